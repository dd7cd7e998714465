import type { Goal } from '../../domain/goal.js';
import { idleBecause } from '../../domain/goal-match/idle.js';
import type { Hits } from '../../domain/goal-match/numbered-goals.js';
import type { View } from '../answer.js';
import { toJson } from '../json.js';
import type { LineSink } from '../line-sink.js';

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

/** What stands in front of the number of an event's line, in its line of JSON. */
const head = Buffer.from('{"line":');

/** Adds an event of a stream as one line of JSON; what goals are named in it is worked out once for each answer. */
export function eventLines(goals: readonly Goal[], lines: LineSink): (line: number, hits: Hits) => void {
  const known = new WeakMap<Hits, Uint8Array>();
  const named = (positions: readonly number[]) =>
    positions.map((position) => ({ id: goals[position]?.id ?? null, name: goals[position]?.name ?? null }));
  return (line, hits) => {
    let tail = known.get(hits);
    if (tail === undefined) {
      const { matched, undetermined } = hits;
      tail = Buffer.from(`,"matched":${toJson(named(matched))},"undetermined":${toJson(named(undetermined))}}\n`);
      known.set(hits, tail);
    }
    lines.add(head, line, tail);
  };
}
