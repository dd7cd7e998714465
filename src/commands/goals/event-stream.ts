import type { Context } from '../../context.js';
import { compileGoals } from '../../domain/goal-match/compile-goals.js';
import { BingctlError } from '../../errors.js';
import { inputName, inputSize, openInput } from '../../files/input.js';
import { readJsonValues } from '../../files/json-values.js';
import { countMatches, emptyTally, type Tally } from '../../matching/count-matches.js';
import { eventReader } from '../../matching/event-lines.js';
import { regexFor } from '../../matching/regex.js';
import { type Answer, list } from '../../render/answer.js';
import { eventLines, type GoalCount, goalCountView } from '../../render/views/goal-count.js';
import { type DestinationFlags, destinationOf } from '../events/destination.js';
import { createMalformedLines } from '../events/malformed-lines.js';
import type { Against } from './match.js';

interface Flags extends DestinationFlags {
  events?: string;
  misses: number;
}

/**
 * How many events of a stream each goal counts. Where one object a line is wanted, a line for each event leaves instead, as
 * the events come.
 */
export async function eventStream(flags: Flags, against: Against, ctx: Context): Promise<Answer> {
  const { goals, tagId } = against;
  const path = flags.events ?? '-';
  const destination = flags.source === undefined ? unmapped : destinationOf(flags);
  const malformed = createMalformedLines((text) => ctx.warn(text));
  const tally = emptyTally(goals.length);
  const lines = ctx.lines();
  const work = {
    set: compileGoals(goals, await regexFor(goals)),
    read: eventReader({ ...destination, tagId }),
    malformed: malformed.add,
    each: lines && eventLines(goals, lines),
    pause: async () => lines === null || lines.flush(),
  };
  const stopped = await whileRead(path, ctx, (bytes) =>
    countMatches(readJsonValues(inputName(path), bytes, malformed.add), tally, work),
  );
  ctx.note(summary(tally));
  const partly = malformed.count > 0 ? new BingctlError('partial', malformed.summary(tally.calls), { hint: '' }) : null;
  return list<GoalCount>(lines ? [] : mostFirst(against, tally), goalCountView, {
    ...(lines === null && { whenEmpty: 'There are no conversion goals.' }),
    atMost: atMost(tally, flags.misses),
    failure: stopped ?? against.failure ?? partly,
  });
}

/** Without a source the events are what reaches Microsoft. */
const unmapped = { source: null, settings: {}, reading: 'shipped' } as const;

const megabyte = 1024 * 1024;

/** Has the bytes read, showing how far it is. What was counted until somebody stopped it is an answer, too. */
async function whileRead(
  path: string,
  ctx: Context,
  work: (bytes: AsyncIterable<Buffer>) => Promise<void>,
): Promise<BingctlError | null> {
  const size = await inputSize(ctx.io, path);
  const toRead = size === null ? undefined : Math.floor(size / megabyte);
  const reading = async (step: (done: number) => void) => {
    let read = 0;
    async function* told() {
      for await (const chunk of openInput(ctx.io, path, ctx.interrupt.first)) {
        read += chunk.length;
        step(Math.floor(read / megabyte));
        yield chunk;
      }
    }
    await work(told());
  };
  try {
    await ctx.progress('Matching events, MB read', reading, toRead);
    return null;
  } catch (error) {
    if (error instanceof BingctlError && error.kind === 'interrupted') return error;
    throw error;
  }
}

function mostFirst({ goals }: Against, { counts }: Tally): GoalCount[] {
  const rows = goals.flatMap((goal, position) => {
    const count = counts[position];
    return count ? [{ goal, ...count }] : [];
  });
  return rows.sort((a, b) => b.matched - a.matched || b.undetermined - a.undetermined);
}

function atMost({ counts }: Tally, misses: number): Required<Answer>['atMost'] {
  const met = counts.filter(({ matched, undetermined }) => matched + undetermined > 0).length;
  const rest = (left: number) => `${left} more goals count none of them: --misses ${left + misses} shows them.`;
  return { rows: met + misses, rest };
}

function summary({ events, calls, silent, uncounted }: Tally): string {
  const of = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
  const none = silent === 0 ? '' : `; ${silent} of ${of(calls, 'call')} lead to none`;
  return `${of(events, 'event')}, ${uncounted} of them counted by no goal${none}.`;
}
