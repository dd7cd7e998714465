import { quote } from '../domain/quote.js';

/** Whether a value of parsed JSON is an object with members. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const nothing: Readonly<Record<string, unknown>> = Object.freeze(Object.create(null));

/** The value if it has members, otherwise an object without any. */
export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : nothing;
}

/** A text, number or boolean as a beacon or a request holds it; other values have no text that is worth testing. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

const numeric = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/**
 * An amount as the tag reads it, thousands commas taken out (docs/events.md): a number, or the text where it is none.
 * Nothing, empty text and values that are neither text nor number are undefined.
 */
export function amountOf(sent: unknown): number | string | undefined {
  if (typeof sent === 'number') return Number.isFinite(sent) ? sent : undefined;
  if (typeof sent !== 'string' || sent === '') return undefined;
  const bare = sent.replaceAll(',', '');
  const number = numeric.test(bare) ? Number(bare) : Number.NaN;
  return Number.isFinite(number) ? number : sent;
}

/** The same where only a number is of use. */
export function numberOf(sent: unknown): number | undefined {
  const amount = amountOf(sent);
  return typeof amount === 'number' ? amount : undefined;
}

/** A value inside a sentence: text in quotes, cut; objects and lists by their kind. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (value === undefined || value === null) return 'nothing';
  if (typeof value !== 'object') return String(value);
  return Array.isArray(value) ? 'a list' : 'an object';
}
