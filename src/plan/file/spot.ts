import { NumberText } from '../../files/number-text.js';
import type { ParsedObject } from '../../files/objects.js';
import type { Place } from '../desired.js';

/** A value of a file, and where it stands. */
export interface Spot {
  readonly value: unknown;
  readonly place: Place;
  /** The members of a mapping; of anything else there are none. */
  members(): [name: string, Spot][];
  /** The items of a list; of anything else there are none. */
  items(): Spot[];
}

/** All of a file. */
export function wholeSpot(object: ParsedObject, file: string): Spot {
  const at = (value: unknown, path: readonly string[]): Spot => ({
    value,
    get place() {
      return { file, ...object.at(...path) };
    },
    members: () =>
      isMapping(value) ? Object.entries(value).map(([name, inner]) => [name, at(inner, [...path, name])]) : [],
    items: () => (Array.isArray(value) ? value.map((inner, index) => at(inner, [...path, String(index)])) : []),
  });
  return at(object.value, []);
}

export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof NumberText);
}
