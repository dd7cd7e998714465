import type { EventSource } from '../../domain/event-source.js';

/** What somebody who uses this source has to know before a goal counts anything (docs/events.md). */
export function sourceComment(source: EventSource): string[] {
  return comments[source].setUp;
}

/** Where this source takes the worth of an event from. */
export function revenueComment(source: EventSource): string[] {
  return comments[source].revenue;
}

const comments: Record<EventSource, { setUp: string[]; revenue: string[] }> = {
  segment: {
    setUp: ["Segment in device mode sends the event's name as the label."],
    revenue: ['Segment takes it from properties.revenue, and sends no currency: the one here has to be yours.'],
  },
  'segment-capi': {
    setUp: ["Segment's Conversions API action sends the event's name as the action."],
    revenue: ["The action maps properties.value alone, not revenue or total. The event's own currency comes first."],
  },
  rudderstack: {
    setUp: ["RudderStack in device mode sends the event's name as the label."],
    revenue: ["RudderStack takes it from total, then value, then revenue. The event's own currency comes first."],
  },
  amplitude: {
    setUp: ["Map Event Label to the event's name in Amplitude's destination: the goals look at the label."],
    revenue: ["Map Value and Currency in Amplitude's destination."],
  },
  uet: {
    setUp: ["The page pushes its events itself: window.uetq.push('event', 'purchase', { ... })."],
    revenue: ['The page sends it as revenue_value, with currency.'],
  },
};
