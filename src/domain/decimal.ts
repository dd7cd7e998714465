import { usage } from '../errors.js';
import type { Decimal } from './goal.js';
import { quote } from './quote.js';

const longestText = 100;

/**
 * A decimal amount in canonical form: `025.50` becomes `25.5`, `-0.0` becomes `0`. Text has digits, at most one point and
 * a sign only when negative: no exponent, no separators between thousands, no currency.
 * @throws BingctlError of kind `usage`
 */
export function parseDecimal(amount: string | number): Decimal {
  if (typeof amount === 'number') return decimalOf(amount);
  const parts = amount.length <= longestText && /^(-?)(\d+(?:\.\d+)?|\.\d+)$/.exec(amount);
  if (!parts) {
    const comma = /^-?\d[\d.,]*$/.test(amount) && amount.includes(',');
    const why = comma ? 'the decimal sign is a point, and nothing separates thousands' : 'digits, as in 25 or 25.50';
    throw usage(`${quote(amount)} is not an amount: ${why}`);
  }
  const [whole = '', fraction = ''] = String(parts[2]).split('.');
  return canonical(parts[1] === '-', whole, fraction);
}

/**
 * A JavaScript number as decimal digits, those that name it without doubt: 0.1 is `0.1`, 1e21 is twenty-two digits.
 * @throws BingctlError of kind `usage` for NaN and the infinities
 */
export function decimalOf(number: number): Decimal {
  if (!Number.isFinite(number)) throw usage(`${number} is not an amount`);
  const [mantissa = '', exponent = '0'] = String(Math.abs(number)).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const shift = Number(exponent);
  const digits = shift < 0 ? '0'.repeat(-shift) + whole + fraction : whole + fraction + '0'.repeat(shift);
  const point = shift < 0 ? whole.length : whole.length + shift;
  return canonical(number < 0, digits.slice(0, point), digits.slice(point));
}

/** How many digits stand behind the point. */
export function decimalPlaces(amount: Decimal): number {
  return amount.split('.')[1]?.length ?? 0;
}

/** Whether a text is a canonical amount of at least 0, at most `most`, with no more than so many decimals. */
export function isAmountWithin(amount: Decimal, most: Decimal, decimals: number): boolean {
  const isCanonical = amount.length <= longestText && /^-?(0|[1-9]\d*)(\.\d*[1-9])?$/.test(amount);
  return (
    isCanonical &&
    decimalPlaces(amount) <= decimals &&
    compareDecimals(amount, '0') >= 0 &&
    compareDecimals(amount, most) <= 0
  );
}

/** Below zero when `a` is the smaller, above zero when it is the larger; digit by digit, so that nothing is rounded. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const aNegative = a.startsWith('-');
  if (aNegative !== b.startsWith('-')) return aNegative ? -1 : 1;
  const size = compareSizes(a.replace('-', ''), b.replace('-', ''));
  return aNegative ? -size : size;
}

function compareSizes(a: Decimal, b: Decimal): number {
  const [aWhole = '', aFraction = ''] = a.split('.');
  const [bWhole = '', bFraction = ''] = b.split('.');
  if (aWhole.length !== bWhole.length) return aWhole.length - bWhole.length;
  return compareTexts(aWhole, bWhole) || compareTexts(aFraction, bFraction);
}

// Canonical digits of equal weight sort as text: a fraction that is a prefix of another is the smaller one.
function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function canonical(negative: boolean, whole: string, fraction: string): Decimal {
  const integer = whole.replace(/^0+/, '') || '0';
  const rest = fraction.replace(/0+$/, '');
  const size = rest ? `${integer}.${rest}` : integer;
  return negative && size !== '0' ? `-${size}` : size;
}
