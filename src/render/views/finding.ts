import type { Finding, FindingStatus } from '../../doctor/finding.js';
import type { Column, View } from '../answer.js';
import { isCommand } from '../error.js';

const symbols: Record<FindingStatus, string> = { ok: '✓', skipped: '-', info: 'i', warning: '!', error: '✗' };

const tones = { ok: 'good', skipped: 'dim', info: null, warning: 'warn', error: 'bad' } as const;

const check: Column<Finding> = { title: 'check', cell: (row) => row.check, strong: true };

/** Findings of `doctor`: a symbol and a word at a terminal, for those who see no colours; in a pipe the word alone. */
export const findingView: View<Finding> = {
  columns: [
    { title: 'status', cell: (row) => row.status },
    check,
    { title: 'message', cell: (row) => row.message },
    { title: 'cure', cell: (row) => row.cure },
  ],
  drawn: [
    { title: 'status', cell: (row) => `${symbols[row.status]} ${row.status}`, tone: (row) => tones[row.status] },
    check,
    {
      title: 'message',
      flexible: true,
      wraps: true,
      cell: ({ message, cure }) => (cure === null ? [message] : [message, isCommand(cure) ? `try  ${cure}` : cure]),
      tone: (row) => (row.status === 'skipped' ? 'dim' : null),
    },
  ],
  output: ({ check, status, message, cure }) => ({ check, status, message, cure }),
  csv: ['check', 'status', 'message', 'cure'],
};
