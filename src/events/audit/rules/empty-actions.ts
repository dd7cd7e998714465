import type { Goal } from '../../../domain/goal.js';
import { nearest } from '../../../domain/nearest.js';
import { quote } from '../../../domain/quote.js';
import { isTrackAlone } from '../catch-all.js';
import { type AuditFinding, goalOf } from '../finding.js';
import { conditionFlags, pauseOf, updateOf } from '../fix.js';
import { distinctNames, likeness } from '../likeness.js';
import { type AuditRule, type AuditView, namesAreLabels } from '../view.js';

/** Goals on an action that says nothing: `track`, of every event in device mode, and `page_view`, of none. */
export const emptyActions: AuditRule = (view) =>
  view.active.flatMap((goal) => {
    if (isTrackAlone(goal)) return [trackAlone(goal, view)];
    return isPageView(goal) ? [pageView(goal)] : [];
  });

function trackAlone(goal: Goal, view: AuditView): AuditFinding {
  const labels = distinctNames((view.sent ?? []).map(({ event }) => event.label));
  const name = goal.name ?? '';
  // What the goal was for can only be told by what it is called.
  const meant = labels.find((label) => likeness(label) === likeness(name)) ?? nearest(name, labels);
  return {
    code: 'action-only-track',
    severity: view.source === null || namesAreLabels(view.source) ? 'error' : 'warning',
    goal: goalOf(goal),
    event: meant,
    message: 'Segment and RudderStack send the action "track" with every event: the goal counts them all',
    fix: meant === null ? pauseOf(goal) : updateOf(goal, ...conditionFlags('label', meant)),
  };
}

function pageView(goal: Goal): AuditFinding {
  const action = goal.type === 'Event' ? (goal.actionExpression ?? '') : '';
  return {
    code: 'goal-on-page-view',
    severity: 'error',
    goal: goalOf(goal),
    event: null,
    message: `the action ${quote(action)} makes a page load, which no event goal counts: a url goal does`,
    fix: pauseOf(goal),
  };
}

/** A push with this action is the page load of a single-page application. */
export function isPageView(goal: Goal): boolean {
  return goal.type === 'Event' && goal.actionExpression?.toLowerCase() === 'page_view';
}
