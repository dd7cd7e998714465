import type { Context } from '../../context.js';
import type { Goal, GoalType } from '../../domain/goal.js';
import { goalTypeWords } from '../../domain/goal-words.js';
import { wordOf } from '../../domain/words.js';
import { BingctlError } from '../../errors.js';
import type { Campaigns } from '../../service/campaigns.js';
import type { GoalListing } from '../../service/list-all.js';

/**
 * All goals of the account, for looking names up: a type that could not be read may hold the name, so nothing may be
 * written before it can be (docs/goals.md).
 */
export async function readAllGoals(campaigns: Campaigns, ctx: Context): Promise<Goal[]> {
  const listing = await ctx.progress('Reading conversion goals', () => campaigns.goals());
  // Nothing is printed here, so that a service which could not be reached is just that: exit 6, and not "partly".
  const away = listing.unread.find(({ error }) => error.kind !== 'refused');
  const failure = away?.error ?? unreadTypes(listing);
  if (failure) throw failure;
  return listing.goals;
}

/** The goal types that could not be read as an error, or null when all could: all of those, if one is `asked` for. */
export function unreadTypes({ unread }: GoalListing, asked?: GoalType): BingctlError | null {
  const missed = unread.filter(({ types }) => !asked || types.includes(asked));
  const [first] = missed;
  if (!first) return null;
  const types = named(missed.flatMap((part) => part.types));
  const { code, errorCode, trackingId, message } = first.error;
  return new BingctlError('unread', `the conversion goals of type ${types} could not be read: ${message}`, {
    code,
    errorCode,
    trackingId,
    cause: first.error,
  });
}

/** Types as people write them: `url, in-store`. */
export function named(types: readonly GoalType[]): string {
  return types.map((type) => wordOf(goalTypeWords, type)).join(', ');
}
