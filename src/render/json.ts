import { ExactNumber, plainNumber } from './amount.js';

/** What JSON may hold as it is and a terminal would obey or an editor would hide: DEL, C1, line and bidi marks. */
const unsafeInJson = /[\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

export function escapeUnsafe(json: string): string {
  return json.replace(unsafeInJson, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`);
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
