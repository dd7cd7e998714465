import type { Reading } from '../../domain/event-source.js';
import type { UetEvent } from '../../domain/uet-event.js';
import { pageLoadOf, typeOf } from '../calls.js';
import type { Call, DestinationSettings, SourceMapping } from '../destination.js';
import { numberOf, recordOf, textOf } from '../values.js';
import { explainSegmentCapi } from './segment-capi-request.js';

/** Segment's Conversions API action with its default mapping: the name is the action (docs/events.md). */
export const segmentCapi: SourceMapping = {
  events(call, settings, reading) {
    const type = typeOf(call) ?? (typeof call.event === 'string' ? 'track' : undefined);
    if (type !== 'track' && type !== 'page') return [];
    return isPageLoad(type, settings, reading) ? [pageLoadOf(call, settings)] : [customOf(call)];
  },
  explain: explainSegmentCapi,
};

/** The preset for page loads is not read by the shipped code; only a type that was set by hand is. */
function isPageLoad(type: string, { eventType, preset }: DestinationSettings, reading: Reading): boolean {
  if (eventType !== undefined) return eventType === 'pageLoad';
  return reading === 'documented' && (preset === 'page-load' || (preset === undefined && type === 'page'));
}

function customOf(call: Call): UetEvent {
  const properties = recordOf(call.properties);
  const event: UetEvent = { evt: 'custom' };
  const action = textOf(call.event);
  const category = textOf(properties.event_category);
  const label = textOf(properties.event_label);
  // `value` fills the event value and the revenue alike; `revenue` and `total` are not mapped.
  const value = numberOf(properties.value);
  const currency = textOf(properties.currency);
  const eventId = textOf(call.messageId);
  if (action !== undefined) event.action = action;
  if (category !== undefined) event.category = category;
  if (label !== undefined) event.label = label;
  if (value !== undefined) {
    event.value = value;
    event.revenue = value;
  }
  if (currency !== undefined) event.currency = currency;
  if (eventId !== undefined) event.eventId = eventId;
  return event;
}
