import type { GoalSet } from '../domain/goal-match/compile-goals.js';
import type { Hits } from '../domain/goal-match/numbered-goals.js';
import type { Malformed, NdjsonLine } from '../files/ndjson.js';
import type { ReadEvents } from './event-lines.js';

/** How often one goal was met. */
export interface Count {
  matched: number;
  undetermined: number;
  /** The first line that it matched, from 1. */
  firstLine: number | null;
}

/** What a stream of events came to, so far. */
export interface Tally {
  /** By the positions of the goals in the set. */
  counts: Count[];
  /** Calls that could be read. */
  calls: number;
  events: number;
  /** Calls that lead to no event, such as those that the source does not pass on. */
  silent: number;
  /** Events that no goal counts for sure. */
  uncounted: number;
}

export function emptyTally(goals: number): Tally {
  const counts = Array.from({ length: goals }, (): Count => ({ matched: 0, undetermined: 0, firstLine: null }));
  return { counts, calls: 0, events: 0, silent: 0, uncounted: 0 };
}

export interface Counting {
  set: GoalSet;
  read: ReadEvents;
  malformed: Malformed;
  /** Hears of each event. */
  each: ((line: number, hits: Hits) => void) | null;
  /** After every batch; false ends the counting. */
  pause(): Promise<boolean>;
}

/** Matches a stream of events, in constant memory; `tally` holds what it came to, also when the stream breaks off. */
export async function countMatches(
  batches: AsyncIterable<readonly NdjsonLine[]>,
  tally: Tally,
  { set, read, malformed, each, pause }: Counting,
): Promise<void> {
  function count({ matched, undetermined }: Hits, line: number): void {
    tally.events += 1;
    if (matched.length === 0) tally.uncounted += 1;
    for (const position of matched) {
      const met = tally.counts[position] as Count;
      met.matched += 1;
      met.firstLine ??= line;
    }
    for (const position of undetermined) (tally.counts[position] as Count).undetermined += 1;
  }

  function take({ line, value, text }: NdjsonLine): void {
    const events = read(value, text);
    if (typeof events === 'string') {
      malformed(line, events);
      return;
    }
    tally.calls += 1;
    if (events.length === 0) tally.silent += 1;
    for (const event of events) {
      const hits = set.match(event);
      count(hits, line);
      each?.(line, hits);
    }
  }

  for await (const batch of batches) {
    for (const one of batch) take(one);
    if (!(await pause())) return;
  }
}
