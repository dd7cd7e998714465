import type { Goal } from '../../domain/goal.js';
import { idleBecause } from '../../domain/goal-match/idle.js';
import type { Hits } from '../../domain/goal-match/numbered-goals.js';
import type { View } from '../answer.js';
import { toJson } from '../json.js';

/** How many events of a stream a goal would count. */
export interface GoalCount {
  goal: Goal;
  matched: number;
  undetermined: number;
  /** The first line that it matched, from 1. */
  firstLine: number | null;
}

export const goalCountView: View<GoalCount> = {
  columns: [
    { title: 'id', cell: ({ goal }) => goal.id },
    { title: 'name', cell: ({ goal }) => goal.name, flexible: true, strong: true },
    {
      title: 'matched',
      cell: ({ matched }) => matched,
      align: 'right',
      tone: ({ matched }) => (matched > 0 ? 'good' : 'dim'),
    },
    { title: 'undetermined', cell: ({ undetermined }) => undetermined, align: 'right' },
    { title: 'first line', cell: ({ firstLine }) => firstLine, align: 'right', spare: true },
    { title: 'but', cell: ({ goal }) => idleBecause(goal), spare: true },
  ],
  output: ({ goal, matched, undetermined, firstLine }) => ({
    id: goal.id,
    name: goal.name,
    type: goal.type,
    tagId: goal.tagId,
    status: goal.status,
    trackingStatus: goal.trackingStatus,
    matched,
    undetermined,
    firstLine,
  }),
  id: ({ goal, matched }) => (matched > 0 ? goal.id : null),
  csv: ['id', 'name', 'type', 'tagId', 'status', 'trackingStatus', 'matched', 'undetermined', 'firstLine'],
};

/** An event of a stream as one line of JSON; what goals are named in it is worked out once for each answer. */
export function eventLine(goals: readonly Goal[]): (line: number, hits: Hits) => string {
  const known = new WeakMap<object, string>();
  const named = (positions: readonly number[]) =>
    positions.map((position) => ({ id: goals[position]?.id ?? null, name: goals[position]?.name ?? null }));
  return (line, hits) => {
    let rest = known.get(hits);
    if (rest === undefined) {
      rest = `,"matched":${toJson(named(hits.matched))},"undetermined":${toJson(named(hits.undetermined))}}\n`;
      known.set(hits, rest);
    }
    return `{"line":${line}${rest}`;
  };
}
