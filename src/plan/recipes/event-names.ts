import type { EventSource } from '../../domain/event-source.js';

/** What happens on a site that a goal can count. */
export type Moment =
  | 'purchase'
  | 'checkout'
  | 'cart'
  | 'signup'
  | 'trial'
  | 'demo'
  | 'lead'
  | 'quote'
  | 'appointment'
  | 'contact';

interface Name {
  name: string;
  /** The source's own pages call it so; null: they have no name for it, and this one is a proposal. */
  from: string | null;
}

/**
 * Segment's ecommerce and B2B SaaS specs. RudderStack's event spec has the same names, and so have Amplitude's pages on
 * checkout funnels.
 */
const specified: Record<Moment, Name> = {
  purchase: { name: 'Order Completed', from: 'ecommerce spec' },
  checkout: { name: 'Checkout Started', from: 'ecommerce spec' },
  cart: { name: 'Product Added', from: 'ecommerce spec' },
  signup: { name: 'Signed Up', from: 'SaaS spec' },
  trial: { name: 'Trial Started', from: 'SaaS spec' },
  demo: { name: 'Demo Requested', from: null },
  lead: { name: 'Lead Submitted', from: null },
  quote: { name: 'Quote Requested', from: null },
  appointment: { name: 'Appointment Booked', from: null },
  contact: { name: 'Contact Clicked', from: null },
};

/** The actions that Microsoft recommends for custom events of the tag. */
const pushed: Record<Moment, Name> = {
  purchase: { name: 'purchase', from: 'recommended action' },
  checkout: { name: 'begin_checkout', from: 'recommended action' },
  cart: { name: 'add_to_cart', from: 'recommended action' },
  signup: { name: 'sign_up', from: 'recommended action' },
  trial: { name: 'start_trial', from: null },
  demo: { name: 'request_demo', from: null },
  lead: { name: 'generate_lead', from: 'recommended action' },
  quote: { name: 'request_quote', from: null },
  appointment: { name: 'book_appointment', from: null },
  contact: { name: 'contact', from: null },
};

/** What an event source calls a moment. */
export function eventName(source: EventSource, moment: Moment): Name {
  return (source === 'uet' ? pushed : specified)[moment];
}
