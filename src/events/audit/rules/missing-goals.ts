import { grouped } from '../../../domain/grouped.js';
import { type AuditFinding, goalOf } from '../finding.js';
import { resumeOf } from '../fix.js';
import type { SentEvent } from '../sent-event.js';
import type { AuditRule, AuditView } from '../view.js';

/** Important events that no goal counts. */
export const missingGoals: AuditRule = (view) =>
  // A sample may have one event in several forms, of several categories say: a goal for one of them will do.
  [...grouped(view.sent ?? [], ({ name }) => name).values()].flatMap((forms): AuditFinding[] => {
    const importance = forms.map((each) => importanceOf(each, view)).find((each) => each !== null);
    const [first] = forms;
    return !importance || !first || forms.some((form) => view.counted.has(form))
      ? []
      : [missing(first, importance === 'named', view)];
  });

function importanceOf(each: SentEvent, view: AuditView) {
  return each.event.evt === 'custom' && !each.deprecated ? view.importanceOf(each) : null;
}

function missing(each: SentEvent, isNamed: boolean, view: AuditView): AuditFinding {
  const paused = view.hits.goalsOf(each).find(({ status }) => status === 'Paused');
  const times = each.count === null ? '' : `, which came ${each.count === 1 ? 'once' : `${each.count} times`}`;
  return {
    code: 'event-without-goal',
    severity: isNamed ? 'error' : 'warning',
    goal: paused ? goalOf(paused) : null,
    event: each.name,
    message: paused ? `only a paused goal would count the event${times}` : `no goal counts the event${times}`,
    fix: paused ? resumeOf(paused) : view.createFor(each),
  };
}
