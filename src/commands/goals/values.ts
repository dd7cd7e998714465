import { parseDecimal } from '../../domain/decimal.js';
import { parseMinutes, parseSeconds } from '../../domain/duration.js';
import { type Decimal, type EventPair, eventPairs } from '../../domain/goal.js';
import { usage } from '../../errors.js';
import { naming } from '../declare.js';

export type UnsetPair = EventPair | 'value';

/** `--window 30d`: whole minutes. */
export function minutes(text: string, flag: string): number {
  return naming(flag, () => parseMinutes(text));
}

/** `--min-duration 5m`: whole seconds. */
export function seconds(text: string, flag: string): number {
  return naming(flag, () => parseSeconds(text));
}

export function amount(text: string, flag: string): Decimal {
  return naming(flag, () => parseDecimal(text));
}

export function wholeNumber(text: string, flag: string): number {
  if (!/^\d{1,9}$/.test(text)) throw usage(`${flag} takes a whole number of at most nine digits, not "${text}"`);
  return Number(text);
}

/** `--unset event-label`, several times or several at once. */
export function unset(text: string, flag: string, before: UnsetPair[] | undefined): UnsetPair[] {
  const pairs: UnsetPair[] = [...eventPairs, 'value'];
  const wanted = text.toLowerCase().replace(/[-_]/g, '');
  const pair = pairs.find((known) => wanted === `event${known}`);
  if (!pair) {
    const hint = wanted === 'revenue' ? 'use --revenue none' : null;
    const words = pairs.map((known) => `event-${known}`).join(', ');
    throw usage(`${flag} cannot take "${text}" away: it takes ${words}`, { hint });
  }
  return [...(before ?? []), pair];
}
