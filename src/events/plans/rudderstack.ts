import { quote } from '../../domain/quote.js';
import { isRecord } from '../values.js';
import type { EventKind, PlannedEvent, PlannedProperty, PlanReading, PlanWarning } from './planned-event.js';
import { schemaProperties, typeText } from './schema-properties.js';
import { at, type Fields, listAt, textAt } from './values.js';

const kinds: readonly EventKind[] = ['track', 'page', 'screen', 'identify', 'group', 'alias'];

function kindOf(text: string | null): EventKind {
  return kinds.find((kind) => kind === text?.toLowerCase()) ?? 'track';
}

/**
 * The documents of RudderStack's YAML, of both versions: events and properties have ids, and a plan refers to them, by
 * `#event:ID` in `rudder/v1`, by `{ $ref: '#/events/NAME/ID' }` in `rudder/0.1`. Without a plan it is all the events.
 */
export function rudderstackYaml(documents: readonly unknown[]): PlanReading | null {
  const known = documents.filter((each) => isRecord(each) && textAt(each, 'kind') !== null && at(each, 'spec'));
  if (known.length === 0) return null;
  const ofKind = (...names: string[]) => known.filter((each) => names.includes(textAt(each, 'kind') ?? ''));
  const events = byReference('event', ofKind('events'));
  const properties = byReference('property', ofKind('properties'));
  const warnings: PlanWarning[] = [];
  const missing = (reference: string) =>
    void warnings.push({
      code: 'reference-missing',
      message: `the plan refers to ${quote(reference)}, which is not in the file: put events, properties and plan into one`,
    });

  const rules = ofKind('tracking-plan', 'tp').flatMap((plan) => listAt(plan, 'spec', 'rules'));
  if (rules.length === 0) return { events: [...new Set(events.values())].map((event) => eventOf(event, [])), warnings };
  const planned = rules.flatMap((rule): PlannedEvent[] => {
    const reference = referenceIn(at(rule, 'event'));
    if (reference === null) return [];
    const event = events.get(reference);
    if (event === undefined) missing(reference);
    return event === undefined ? [] : [eventOf(event, propertiesOf(rule, properties, missing))];
  });
  return { events: planned, warnings };
}

/** Every thing under each text that may refer to it. */
function byReference(what: 'event' | 'property', documents: readonly unknown[]): Map<string, Fields> {
  const list = what === 'event' ? 'events' : 'properties';
  const found = new Map<string, Fields>();
  for (const document of documents) {
    for (const thing of listAt(document, 'spec', list)) {
      const id = textAt(thing, 'id');
      if (id === null || !isRecord(thing)) continue;
      found.set(`#${what}:${id}`, thing);
      found.set(`#/${list}/${textAt(document, 'metadata', 'name')}/${id}`, thing);
    }
  }
  return found;
}

function referenceIn(value: unknown): string | null {
  return typeof value === 'string' ? value : textAt(value, '$ref');
}

function propertiesOf(
  rule: unknown,
  properties: ReadonlyMap<string, Fields>,
  missing: (reference: string) => void,
): PlannedProperty[] {
  return listAt(rule, 'properties').flatMap((each) => {
    const reference = referenceIn(at(each, 'property')) ?? referenceIn(each);
    if (reference === null) return [];
    const property = properties.get(reference);
    if (property === undefined) missing(reference);
    const name = textAt(property, 'name');
    if (name === null) return [];
    return [{ name, type: typeText(at(property, 'type')), required: at(each, 'required') === true }];
  });
}

function eventOf(event: Fields, properties: PlannedProperty[]): PlannedEvent {
  // Only track calls have a name of their own; the YAML has an empty one for the others.
  return {
    name: textAt(event, 'name') || null,
    kind: kindOf(textAt(event, 'event_type')),
    deprecated: false,
    properties,
  };
}

/** What the data catalog API answers: the events of the catalog, or of a tracking plan, with the rules of each. */
export function rudderstackCatalog(value: unknown): PlanReading | null {
  const lists = [
    at(value, 'data'),
    at(value, 'events'),
    ...listAt(value, 'trackingPlans').map((plan) => at(plan, 'events')),
  ];
  const events = lists.flatMap((list) => (Array.isArray(list) ? list : [])).filter(isCatalogEvent);
  if (events.length === 0) return null;
  return {
    events: events.map((event) => ({
      name: textAt(event, 'name') || null,
      kind: kindOf(textAt(event, 'eventType')),
      deprecated: false,
      properties: schemaProperties(at(event, 'rules', 'properties', 'properties') ?? at(event, 'rules', 'properties')),
    })),
  };
}

function isCatalogEvent(event: unknown): boolean {
  return isRecord(event) && textAt(event, 'eventType') !== null;
}

/** The answer that lists plans names no events: they are asked for plan by plan. */
export function isListOfPlans(value: unknown): boolean {
  return listAt(value, 'trackingPlans').some((plan) => isRecord(plan) && textAt(plan, 'id') !== null);
}
