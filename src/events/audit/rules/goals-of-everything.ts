import { alwaysTrue } from '../catch-all.js';
import { type AuditFinding, goalOf } from '../finding.js';
import { pauseOf } from '../fix.js';
import type { AuditRule } from '../view.js';

/** Goals whose condition every visit, page or event fulfils. */
export const goalsOfEverything: AuditRule = ({ active, hits }) =>
  active.flatMap((goal): AuditFinding[] => {
    const message = alwaysTrue(goal, hits);
    if (message === null) return [];
    return [{ code: 'always-true', severity: 'error', goal: goalOf(goal), event: null, message, fix: pauseOf(goal) }];
  });
