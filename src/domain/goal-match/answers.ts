import type { Goal } from '../goal.js';
import type { GoalMatcher } from './compile-goal.js';
import { type NearMiss, nearMiss } from './near-miss.js';
import type { ConditionVerdict, Matchable, Verdict } from './verdict.js';

/** A condition that did not hold, and what the event has that comes near. */
export interface Why extends ConditionVerdict {
  near: NearMiss | null;
}

/** What is said of one goal about one event. */
export interface GoalAnswer {
  goal: Goal;
  verdict: Omit<Verdict, 'why'>;
  why: Why[];
}

/**
 * What is said of the goals about an event: those that count it first, then what is undetermined, then the misses, the
 * nearest before the others. What one call leads to may be several events: the best verdict is told.
 */
export function answersTo(
  events: readonly Matchable[],
  goals: readonly { goal: Goal; match: GoalMatcher }[],
): GoalAnswer[] {
  const answers = goals.flatMap(({ goal, match }) => {
    const all = events.map((event) => answerOf(goal, match(event), event)).sort((a, b) => rank(a) - rank(b));
    return all.slice(0, 1);
  });
  return answers.sort((a, b) => rank(a) - rank(b));
}

function answerOf(goal: Goal, { why, ...verdict }: Verdict, event: Matchable): GoalAnswer {
  return { goal, verdict, why: why.map((each) => ({ ...each, near: nearMiss(each, event) })) };
}

/** The smaller, the more it is worth a look. */
function rank({ verdict, why }: GoalAnswer): number {
  if (verdict.matches === true) return 0;
  if (verdict.matches === null) return 1;
  if (why.some(({ near }) => near !== null)) return 2;
  if (verdict.rule === 'not-all-conditions') return 3;
  return why.length > 0 ? 4 : 5;
}
