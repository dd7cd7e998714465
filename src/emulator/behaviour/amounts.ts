import type { Decimal } from '../../domain/goal.js';

/** Revenue and event values alike: 0 to 9,999,999 with three decimals at most (help page "Create a conversion goal"). */
export function isAmount(value: Decimal): boolean {
  const decimals = value.split('.')[1] ?? '';
  return !value.startsWith('-') && Number(value) <= 9_999_999 && decimals.length <= 3;
}
