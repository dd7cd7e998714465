import type { Goal, GoalTrackingStatus } from '../../domain/goal.js';
import type { Check } from '../check.js';
import { info, ok, type Verdict, warning } from '../finding.js';
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
      const types = missed.types.join(', ');
      return warning(`goals of the types ${types} cannot be read: ${missed.error.message}`, 'bingctl goals list');
    }
    return judge(all.filter(({ status }) => status === 'Active'));
  },
};

function judge(active: readonly Goal[]): Verdict {
  if (active.length === 0) return info('the account has no active conversion goal', 'bingctl goals create --help');
  const silent = active.filter(isSilent);
  if (silent.length === 0) return ok(`${counted(active.length, 'active goal')}, all recording conversions`);
  const named = naming(
    silent.map(({ id, name, trackingStatus }) => ({ name: name ?? id ?? '', why: why(trackingStatus) })),
  );
  const some = `${silent.length} of ${counted(active.length, 'active goal')}`;
  const tagsFirst = silent.every(({ trackingStatus }) => trackingStatus !== 'NoRecentConversions');
  return warning(
    `${some} ${silent.length === 1 ? 'records' : 'record'} nothing: ${named}`,
    tagsFirst ? 'mend the tags first: without calls of its tag no goal records' : 'bingctl goals audit',
  );
}

/** null: the type has no such status, or the service gives none. */
function isSilent({ trackingStatus }: Goal): boolean {
  return trackingStatus !== null && trackingStatus !== 'RecordingConversions';
}

function why(status: Goal['trackingStatus']): string {
  return reasons[status as keyof typeof reasons] ?? String(status);
}
