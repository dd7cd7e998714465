import type { Decimal } from '../domain/goal.js';

const long = 2n ** 63n;
const int = 2 ** 31;

export function isLong(text: string): boolean {
  if (/^\d{1,18}$/.test(text)) return true;
  return /^-?\d{1,19}$/.test(text) && BigInt(text) >= -long && BigInt(text) < long;
}

export function isInt(text: string): boolean {
  return /^-?\d{1,10}$/.test(text) && Number(text) >= -int && Number(text) < int;
}

/**
 * A decimal as canonical text: digits, no exponent (`xs:decimal` knows none, yet a .NET double is sometimes sent where a
 * decimal is promised), no needless zeros. Null for what is no number.
 */
export function decimalText(text: string): Decimal | null {
  const parts = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text.trim());
  if (!parts) return null;
  const [, sign, whole = '', fraction = '', exponent = '0'] = parts;
  if (whole === '' && fraction === '') return null;
  const shift = Number(exponent);
  const digits = whole + fraction;
  const point = whole.length + shift;
  const left = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '';
  const right = point > 0 ? digits.slice(point) : '0'.repeat(-point) + digits;
  const integer = left.replace(/^0+/, '') || '0';
  const rest = right.replace(/0+$/, '');
  const size = rest ? `${integer}.${rest}` : integer;
  return sign === '-' && size !== '0' ? `-${size}` : size;
}

/**
 * The first character that XML 1.0 cannot carry (its production 2), as `U+0007`; null when there is none. JSON could
 * carry it, to an account that can then no longer be read over SOAP.
 */
export function unsendable(text: string): string | null {
  return firstMark(text, /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u);
}

/** The first character of a kind, as `U+0007`; null when there is none. */
export function firstMark(text: string, kind: RegExp): string | null {
  const found = kind.exec(text)?.[0];
  return found === undefined ? null : `U+${found.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;
}
