import { formatMinutes } from '../domain/duration.js';
import type { Change } from '../domain/goal-change.js';

type Value = Change['before'];

/** Members before and after an update, a line each; values as people write them. */
export function changeLines(changes: readonly Change[]): string[] {
  return changes.map(
    ({ field, before, after }) => `${field}: ${valueText(field, before)} → ${valueText(field, after)}`,
  );
}

/** Amounts are numbers to people; the domain keeps them as text. */
export const amounts: ReadonlySet<string> = new Set(['revenue.value', 'value']);

export function valueText(field: string, value: Value): string {
  if (value === null) return 'nothing';
  if (amounts.has(field)) return String(value);
  return typeof value === 'number' && field.endsWith('WindowInMinutes') ? formatMinutes(value) : JSON.stringify(value);
}
