import { goalOf } from '../finding.js';
import { resumeOf } from '../fix.js';
import type { AuditRule } from '../view.js';

/** A paused goal counts nothing. */
export const pausedGoals: AuditRule = ({ goals }) =>
  goals
    .filter(({ status }) => status === 'Paused')
    .map((goal) => ({
      code: 'goal-paused',
      severity: 'info',
      goal: goalOf(goal),
      event: null,
      message: 'the goal is paused: it counts nothing',
      fix: resumeOf(goal),
    }));
