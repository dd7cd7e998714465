import type { EventGoal, Goal } from '../../../domain/goal.js';
import { grouped } from '../../../domain/grouped.js';
import { quote } from '../../../domain/quote.js';
import { type AuditFinding, goalOf } from '../finding.js';
import { pauseOf } from '../fix.js';
import type { SentEvent } from '../sent-event.js';
import { cutOff } from '../unmatched/cut-off.js';
import { conditionText, namesake } from '../unmatched/namesake.js';
import { nearMiss } from '../unmatched/near-miss.js';
import { needsValue } from '../unmatched/needs-value.js';
import { oneWrong } from '../unmatched/one-wrong.js';
import { otherTag } from '../unmatched/other-tag.js';
import type { Cause, Reason } from '../unmatched/reason.js';
import { swapped } from '../unmatched/swapped.js';
import type { AuditRule, AuditView } from '../view.js';
import { isPageView } from './empty-actions.js';

/** Why a goal can count nothing, the surest first. */
const reasons: readonly Reason[] = [otherTag, swapped, needsValue, cutOff, nearMiss, oneWrong, namesake];

/** Goals that nothing that is sent can ever trigger, with what they were probably meant to be. */
export const unmatchedGoals: AuditRule = (view) => {
  const { sent, telling, hits, unvisited } = view;
  if (sent === null) return [];
  const events = telling.filter((goal): goal is EventGoal => isEvent(goal) && hits.eventsOf(goal).length === 0);
  const causes = causesOf(events, view);
  const named = grouped(sent, ({ name }) => name);
  return [
    ...events.map((goal) => {
      const cause = causes.get(goal);
      if (cause === undefined) return neverMatches(goal, view);
      const finding: AuditFinding = { severity: 'error', goal: goalOf(goal), ...cause };
      return unlessCounted(finding, goal, named.get(cause.event) ?? [], view);
    }),
    ...unvisited.filter((goal) => telling.includes(goal)).map(notVisited),
  ];
};

function causesOf(goals: readonly EventGoal[], view: AuditView): Map<EventGoal, Cause> {
  const causes = new Map<EventGoal, Cause>();
  for (const reason of reasons) {
    const left = goals.filter((goal) => !causes.has(goal));
    for (const [goal, cause] of reason(left, view)) causes.set(goal, cause);
  }
  return causes;
}

function neverMatches(goal: EventGoal, { isSample }: AuditView): AuditFinding {
  return {
    code: 'never-matches',
    severity: isSample ? 'warning' : 'error',
    goal: goalOf(goal),
    event: null,
    message: `${isSample ? 'no event of the sample has' : 'no event of the plan can have'} ${conditionText(goal)}`,
    fix: pauseOf(goal),
  };
}

/** What another goal counts already needs no second one: mending this goal would count it twice. */
function unlessCounted(finding: AuditFinding, goal: Goal, events: readonly SentEvent[], view: AuditView): AuditFinding {
  const other = events
    .flatMap((each) => view.hits.goalsOf(each))
    .find((each) => view.telling.includes(each) && each.tagId === goal.tagId);
  if (other === undefined) return finding;
  const message = `${finding.message}; ${quote(other.name ?? '')} counts this event already`;
  return { ...finding, message, fix: pauseOf(goal) };
}

function notVisited(goal: Goal): AuditFinding {
  return {
    code: 'never-matches',
    severity: 'warning',
    goal: goalOf(goal),
    event: null,
    message: 'no page of the sample counts for the goal',
    fix: pauseOf(goal),
  };
}

/** Those on a page view are told of by a rule of their own. */
function isEvent(goal: Goal): boolean {
  return goal.type === 'Event' && !isPageView(goal);
}
