import { isRecord } from '../values.js';
import type { EventKind, PlannedEvent, PlanReading } from './planned-event.js';
import { schemaProperties } from './schema-properties.js';
import { at, textAt } from './values.js';

const kinds: Record<string, EventKind> = {
  TRACK: 'track',
  PAGE: 'page',
  SCREEN: 'screen',
  IDENTIFY: 'identify',
  GROUP: 'group',
};

/** The rules of Segment's Public API (`GET /tracking-plans/{id}/rules`), with or without what is around them. */
export function segmentRules(value: unknown): PlanReading | null {
  const rules = [at(value, 'data', 'rules'), at(value, 'rules'), value].find(Array.isArray);
  if (!rules?.some(isRule)) return null;
  return { events: rules.flatMap((rule) => (isRule(rule) ? eventOf(rule) : [])) };
}

function isRule(rule: unknown): boolean {
  const type = textAt(rule, 'type');
  return type !== null && /^[A-Z]+$/.test(type) && isRecord(rule) && ('key' in rule || schemaOf(rule) !== undefined);
}

function schemaOf(rule: unknown): unknown {
  return at(rule, 'jsonSchema') ?? at(rule, 'json_schema');
}

/** Rules that are common to all events are about none of them. */
function eventOf(rule: unknown): PlannedEvent[] {
  const type = textAt(rule, 'type') ?? '';
  const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  if (kind === undefined) return [];
  // Traits, of identify and group calls, are not what a track call carries.
  const schema = at(schemaOf(rule), 'properties', 'properties');
  return [
    {
      name: textAt(rule, 'key') || null,
      kind,
      deprecated: isDate(textAt(rule, 'deprecatedAt')),
      properties: schemaProperties(schema),
    },
  ];
}

/** The API writes the first day of the year one for "never". */
function isDate(text: string | null): boolean {
  return text !== null && text !== '' && !text.startsWith('0001-');
}

/** A plan of Segment's retired Config API, which is also what Avo publishes to Segment. */
export function segmentLegacy(value: unknown): PlanReading | null {
  const events = at(value, 'rules', 'events');
  if (!Array.isArray(events)) return null;
  return {
    events: events.filter(isRecord).map((event) => ({
      name: textAt(event, 'name') || null,
      kind: 'track',
      deprecated: false,
      properties: schemaProperties(at(event, 'rules', 'properties', 'properties')),
    })),
  };
}
