import type { EventGoal } from '../../../domain/goal.js';
import type { Matchable } from '../../../domain/goal-match/verdict.js';
import type { Hits } from '../hits.js';
import type { SentEvent } from '../sent-event.js';
import type { Cause } from './reason.js';

/** What is other than it is. */
export interface AsIf {
  goal?: (goal: EventGoal) => EventGoal;
  /** null: the event has no such form. */
  event?: (sent: SentEvent) => Matchable | null;
}

/** The first event that each goal would surely count, if it or the event were other than it is; goals with none are left out. */
export function firstCounted(
  goals: readonly EventGoal[],
  events: readonly SentEvent[],
  hits: Hits,
  { goal: goalAs = (goal) => goal, event: eventAs = ({ event }) => event }: AsIf,
): Map<EventGoal, SentEvent> {
  const found = new Map<EventGoal, SentEvent>();
  const set = hits.set(goals.map(goalAs));
  for (const each of events) {
    if (found.size === goals.length) break;
    const form = eventAs(each);
    if (form === null) continue;
    for (const position of set.match(form).matched) {
      const goal = goals[position];
      if (goal !== undefined && !found.has(goal)) found.set(goal, each);
    }
  }
  return found;
}

export function causes(
  found: ReadonlyMap<EventGoal, SentEvent>,
  causeOf: (goal: EventGoal, sent: SentEvent) => Cause,
): Map<EventGoal, Cause> {
  return new Map([...found].map(([goal, sent]) => [goal, causeOf(goal, sent)]));
}
