import type { Goal } from '../goal.js';
import { fixedVerdict } from './compile-goal.js';
import type { Met, Numbered } from './condition-table.js';
import { conditionsOf } from './conditions.js';
import type { RegexEngine } from './regex-engine.js';
import type { Matchable } from './verdict.js';

/** The goals that an event counts for, as positions in what was compiled, in their order. */
export interface Hits {
  matched: readonly number[];
  undetermined: readonly number[];
}

/** An event, and the conditions that it meets. */
export interface MetByEvent {
  event: Matchable;
  /** By its address, if it has one. */
  url: Met;
  fields: readonly Met[];
}

/** A goal of the set, its conditions by their numbers. */
interface Entry {
  position: number;
  tagId: string | null;
  isUrl: boolean;
  conditions: readonly number[];
}

export interface NumberedGoals {
  /** Each once, whatever number of goals has it. */
  conditions: readonly Numbered[];
  resolve(met: MetByEvent): Hits;
}

/** Numbers the conditions of the goals, and finds the goals by the conditions that are met. */
export function numberGoals(goals: readonly Goal[], regex: RegexEngine): NumberedGoals {
  const conditions = new Map<string, Numbered>();
  const entries: Entry[] = [];
  /** Goals that cannot be judged, whatever the event. */
  const never: number[] = [];
  for (const [position, goal] of goals.entries()) {
    const own = conditionsOf(goal, regex);
    const numbers = own.map((condition) => {
      const name = `${condition.field} ${condition.operator} ${condition.expected}`;
      const known = conditions.get(name) ?? { ...condition, number: conditions.size };
      conditions.set(name, known);
      return known.number;
    });
    const fixed = fixedVerdict(goal, own);
    if (fixed === null) entries.push({ position, tagId: goal.tagId, isUrl: goal.type === 'Url', conditions: numbers });
    else if (fixed.matches === null) never.push(position);
  }
  const byCondition = rarestFirst(entries);
  const urls = entries.filter(({ isUrl }) => isUrl);
  return {
    conditions: [...conditions.values()],
    resolve(met) {
      const hits = { matched: [] as number[], undetermined: [...never] };
      const all = [met.url, ...met.fields];
      const holds = new Set(all.flatMap((each) => each.holds));
      const open = new Set(all.flatMap((each) => each.undetermined));
      const candidates = [...holds, ...open].flatMap((number) => byCondition.get(number) ?? []);
      if (met.event.url === undefined && met.event.evt === 'pageLoad') candidates.push(...urls);
      for (const entry of candidates) {
        const answer = judge(entry, met, holds, open);
        if (answer !== false) (answer === null ? hits.undetermined : hits.matched).push(entry.position);
      }
      const inOrder = (a: number, b: number) => a - b;
      return { matched: hits.matched.sort(inOrder), undetermined: hits.undetermined.sort(inOrder) };
    },
  };
}

/** The goals by one of their conditions, the one that the fewest share. */
function rarestFirst(entries: readonly Entry[]): Map<number, Entry[]> {
  const shared = new Map<number, number>();
  for (const { conditions } of entries) {
    for (const number of conditions) shared.set(number, (shared.get(number) ?? 0) + 1);
  }
  const found = new Map<number, Entry[]>();
  for (const entry of entries) {
    const rarest = entry.conditions.reduce((a, b) => ((shared.get(b) ?? 0) < (shared.get(a) ?? 0) ? b : a));
    const others = found.get(rarest);
    if (others) others.push(entry);
    else found.set(rarest, [entry]);
  }
  return found;
}

function judge(entry: Entry, met: MetByEvent, holds: Set<number>, open: Set<number>): boolean | null {
  const { event } = met;
  if (entry.tagId !== null && event.tagId !== undefined && event.tagId !== entry.tagId) return false;
  if (entry.isUrl) {
    if (event.url === undefined) return event.evt === 'pageLoad' ? null : false;
    // Whether the address of a custom event counts is not documented.
    const isSure = event.evt === 'pageLoad' && entry.conditions.every((number) => holds.has(number));
    return isSure ? true : null;
  }
  if (event.evt !== 'custom') return false;
  if (!entry.conditions.every((number) => holds.has(number) || open.has(number))) return false;
  return entry.conditions.every((number) => holds.has(number)) ? true : null;
}
