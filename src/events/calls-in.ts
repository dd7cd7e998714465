import type { EventSource } from '../domain/event-source.js';

/** The calls that a value of JSON holds: an array holds calls, but for the page's own pushes it is one push, or one page's. */
export function callsIn(source: EventSource, value: unknown): unknown[] {
  if (!Array.isArray(value)) return [value];
  if (source !== 'uet') return value;
  return typeof value[0] === 'string' || value.every(Array.isArray) ? [value] : value;
}

/** A push may be text or a list; the calls of all other sources are objects. */
export function isCall(source: EventSource, value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return source === 'uet' || !Array.isArray(value);
  return source === 'uet' && typeof value === 'string';
}
