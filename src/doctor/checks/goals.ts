import type { Goal, GoalTrackingStatus } from '../../domain/goal.js';
import type { Check } from '../check.js';
import { info, ok, warning } from '../finding.js';
import { counted, naming } from '../naming.js';

/** conversiongoaltrackingstatus.md; app, offline and in-store goals have fewer, or none. */
const reasons: Record<Exclude<GoalTrackingStatus, 'RecordingConversions'>, string> = {
  TagUnverified: 'its tag was never called',
  NoRecentConversions: 'no conversion in seven days',
  TagInactive: 'its tag is not called lately',
  InactiveDueToTagUnavailable: 'the account has lost its tag',
};

/** Every active goal records conversions. */
export const goals: Check = {
  name: 'goals',
  needs: ['read'],
  async look(at) {
    const { goals: all, unread } = await (await at.account()).goals();
    const [missed] = unread;
    if (missed) {
      return warning(
        `goals of the type ${missed.types.join(', ')} cannot be read: ${missed.error.message}`,
        'bingctl goals list',
      );
    }
    const active = all.filter(({ status }) => status === 'Active');
    if (active.length === 0) return info('the account has no active conversion goal', 'bingctl goals create --help');
    const silent = active.flatMap((goal) => {
      const reason = reasonOf(goal);
      return reason === null ? [] : [{ name: goal.name ?? goal.id ?? '', why: reason, status: goal.trackingStatus }];
    });
    if (silent.length === 0) return ok(`${counted(active.length, 'active goal')}, all recording conversions`);
    const tagsFirst = silent.every(({ status }) => status !== 'NoRecentConversions');
    const record = silent.length === 1 ? 'records' : 'record';
    const some = `${silent.length} of ${counted(active.length, 'active goal')}`;
    return warning(
      `${some} ${record} nothing: ${naming(silent)}`,
      tagsFirst ? 'mend the tags first: without calls of its tag no goal records' : 'bingctl goals list',
    );
  },
};

function reasonOf({ trackingStatus }: Goal): string | null {
  if (trackingStatus === null || trackingStatus === 'RecordingConversions') return null;
  return reasons[trackingStatus] ?? trackingStatus;
}
