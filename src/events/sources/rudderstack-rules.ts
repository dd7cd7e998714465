import type { Reading } from '../../domain/event-source.js';
import type { Call } from '../destination.js';
import { recordOf, textOf } from '../values.js';

/** The property that the revenue comes from, with its value as it was typed. */
export interface Revenue {
  property: string;
  amount: unknown;
}

/** Since May 2023 the code takes total, value, revenue; the documents, and older releases, total, revenue, value. */
const orders = {
  shipped: ['total', 'value', 'revenue'],
  documented: ['total', 'revenue', 'value'],
} as const satisfies Record<Reading, readonly string[]>;

/** The first that is truthy; where none is, whatever the last of the shipped order is, so that a lone 0 stays. */
export function rudderRevenue(properties: Call, reading: Reading): Revenue {
  // Tag-native names are merged over what was computed, and a null there takes it away.
  if (properties.revenue_value !== undefined) return { property: 'revenue_value', amount: properties.revenue_value };
  for (const property of orders[reading]) {
    if (properties[property]) return { property, amount: properties[property] };
  }
  return { property: 'revenue', amount: properties.revenue };
}

/** `event_action` of the properties, otherwise the type of the message. */
export function rudderAction(properties: Call, type: string | undefined): string | undefined {
  return textOf(properties.event_action || undefined) ?? type;
}

/** Since August 2026: of the context, else of the properties, else of the message. */
export function eventIdOf(call: Call, properties: Call): unknown {
  return recordOf(call.context).event_id || properties.event_id || call.messageId;
}
