import type { EventGoal, Goal } from '../../../domain/goal.js';
import { nameKey } from '../../../domain/named.js';
import { quote } from '../../../domain/quote.js';
import { goalOf } from '../finding.js';
import { conditionFlags, pauseOf, updateOf } from '../fix.js';
import { type AuditRule, eventsOf, namesAreLabels } from '../view.js';

/** `track` is the action of every event of a device-mode source, and `page_view` is the action of none. */
export const actionOnly: AuditRule = (view) =>
  view.active.filter(isEvent).flatMap((goal) => {
    const action = nameKey(goal.actionExpression ?? '');
    const isAlone = goal.categoryExpression === null && goal.labelExpression === null && goal.value === null;
    if (action === 'track' && isAlone) {
      const label = eventsOf(goal, view)[0]?.event.label ?? goal.name ?? '';
      return {
        code: 'action-only-track',
        severity: namesAreLabels(view.source) || view.source === null ? 'error' : 'warning',
        goal: goalOf(goal),
        event: null,
        message: 'Segment and RudderStack send the action "track" with every event: the goal counts them all',
        fix: updateOf(goal, ...conditionFlags('label', label)),
      };
    }
    if (action !== 'page_view') return [];
    return {
      code: 'goal-on-page-view',
      severity: 'error',
      goal: goalOf(goal),
      event: null,
      message: `the action ${quote(goal.actionExpression ?? '')} makes a page load, which no event goal counts: a url goal does`,
      fix: pauseOf(goal),
    };
  });

function isEvent(goal: Goal): goal is EventGoal {
  return goal.type === 'Event';
}
