import type { View } from '../answer.js';

/** A finding of the audit, as events/audit/finding.ts has it. */
interface Finding {
  code: string;
  severity: 'error' | 'warning' | 'info';
  goal: { id: string | null; name: string | null } | null;
  event: string | null;
  message: string;
  fix: string;
}

const tones = { error: 'bad', warning: 'warn', info: 'dim' } as const;

/** What an audit found: one beneath the other at a terminal, since a fix that is cut cannot be copied. */
export const auditView: View<Finding> = {
  apart: true,
  columns: [
    { title: 'severity', cell: (row) => row.severity, tone: (row) => tones[row.severity] },
    { title: 'finding', cell: (row) => row.code, strong: true },
    { title: 'goal', cell: ({ goal }) => goal && [goal.name, goal.id && `(${goal.id})`].filter(Boolean).join(' ') },
    { title: 'event', cell: (row) => row.event },
    { title: 'what', cell: (row) => row.message, flexible: true },
    { title: 'fix', cell: (row) => row.fix, flexible: true, whole: true },
  ],
  output: ({ code, severity, goal, event, message, fix }) => ({ code, severity, goal, event, message, fix }),
  csv: ['severity', 'code', 'goal.id', 'goal.name', 'event', 'message', 'fix'],
};
