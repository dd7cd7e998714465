import { isRecord } from '../values.js';
import type { PlannedProperty } from './planned-event.js';
import { at, listAt } from './values.js';

/** The properties of a JSON Schema of an object, in its order. */
export function schemaProperties(schema: unknown): PlannedProperty[] {
  const properties = at(schema, 'properties');
  const required = new Set(listAt(schema, 'required'));
  if (!isRecord(properties)) return [];
  return Object.entries(properties).map(([name, property]) => ({
    name,
    type: typeText(at(property, 'type')),
    required: required.has(name),
  }));
}

/** `string`, or `string|null` of a list. */
export function typeText(type: unknown): string | null {
  if (typeof type === 'string' && type !== '') return type;
  const texts = Array.isArray(type) ? type.filter((each) => typeof each === 'string') : [];
  return texts.length === 0 ? null : texts.join('|');
}
