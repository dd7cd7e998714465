import type { Goal } from '../../domain/goal.js';
import { compileGoal, type GoalMatcher } from '../../domain/goal-match/compile-goal.js';
import type { RegexEngine } from '../../domain/goal-match/regex-engine.js';
import type { Verdict } from '../../domain/goal-match/verdict.js';
import type { UetEvent } from '../../domain/uet-event.js';
import type { SentEvent } from './sent-event.js';

/** Whether an event counts for a goal; `maybe` where the documents, or the values of properties, leave it open. */
export type Hit = 'yes' | 'maybe' | 'no';

/** Which events count for which goals. */
export interface Hits {
  of(goal: Goal, sent: SentEvent): Hit;
  /** The same of an event that is not sent like this, to find out what is wrong with a goal. */
  verdict(goal: Goal, event: UetEvent): Verdict;
}

export function hitsOf(goals: readonly Goal[], regex: RegexEngine): Hits {
  const matchers = new Map<Goal, GoalMatcher>(goals.map((goal) => [goal, compileGoal(goal, regex)]));
  const known = new Map<Goal, Map<SentEvent, Hit>>(goals.map((goal) => [goal, new Map()]));
  const verdict = (goal: Goal, event: UetEvent) => (matchers.get(goal) ?? compileGoal(goal, regex))(event);
  return {
    verdict,
    of(goal, sent) {
      const cache = known.get(goal);
      const hit = cache?.get(sent) ?? judge((event) => verdict(goal, event), sent);
      cache?.set(sent, hit);
      return hit;
    },
  };
}

function judge(verdict: (event: UetEvent) => Verdict, { event, values, unknown }: SentEvent): Hit {
  const forms = values.length === 0 ? [event] : values.map((value) => ({ ...event, value }));
  const verdicts = forms.map(verdict);
  if (verdicts.some(({ matches }) => matches === true)) return 'yes';
  return verdicts.some((each) => isOpen(each, unknown)) ? 'maybe' : 'no';
}

/** Nothing speaks against it but what only the running site knows. */
function isOpen({ matches, why }: Verdict, unknown: SentEvent['unknown']): boolean {
  if (matches === null) return true;
  return why.length > 0 && why.every(({ holds, field }) => holds === null || unknown.some((each) => each === field));
}
