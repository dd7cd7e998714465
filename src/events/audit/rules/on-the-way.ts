import { type AuditFinding, goalOf } from '../finding.js';
import type { AuditRule } from '../view.js';

/** Codes about money matter only where a goal records what the event carries. */
const aboutMoney = /^(revenue|total|value)-/;

/** What happens to events, and to their money, on the way from the call to Microsoft; of those that a goal counts. */
export const onTheWay: AuditRule = (view) =>
  (view.sent ?? []).flatMap((each) => {
    const goals = view.hits.goalsOf(each).filter((goal) => view.telling.includes(goal));
    const recording = goals.filter(({ revenue }) => revenue?.type === 'VariableValue');
    return each.warnings.flatMap(({ code, message, lost }): AuditFinding[] => {
      const [goal] = lost || !aboutMoney.test(code) ? goals : recording;
      if (goal === undefined) return [];
      const severity = lost ? 'error' : 'warning';
      return [{ code, severity, goal: goalOf(goal), event: each.name, message, fix: view.mapCommand }];
    });
  });
