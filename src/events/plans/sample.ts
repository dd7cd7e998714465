import { isRecord } from '../values.js';
import type { EventKind, PlannedEvent, PlanWarning } from './planned-event.js';
import { at, textAt } from './values.js';

/** A sample of a site has hundreds of names; more than this many are names with an id or a time in them. */
const mostNames = 10_000;
/** Of one event. */
const mostProperties = 200;

export interface CallName {
  kind: EventKind;
  name: string | null;
  properties: unknown;
}

const kinds: readonly EventKind[] = ['track', 'page', 'screen', 'identify', 'group', 'alias'];

/**
 * The name in one call, of whichever SDK: Segment and RudderStack (`type` or `call`, `event`), Amplitude (`event_type`),
 * a push to the data layer (`event`), a push to `uetq`. Null when it is none of these.
 */
export function nameOfCall(call: unknown): CallName | null {
  if (Array.isArray(call)) return nameOfPush(call);
  if (!isRecord(call)) return null;
  if (Array.isArray(at(call, 'push'))) return nameOfCall(at(call, 'push'));
  const amplitude = textAt(call, 'event_type');
  if (amplitude !== null) return { kind: 'track', name: amplitude, properties: at(call, 'event_properties') };
  const kind = kinds.find((each) => each === (textAt(call, 'type') ?? textAt(call, 'call')));
  const event = textAt(call, 'event');
  if (kind === undefined && event === null) return nameOfOldPush(call);
  if (kind === 'track' && event === null) return null;
  const name = kind === undefined || kind === 'track' ? event : textAt(call, 'name');
  return { kind: kind ?? 'track', name, properties: at(call, 'properties') };
}

function nameOfPush(push: readonly unknown[]): CallName | null {
  const [command, action, parameters] = push;
  if (push.length === 1) return nameOfOldPush(command);
  if (command !== 'event' || typeof action !== 'string') return null;
  return { kind: 'track', name: action || textAt(parameters, 'event_label'), properties: parameters };
}

function nameOfOldPush(push: unknown): CallName | null {
  if (push === 'pageLoad') return { kind: 'page', name: null, properties: undefined };
  const action = textAt(push, 'ea');
  const label = textAt(push, 'el');
  return action === null && label === null ? null : { kind: 'track', name: action || label, properties: push };
}

/** Whether a parsed file is the call of an SDK, or a list of them. */
export function isCall(value: unknown): boolean {
  return nameOfCall(value) !== null;
}

interface Seen {
  event: PlannedEvent & { count: number };
  /** How many calls had the property, and the types of its values. */
  properties: Map<string, { calls: number; types: Set<string> }>;
}

/** Takes calls one by one and keeps the names, not the calls: a sample of any length fits. */
export interface SampleNames {
  add(call: unknown, line: number): void;
  /** The names in the order in which they came first. */
  events(): PlannedEvent[];
  warnings(): PlanWarning[];
}

export function createSampleNames(): SampleNames {
  const seen = new Map<string, Seen>();
  let beyond = 0;
  let nameless = 0;

  return {
    add(call, line) {
      const found = nameOfCall(call);
      if (found === null) {
        nameless += 1;
        return;
      }
      const key = JSON.stringify([found.kind, found.name]);
      let entry = seen.get(key);
      if (entry === undefined) {
        if (seen.size >= mostNames) {
          beyond += 1;
          return;
        }
        const { name, kind } = found;
        entry = { event: { name, kind, deprecated: false, properties: [], count: 0, line }, properties: new Map() };
        seen.set(key, entry);
      }
      entry.event.count += 1;
      addProperties(entry, found.properties);
    },
    events: () =>
      [...seen.values()].map(({ event, properties }) => ({
        ...event,
        properties: propertiesOf(properties, event.count),
      })),
    warnings: () => [...(beyond === 0 ? [] : [tooMany(beyond)]), ...(nameless === 0 ? [] : [notCalls(nameless)])],
  };
}

function addProperties({ properties }: Seen, value: unknown): void {
  if (!isRecord(value)) return;
  for (const [name, each] of Object.entries(value)) {
    let property = properties.get(name);
    if (property === undefined) {
      if (properties.size >= mostProperties) continue;
      property = { calls: 0, types: new Set() };
      properties.set(name, property);
    }
    property.calls += 1;
    property.types.add(each === null ? 'null' : Array.isArray(each) ? 'array' : typeof each);
  }
}

function propertiesOf(properties: Seen['properties'], calls: number): PlannedEvent['properties'] {
  return [...properties].map(([name, property]) => ({
    name,
    type: [...property.types].join('|'),
    required: property.calls === calls,
  }));
}

function tooMany(beyond: number): PlanWarning {
  const message = `more than ${mostNames} names: ${beyond} calls with other ones are left out. Is an id or a time part of the name?`;
  return { code: 'too-many-names', message };
}

function notCalls(count: number): PlanWarning {
  const message = `${count} line${count === 1 ? ' is' : 's are'} no call of an SDK that is known, and left out`;
  return { code: 'malformed-line', message };
}
