import type { EventSource, Reading } from '../domain/event-source.js';
import type { Matchable } from '../domain/goal-match/verdict.js';
import { usage } from '../errors.js';
import { callsIn, isCall } from '../events/calls-in.js';
import type { DestinationSettings } from '../events/destination.js';
import { eventsOf } from '../events/mapping.js';

/** Whose calls the lines are, and how its destination is set up. */
export interface Origin {
  /** null: the lines are UET events already, as `events map` prints them. */
  source: EventSource | null;
  settings: DestinationSettings;
  reading: Reading;
  /** The id of the UET tag that they were sent with; null: not known. */
  tagId: string | null;
}

/** The events of one line; a text says what is wrong with it. */
export type ReadEvents = (value: unknown, text: string) => readonly Matchable[] | string;

type Members = Readonly<Record<string, unknown>>;

/**
 * Reads a value as UET events (`{"evt": "custom", "label": …}`), as what `events map` prints (`{"events": […]}`), as a call
 * of the source, or as an array of these.
 */
export function eventReader({ source, settings, reading, tagId }: Origin): ReadEvents {
  let known = source !== null;

  function read(value: unknown, text: string): readonly Matchable[] | string {
    if (typeof value === 'object' && value !== null) {
      const own = uetEventsOf(value as Members, text);
      if (own !== null) {
        known = true;
        return own;
      }
      if (source === null && Array.isArray(value)) return readAll(value, text);
    }
    // Without a source the first line tells whether one is needed: a million complaints would not say more.
    if (!known) throw usage('these are no UET events', { hint: 'name the source that they come from with --source' });
    if (source === null) return 'it is no UET event';
    if (isCall(source, value)) return eventsOf(source, value, settings, reading);
    return Array.isArray(value) ? readAll(callsIn(source, value), text) : 'it is no call: an object is expected';
  }

  function readAll(values: readonly unknown[], text: string): readonly Matchable[] | string {
    const events: Matchable[] = [];
    for (const each of values) {
      const found = read(each, text);
      if (typeof found === 'string') return found;
      events.push(...found);
    }
    return events;
  }

  return (value, text) => {
    const events = read(value, text);
    if (tagId !== null && typeof events !== 'string') for (const event of events) event.tagId ??= tagId;
    return events;
  };
}

/** The events of an object that is one, or that holds them; null of anything else. */
function uetEventsOf(object: Members, text: string): Matchable[] | null {
  if (isUet(object.evt)) return [matchable(object, text)];
  const { events } = object;
  if (!Array.isArray(events) || !events.every((each) => isUet(each?.evt))) return null;
  return events.map((event: Members) => matchable(event, text));
}

function isUet(evt: unknown): boolean {
  return evt === 'custom' || evt === 'pageLoad';
}

function matchable(object: Members, text: string): Matchable {
  const event: Matchable = { evt: object.evt === 'custom' ? 'custom' : 'pageLoad' };
  for (const member of ['action', 'category', 'label', 'url'] as const) {
    const value = object[member];
    if (typeof value === 'string' || typeof value === 'number') event[member] = String(value);
  }
  const { value, revenue, tagId, consent } = object;
  if (typeof value === 'string' || typeof value === 'number') event.value = value;
  if (typeof revenue === 'string' || typeof revenue === 'number') event.revenue = revenue;
  if (consent === 'D' || consent === 'G') event.consent = consent;
  if (typeof tagId === 'string') event.tagId = tagId;
  else if (typeof tagId === 'number') event.tagId = digitsOf(tagId, text);
  return event;
}

/** Ids have 64 bits, which a number does not hold: of a large one the digits are read once more, as text. */
function digitsOf(tagId: number, text: string): string {
  if (Number.isSafeInteger(tagId)) return String(tagId);
  const found = [...text.matchAll(/"tagId"\s*:\s*(\d+)/g)].find(([, digits]) => Number(digits) === tagId);
  return found?.[1] ?? String(tagId);
}
