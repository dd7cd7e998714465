import { type AuditFinding, goalOf } from '../finding.js';
import { command } from '../fix.js';
import { type AuditRule, eventsOf } from '../view.js';

/** What happens to the money of events on their way to Microsoft, where a goal with a variable revenue records it. */
export const lostMoney: AuditRule = (view) =>
  view.active
    .filter(({ revenue }) => revenue?.type === 'VariableValue')
    .flatMap((goal) =>
      eventsOf(goal, view).flatMap(({ name, warnings }) =>
        warnings.map(
          ({ code, message }): AuditFinding => ({
            ...{ code, severity: 'warning', goal: goalOf(goal), event: name, message },
            fix: command('events', 'map', '--help'),
          }),
        ),
      ),
    );
