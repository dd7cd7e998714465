import { amount } from '../amount.js';
import type { Column, View } from '../answer.js';

/** A member of a tag or a goal before and after; both in the service's words. */
export interface Change {
  /** A path such as `revenue.value`. */
  field: string;
  before: unknown;
  after: unknown;
}

export interface Changed {
  id: string | null;
  name: string | null;
  changes: Change[];
}

const id: Column<Changed> = { title: 'id', cell: (row) => row.id };
const name: Column<Changed> = { title: 'name', cell: (row) => row.name, flexible: true, strong: true };
const changes: Column<Changed> = { title: 'changes', cell: changeTexts, flexible: true };

/** What an update changes, or would change. */
export const changesView: View<Changed> = {
  columns: [id, name, changes],
  details: [name, id, changes],
  output: (row) => ({
    id: row.id,
    name: row.name,
    changes: row.changes.map(({ field, before, after }) => ({
      field,
      before: exact(field, before),
      after: exact(field, after),
    })),
  }),
  csv: ['id', 'name', 'changes'],
};

/** Amounts are numbers wherever they are printed (product contract, Output); the domain keeps them as text. */
const amounts = ['revenue.value', 'value'];

function exact(field: string, value: unknown): unknown {
  return amounts.includes(field) && typeof value === 'string' ? amount(value) : (value ?? null);
}

function changeTexts({ changes }: Changed): string[] {
  if (changes.length === 0) return ['nothing'];
  return changes.map(({ field, before, after }) => `${field}: ${valueText(before)} → ${valueText(after)}`);
}

function valueText(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value !== 'string') return JSON.stringify(value);
  return /^[\w.-]+$/.test(value) ? value : `"${value}"`;
}
