import { nearest } from '../nearest.js';
import { bareAddress, foldCase } from './fold.js';
import { textTest } from './text-condition.js';
import type { ConditionVerdict, Matchable, MatchField } from './verdict.js';

/** What the event has that is, or nearly is, what a condition wants. */
export interface NearMiss {
  field: MatchField;
  text: string;
  /** The very thing, in another field. */
  exact: boolean;
}

const texts = ['action', 'category', 'label'] as const;

/**
 * Why a condition may have failed by a slip: the name is in another field (device-mode sources put it into the label,
 * clients of the Conversions API into the action), or it is spelled a little differently. Null where nothing is near.
 */
export function nearMiss({ field, operator, expected, found }: ConditionVerdict, event: Matchable): NearMiss | null {
  if (field === 'value' || operator === 'RegularExpression') return null;
  if (field === 'url') {
    const near = found !== null && operator !== 'Contains' && isNear(addressOf(expected), addressOf(found));
    return near ? { field, text: found, exact: false } : null;
  }
  const test = textTest(operator, expected);
  const others = texts.filter((each) => each !== field);
  for (const other of others) {
    const text = event[other];
    if (text !== undefined && test?.(text).holds === true) return { field: other, text, exact: true };
  }
  for (const each of [field, ...others]) {
    const text = event[each];
    if (text !== undefined && isNear(expected, text)) return { field: each, text, exact: false };
  }
  return null;
}

function isNear(wanted: string, found: string): boolean {
  return nearest(foldCase(wanted), [foldCase(found)]) !== null;
}

function addressOf(text: string): string {
  return bareAddress(foldCase(text));
}
