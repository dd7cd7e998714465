import { type AuditFinding, goalOf } from '../finding.js';
import { resumeOf } from '../fix.js';
import type { SentEvent } from '../sent-event.js';
import type { AuditRule, AuditView } from '../view.js';

/** Important events that no goal counts. */
export const missingGoals: AuditRule = (view) =>
  (view.sent ?? []).flatMap((each) => {
    const importance = each.event.evt === 'custom' && !each.deprecated ? view.importanceOf(each) : null;
    if (importance === null || view.active.some((goal) => view.hits.of(goal, each) !== 'no')) return [];
    return [missing(each, importance === 'named', view)];
  });

function missing(each: SentEvent, isNamed: boolean, view: AuditView): AuditFinding {
  const asleep = view.goals.find((goal) => goal.status === 'Paused' && view.hits.of(goal, each) === 'yes');
  const counts = each.count === null ? '' : `, which came ${each.count} times,`;
  const severity = isNamed ? 'error' : 'warning';
  if (asleep) {
    const message = `the event${counts} counts for a paused goal only`;
    return {
      code: 'event-without-goal',
      severity,
      goal: goalOf(asleep),
      event: each.name,
      message,
      fix: resumeOf(asleep),
    };
  }
  return {
    code: 'event-without-goal',
    severity,
    goal: null,
    event: each.name,
    message: `no goal counts the event${counts.replace(/,$/, '')}`,
    fix: view.createFor(each),
  };
}
