import type { Context } from '../../context.js';
import type { Goal } from '../../domain/goal.js';
import { answersTo, type GoalAnswer } from '../../domain/goal-match/answers.js';
import { compileGoal } from '../../domain/goal-match/compile-goal.js';
import type { Matchable } from '../../domain/goal-match/verdict.js';
import { theOne } from '../../domain/named.js';
import { type BingctlError, usage } from '../../errors.js';
import { regexFor } from '../../matching/regex.js';
import { type Answer, list } from '../../render/answer.js';
import { goalAnswerView } from '../../render/views/goal-answer.js';
import { eventStream } from './event-stream.js';
import { goalsOfFile } from './listed-file.js';
import { type EventFlags, eventOf } from './one-event.js';
import { named, unreadTypes } from './reading.js';

export interface Input extends EventFlags {
  events?: string;
  goals?: string;
  tag?: string;
  misses: number;
}

/** What the events are matched against. */
export interface Against {
  goals: Goal[];
  /** The id of the tag that they were sent with, where that is said. */
  tagId: string | null;
  /** Some goals could not be read. */
  failure: BingctlError | null;
}

export async function run(input: Input, ctx: Context): Promise<Answer> {
  const events = eventOf(input, ctx);
  if (events && input.events !== undefined) throw usage('--events holds the events: leave the flags of one event out');
  if (input.goals === '-' && !events && (input.events ?? '-') === '-') {
    throw usage('only one of --goals and --events can be standard input');
  }
  const against = await goalsToMatch(input, ctx);
  return events ? answer(events, against, input.misses) : eventStream(input, against, ctx);
}

/** The goals of the account, or those of a file, for which nobody is asked. */
async function goalsToMatch({ goals, tag }: Input, ctx: Context): Promise<Against> {
  if (goals !== undefined) {
    return { goals: await goalsOfFile(goals, ctx), tagId: tag ?? null, failure: null };
  }
  const campaigns = await ctx.campaigns();
  const tagId = tag === undefined ? null : theOne('UET tag', tag, await campaigns.tags()).id;
  const listing = await ctx.progress('Reading conversion goals', () => campaigns.goals());
  if (listing.unavailable.length > 0) {
    ctx.note(`This account is not enabled for goals of type ${named(listing.unavailable)}.`);
  }
  return { goals: listing.goals, tagId, failure: unreadTypes(listing) };
}

async function answer(events: Matchable[], { goals, tagId, failure }: Against, misses: number): Promise<Answer> {
  if (tagId !== null) for (const event of events) event.tagId ??= tagId;
  const regex = await regexFor(goals);
  const answers = answersTo(
    events,
    goals.map((goal) => ({ goal, match: compileGoal(goal, regex) })),
  );
  const hits = answers.filter(({ verdict }) => verdict.matches !== false).length;
  return list<GoalAnswer>(answers, goalAnswerView, {
    whenEmpty:
      events.length === 0 ? 'Nothing reaches Microsoft, so no goal counts it.' : 'There are no conversion goals.',
    atMost: {
      rows: hits + misses,
      rest: (left) => `${left} more goals miss it: --misses ${left + misses} shows them.`,
    },
    failure,
  });
}
