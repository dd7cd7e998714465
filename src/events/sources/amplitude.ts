import type { Reading } from '../../domain/event-source.js';
import type { UetEvent } from '../../domain/uet-event.js';
import type { Call, DestinationSettings, SourceMapping } from '../destination.js';
import { amountOf, numberOf, textOf } from '../values.js';
import { hasIdentifier, mappedField } from './amplitude-fields.js';
import { explainAmplitude } from './amplitude-request.js';

/** Amplitude's event stream to the Conversions API: closed source, so what its documents leave open is assumed. */
export const amplitude: SourceMapping = {
  events(call, settings, reading) {
    // Without an identifier the Conversions API takes nothing.
    return hasIdentifier(call, settings) ? amplitudeEvents(call, settings, reading) : [];
  },
  explain: explainAmplitude,
};

/** What is sent of a call whose user is known; nothing of what is no event. */
export function amplitudeEvents(call: Call, settings: DestinationSettings, reading: Reading): UetEvent[] {
  const name = textOf(call.event_type ?? call.event);
  if (name === undefined) return [];
  if (settings.eventType === 'pageLoad') {
    const url = textOf(mappedField(call, settings, 'Event Source URL')) ?? settings.pageUrl;
    return [url === undefined ? { evt: 'pageLoad' } : { evt: 'pageLoad', url }];
  }
  return [customOf(call, settings, reading, name)];
}

function customOf(call: Call, settings: DestinationSettings, reading: Reading, name: string): UetEvent {
  const event: UetEvent = { evt: 'custom' };
  const category = textOf(mappedField(call, settings, 'Event Category'));
  const label = textOf(mappedField(call, settings, 'Event Label')) ?? (settings.labelMapped ? name : undefined);
  const value = numberOf(mappedField(call, settings, 'Event Value'));
  const revenue = amountOf(mappedField(call, settings, 'Value'));
  const currency = textOf(mappedField(call, settings, 'Currency'));
  const eventId = textOf(mappedField(call, settings, 'Event ID'));
  // No document says what eventName becomes: that it is the event's name is an assumption, said with every event.
  if (reading === 'shipped') event.action = name;
  if (category !== undefined) event.category = category;
  if (label !== undefined) event.label = label;
  if (value !== undefined) event.value = value;
  if (revenue !== undefined) event.revenue = revenue;
  if (currency !== undefined) event.currency = currency;
  if (eventId !== undefined) event.eventId = eventId;
  return event;
}
