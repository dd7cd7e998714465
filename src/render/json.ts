import { ExactNumber, plainNumber } from './amount.js';

/** What JSON may hold as it is and a terminal would obey or an editor would hide: DEL, C1, line and bidi marks, fillers. */
const unsafeInJson =
  /[\u034f\u007f-\u009f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu;

/** @param written how the format writes a character by its number; JSON knows UTF-16 units only */
export function escapeUnsafe(text: string, written: (character: string) => string = inUnits): string {
  // Most texts are ASCII, and nearly all the time of long answers goes into looking at them.
  return /^[\x20-\x7e]*$/.test(text) ? text : text.replace(unsafeInJson, written);
}

function inUnits(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

/**
 * JSON as `JSON.stringify` writes it, with three differences: numbers never have an exponent, an {@link ExactNumber}
 * keeps its digits, and strings hold nothing that drives a terminal.
 */
export function toJson(value: unknown, indent = '', margin = ''): string {
  if (typeof value === 'string') return escapeUnsafe(JSON.stringify(value));
  if (typeof value === 'number') return Number.isFinite(value) ? plainNumber(value) : 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'bigint') return String(value);
  if (value instanceof ExactNumber) return value.text;
  if (value === null || typeof value !== 'object') return 'null';
  const inner = margin + indent;
  const parts = Array.isArray(value)
    ? value.map((element) => toJson(element, indent, inner))
    : Object.entries(value)
        .filter(([, member]) => member !== undefined)
        .map(([key, member]) => `${toJson(key)}:${indent === '' ? '' : ' '}${toJson(member, indent, inner)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  if (parts.length === 0) return open + close;
  if (indent === '') return open + parts.join(',') + close;
  return `${open}\n${inner}${parts.join(`,\n${inner}`)}\n${margin}${close}`;
}
