import type { Reading } from '../../domain/event-source.js';
import type { UetEvent } from '../../domain/uet-event.js';
import { pageLoadOf, typeOf } from '../calls.js';
import type { Call, SourceMapping } from '../destination.js';
import { textOf } from '../values.js';
import { facadeAmount, moneyOf, revenueOf } from './segment-money.js';
import { explainSegment } from './segment-pushes.js';

/** Segment in device mode: its name goes to the label, the action is always `track` (docs/events.md). */
export const segment: SourceMapping = {
  events(call, settings, reading) {
    const type = typeOf(call) ?? (typeof call.event === 'string' ? 'track' : undefined);
    if (type === 'page') return [pageLoadOf(call, settings)];
    return type === 'track' ? [trackOf(call, reading)] : [];
  },
  explain: explainSegment,
};

function trackOf(call: Call, reading: Reading): UetEvent {
  const { category, revenue, total } = moneyOf(call.properties);
  const event: UetEvent = { evt: 'custom', action: 'track' };
  const label = textOf(call.event);
  const categoryText = category ? textOf(category) : undefined;
  const amount = facadeAmount(reading === 'documented' ? revenue : revenueOf(label, revenue, total).from);
  if (categoryText !== undefined) event.category = categoryText;
  if (label !== undefined) event.label = label;
  if (amount) {
    // The documents call the money "Value"; what is sent is the revenue.
    if (reading === 'documented') event.value = amount;
    else event.revenue = amount;
  }
  return event;
}
