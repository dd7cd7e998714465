import type { EventGoal, Goal } from '../../../domain/goal.js';
import { type AuditFinding, goalOf } from '../finding.js';
import { pauseOf } from '../fix.js';
import { cutOff } from '../unmatched/cut-off.js';
import { nearMiss } from '../unmatched/near-miss.js';
import { needsValue } from '../unmatched/needs-value.js';
import { otherTag } from '../unmatched/other-tag.js';
import type { Reason } from '../unmatched/reason.js';
import { swapped } from '../unmatched/swapped.js';
import { type AuditRule, type AuditView, eventsOf } from '../view.js';

/** Why a goal can count nothing, the surest first. */
const reasons: readonly Reason[] = [otherTag, swapped, needsValue, cutOff, nearMiss];

/** Goals that nothing that is sent can ever trigger, with what they were probably meant to be. */
export const unmatchedGoals: AuditRule = (view) => {
  const { sent, active } = view;
  if (sent === null) return [];
  const events = active.filter((goal) => isEvent(goal) && !isPageView(goal) && eventsOf(goal, view).length === 0);
  return [...events.map((goal) => whyNot(goal as EventGoal, view)), ...view.unvisited.map(unvisited)];
};

function whyNot(goal: EventGoal, view: AuditView): AuditFinding {
  for (const reason of reasons) {
    const found = reason(goal, view);
    if (found) return { severity: 'error', goal: goalOf(goal), ...found };
  }
  return {
    code: 'never-matches',
    severity: view.isSample ? 'warning' : 'error',
    goal: goalOf(goal),
    event: null,
    message: view.isSample
      ? 'no event of the sample counts for the goal'
      : 'no event of the plan can ever count for the goal',
    fix: pauseOf(goal),
  };
}

function unvisited(goal: Goal): AuditFinding {
  return {
    code: 'never-matches',
    severity: 'warning',
    goal: goalOf(goal),
    event: null,
    message: 'no page of the sample counts for the goal',
    fix: pauseOf(goal),
  };
}

function isEvent(goal: Goal): boolean {
  return goal.type === 'Event';
}

/** Told of by a rule of its own. */
function isPageView(goal: Goal): boolean {
  return goal.type === 'Event' && goal.actionExpression?.toLowerCase() === 'page_view';
}
