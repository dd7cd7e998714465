import type { Context } from '../../context.js';
import type { Goal, GoalStatus, GoalTrackingStatus, GoalType } from '../../domain/goal.js';
import { theOne } from '../../domain/named.js';
import { type Answer, list } from '../../render/answer.js';
import { goalView } from '../../render/views/goal.js';
import { named, unreadTypes } from './reading.js';

export interface Input {
  type?: GoalType;
  tag?: string;
  status?: GoalStatus;
  trackingStatus?: GoalTrackingStatus;
}

export async function run(input: Input, ctx: Context): Promise<Answer> {
  const campaigns = await ctx.campaigns();
  const tag = input.tag === undefined ? null : theOne('UET tag', input.tag, await campaigns.tags());
  const listing = await ctx.progress('Reading conversion goals', () =>
    tag ? campaigns.goalsOfTags([tag.id]) : campaigns.goals(),
  );
  const wants = (goal: Goal) =>
    (!input.type || goal.type === input.type) &&
    (!input.status || goal.status === input.status) &&
    (!input.trackingStatus || goal.trackingStatus === input.trackingStatus);
  const asked = listing.unavailable.filter((type) => !input.type || type === input.type);
  if (asked.length > 0) ctx.note(`This account is not enabled for goals of type ${named(asked)}.`);

  // An account without goals is an answer, not a failure: the exit code stays 0.
  return list<Goal>(listing.goals.filter(wants), goalView, {
    whenEmpty: whenEmpty(input, tag?.name),
    ...(listing.goals.length === 0 && { next: 'bingctl goals create --help' }),
    failure: unreadTypes(listing, input.type),
  });
}

function whenEmpty(input: Input, tagName: string | undefined): string {
  if (input.type || input.status || input.trackingStatus) return 'No conversion goal is like that.';
  return tagName === undefined ? 'This account has no conversion goals yet.' : `No goal uses the UET tag "${tagName}".`;
}
