import type { Reading } from '../../domain/event-source.js';
import type { UetEvent } from '../../domain/uet-event.js';
import { pageLoadOf, typeOf } from '../calls.js';
import type { Call, SourceMapping } from '../destination.js';
import { amountOf, numberOf, recordOf, textOf } from '../values.js';
import { explainRudderStack } from './rudderstack-pushes.js';
import { eventIdOf, rudderAction, rudderRevenue } from './rudderstack-rules.js';

/** RudderStack in device mode: the new push form, with every other property along (docs/events.md). */
export const rudderstack: SourceMapping = {
  events(call, settings, reading) {
    const type = typeOf(call);
    if (type === 'page') return [pageLoadOf(call, settings)];
    // Without a type the action is what event_action says, and without that nothing is pushed.
    if (type !== undefined && type !== 'track') return [];
    const properties = recordOf(call.properties);
    const action = rudderAction(properties, type);
    return action === undefined ? [] : [trackOf(call, properties, action, reading)];
  },
  explain: explainRudderStack,
};

function trackOf(call: Call, properties: Call, action: string, reading: Reading): UetEvent {
  const event: UetEvent = { evt: 'custom', action };
  const { event_label: ownLabel, event_category: ownCategory } = properties;
  // A tag-native property replaces what was computed; null takes it away.
  const category = textOf(ownCategory === undefined ? properties.category : ownCategory);
  const label = textOf(ownLabel === undefined ? call.event : ownLabel);
  const value = numberOf(properties.event_value);
  const revenue = amountOf(rudderRevenue(properties, reading).amount);
  const currency = textOf(properties.currency);
  const eventId = textOf(eventIdOf(call, properties));
  if (category !== undefined) event.category = category;
  if (label !== undefined) event.label = label;
  if (value !== undefined) event.value = value;
  if (revenue !== undefined) event.revenue = revenue;
  if (currency !== undefined) event.currency = currency;
  if (eventId !== undefined) event.eventId = eventId;
  return event;
}
