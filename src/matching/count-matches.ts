import type { GoalSet } from '../domain/goal-match/compile-goals.js';
import type { Hits } from '../domain/goal-match/numbered-goals.js';
import { readJsonLines } from '../files/json-lines.js';
import type { ReadEvents } from './event-lines.js';

/** How often one goal was met. */
export interface Count {
  matched: number;
  undetermined: number;
  /** The first line that it matched, from 1. */
  firstLine: number | null;
}

/** What a stream of events came to. */
export interface Tally {
  /** By the positions of the goals in the set. */
  counts: Count[];
  lines: number;
  events: number;
  /** Lines that lead to no event, such as calls that the source does not pass on. */
  silent: number;
  /** Events that no goal counts for sure. */
  uncounted: number;
  malformed: number;
  /** The first of them. */
  firstMalformed: { line: number; why: string }[];
}

export interface Counting {
  set: GoalSet;
  goals: number;
  read: ReadEvents;
  /** Hears of each event. */
  each: ((line: number, hits: Hits) => void) | null;
  /** After every piece; false ends the counting. */
  pause(bytes: number): boolean | Promise<boolean>;
}

/** Malformed lines beyond these are only counted. */
const namedLines = 10;

/** Matches the events of JSON Lines, in constant memory. */
export async function countMatches(pieces: AsyncIterable<Uint8Array | string>, work: Counting): Promise<Tally> {
  const { set, read, each, pause } = work;
  const counts = Array.from({ length: work.goals }, (): Count => ({ matched: 0, undetermined: 0, firstLine: null }));
  const tally: Tally = { counts, lines: 0, events: 0, silent: 0, uncounted: 0, malformed: 0, firstMalformed: [] };

  function take(hits: Hits, line: number): void {
    tally.events += 1;
    if (hits.matched.length === 0) tally.uncounted += 1;
    for (const position of hits.matched) {
      const count = counts[position] as Count;
      count.matched += 1;
      count.firstLine ??= line;
    }
    for (const position of hits.undetermined) (counts[position] as Count).undetermined += 1;
    each?.(line, hits);
  }

  await readJsonLines(pieces, {
    value(value, line, text) {
      const events = read(value, text);
      if (typeof events === 'string') return events;
      tally.lines += 1;
      if (events.length === 0) tally.silent += 1;
      for (const event of events) take(set.match(event), line);
      return null;
    },
    malformed(line, why) {
      tally.lines += 1;
      tally.malformed += 1;
      if (tally.firstMalformed.length < namedLines) tally.firstMalformed.push({ line, why });
    },
    pause,
  });
  return tally;
}
