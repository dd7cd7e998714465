import { decimalOf, parseDecimal } from '../domain/decimal.js';
import { quote } from '../domain/quote.js';
import { parseWord, type WordList } from '../domain/words.js';
import { BingctlError } from '../errors.js';
import { NumberText } from './number-text.js';

/** Takes one member as the domain wants it, or throws an Error whose message says what it must be. */
export type Member = (value: unknown) => unknown;

/** What a file may repeat from `get` and nobody can set. */
export const readOnly = Symbol('read-only');

/** A value that the member cannot take. The message goes behind the member's name: `must be text`. */
export class WrongValue extends Error {
  override readonly name = 'WrongValue';
}

export const text: Member = (value) => {
  if (typeof value === 'string') return value;
  const quoted = value instanceof NumberText || typeof value === 'boolean';
  throw new WrongValue(`must be text${quoted ? ', in quotes' : ''}, not ${kindOf(value)}`);
};

/** 64-bit digits, in quotes or bare. */
export const id: Member = (value) => {
  const digits = value instanceof NumberText ? value.source : value;
  if (typeof digits !== 'string') throw new WrongValue(`must be an id, not ${kindOf(value)}`);
  if (/^\d{1,19}$/.test(digits) && BigInt(digits) <= 9_223_372_036_854_775_807n) return digits;
  throw new WrongValue(`must be digits only, not ${quote(digits)}`);
};

export const flag: Member = (value) => {
  if (typeof value === 'boolean') return value;
  throw new WrongValue(`must be true or false, not ${kindOf(value)}`);
};

export const wholeNumber: Member = (value) => {
  if (!(value instanceof NumberText)) throw new WrongValue(`must be a number, not ${kindOf(value)}`);
  const number = Number(value.source);
  // A fraction that a double cannot hold would pass for a whole number.
  if (Number.isSafeInteger(number) && /^[-+]?(\d+|0[xo][\da-f]+)$/i.test(value.source)) return number;
  throw new WrongValue(`must be a whole number, not ${quote(value.source)}`);
};

/** A decimal amount, digit by digit as it is written. */
export const amount: Member = (value) => {
  if (!(value instanceof NumberText)) throw new WrongValue(`must be a number, not ${kindOf(value)}`);
  const source = value.source.replace(/^\+/, '').replace(/\.$/, '');
  if (/^-?[\d.]+e[-+]?\d+$/i.test(source) && Math.abs(Number(source)) < 1e28) return decimalOf(Number(source));
  return inWords(() => parseDecimal(source));
};

/** A word of the service, in its spelling or in ours. */
export function word<W extends string>(words: WordList<W>): Member {
  return (value) => {
    if (typeof value !== 'string') throw new WrongValue(`must be text, not ${kindOf(value)}`);
    return inWords(() => parseWord(words, value));
  };
}

/** What reads a word typed by somebody, its complaint as that of a member. */
export function inWords<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (error instanceof BingctlError) throw new WrongValue(`is wrong: ${error.message}`, { cause: error });
    throw error;
  }
}

export function kindOf(value: unknown): string {
  if (value instanceof NumberText) return `the number ${quote(value.source).replaceAll('"', '')}`;
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'string') return `the text ${quote(value)}`;
  return typeof value === 'object' ? 'an object' : String(value);
}
