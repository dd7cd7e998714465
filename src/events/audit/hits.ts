import { type EventGoal, type EventPair, eventPairs, type Goal } from '../../domain/goal.js';
import { compileGoal, type GoalMatcher } from '../../domain/goal-match/compile-goal.js';
import { compileGoals, type GoalSet } from '../../domain/goal-match/compile-goals.js';
import type { RegexEngine } from '../../domain/goal-match/regex-engine.js';
import type { EventMember, SentEvent } from './sent-event.js';

/** `maybe`: the documents, or the values of properties, leave it open. */
export type Hit = 'yes' | 'maybe' | 'no';

/** Which events count for which goals. */
export interface Hits {
  of(goal: Goal, sent: SentEvent): Hit;
  /** The goals that an event counts for, surely or maybe. */
  goalsOf(sent: SentEvent): Goal[];
  /** The events that count for a goal, surely or maybe. */
  eventsOf(goal: Goal): SentEvent[];
  /** Matches goals that are not there like this, or events that are not sent like this: to find out what is wrong. */
  set(goals: readonly Goal[]): GoalSet;
  /** The same of one goal. */
  matcher(goal: Goal): GoalMatcher;
}

export function hitsOf(goals: readonly Goal[], sent: readonly SentEvent[], regex: RegexEngine): Hits {
  const sets = goalSets(goals, regex);
  const byEvent = new Map<SentEvent, Map<Goal, Hit>>();
  const byGoal = new Map<Goal, SentEvent[]>(goals.map((goal) => [goal, []]));
  for (const each of sent) {
    const found = new Map<Goal, Hit>();
    for (const [position, hit] of positionsOf(each, sets)) {
      const goal = goals[position];
      if (goal === undefined) continue;
      found.set(goal, hit);
      byGoal.get(goal)?.push(each);
    }
    byEvent.set(each, found);
  }
  const matchers = new WeakMap<Goal, GoalMatcher>();
  return {
    of: (goal, each) => byEvent.get(each)?.get(goal) ?? 'no',
    goalsOf: (each) => [...(byEvent.get(each)?.keys() ?? [])],
    eventsOf: (goal) => byGoal.get(goal) ?? [],
    set: (others) => compileGoals(others, regex),
    matcher(goal) {
      const matcher = matchers.get(goal) ?? compileGoal(goal, regex);
      matchers.set(goal, matcher);
      return matcher;
    },
  };
}

type GoalSets = (without: readonly EventMember[]) => GoalSet;

/** The goals as they are, and without what they say about some members, each set made when it is first wanted. */
function goalSets(goals: readonly Goal[], regex: RegexEngine): GoalSets {
  const made = new Map<string, GoalSet>();
  return (without) => {
    const key = without.join();
    const set =
      made.get(key) ??
      compileGoals(
        goals.map((goal) => (goal.type === 'Event' ? strip(goal, without) : goal)),
        regex,
      );
    made.set(key, set);
    return set;
  };
}

function positionsOf({ event, values, unknown }: SentEvent, sets: GoalSets): Map<number, Hit> {
  const found = new Map<number, Hit>();
  const maybe = (positions: readonly number[]) => {
    for (const position of positions) if (!found.has(position)) found.set(position, 'maybe');
  };
  const forms = values.length === 0 ? [event] : values.map((value) => ({ ...event, value }));
  const hits = forms.map((form) => sets([]).match(form));
  for (const { matched } of hits) for (const position of matched) found.set(position, 'yes');
  for (const { undetermined } of hits) maybe(undetermined);
  // Whatever a goal wants of a member that only the running site knows, it may be so.
  if (unknown.length > 0) {
    const { matched, undetermined } = sets(unknown).match(event);
    maybe(matched);
    maybe(undetermined);
  }
  return found;
}

/** A goal that says nothing about these members. */
export function strip(goal: EventGoal, members: readonly EventMember[]): EventGoal {
  const stripped = { ...goal };
  for (const pair of eventPairs.filter((each: EventPair) => members.includes(each))) {
    stripped[`${pair}Expression`] = null;
    stripped[`${pair}Operator`] = null;
  }
  if (members.includes('value')) Object.assign(stripped, { value: null, valueOperator: null });
  return stripped;
}
