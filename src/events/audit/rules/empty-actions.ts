import type { EventSource } from '../../../domain/event-source.js';
import type { Goal } from '../../../domain/goal.js';
import { quote } from '../../../domain/quote.js';
import { isTrackAlone } from '../catch-all.js';
import { type AuditFinding, goalOf } from '../finding.js';
import { conditionFlags, pauseOf, updateOf } from '../fix.js';
import { spellings } from '../spellings.js';
import { type AuditRule, namesAreLabels } from '../view.js';

/** Goals on an action that says nothing: `track`, of every event in device mode, and `page_view`, of none. */
export const emptyActions: AuditRule = ({ active, sent, source }) => {
  const labelLike = spellings((sent ?? []).map(({ event }) => event.label));
  return active.flatMap((goal) => {
    // What the goal was for can only be told by what it is called.
    if (isTrackAlone(goal)) return [trackAlone(goal, labelLike(goal.name ?? ''), source)];
    return isPageView(goal) ? [pageView(goal)] : [];
  });
};

function trackAlone(goal: Goal, meant: string | null, source: EventSource | null): AuditFinding {
  return {
    code: 'action-only-track',
    severity: source === null || namesAreLabels(source) ? 'error' : 'warning',
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
