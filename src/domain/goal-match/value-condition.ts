import { compareDecimals, parseDecimal } from '../decimal.js';
import type { Decimal } from '../goal.js';
import type { TextTest } from './text-condition.js';
import { finding } from './verdict.js';

const compares: Record<string, (order: number) => boolean> = {
  Equals: (order) => order === 0,
  LessThan: (order) => order < 0,
  GreaterThan: (order) => order > 0,
};

/** Compares the event value, as the decimal number that it spells, with that of the goal; null of an unknown operator. */
export function valueTest(operator: string, wanted: Decimal): TextTest | null {
  const compare = Object.hasOwn(compares, operator) ? compares[operator] : undefined;
  if (!compare) return null;
  return (value) => {
    const amount = decimalFrom(value);
    if (amount === null) return finding(false, 'inferred', 'value-not-a-number');
    const holds = compare(compareDecimals(amount, wanted));
    // That 12.50 is 12.5 is not said anywhere; that 25 is more than 10 needs no saying.
    const spelledAlike = value === wanted || operator !== 'Equals';
    return finding(
      holds,
      holds && !spelledAlike ? 'inferred' : 'documented',
      holds ? 'conditions-hold' : 'condition-fails',
    );
  };
}

/** A number of JSON that is very small or large is spelled with an exponent. */
const withExponent = /^[+-]?\d+(\.\d+)?e[+-]?\d{1,3}$/i;

function decimalFrom(text: string): Decimal | null {
  try {
    return parseDecimal(withExponent.test(text) ? Number(text) : text.trim());
  } catch {
    return null;
  }
}
