import type { Members } from '../../files/written-value.js';
import type { Moment } from './event-names.js';
import type { RecipeKind } from './recipe.js';

/** A goal of a recipe. */
export interface RecipeGoal {
  key: string;
  name: string;
  /** What it is for: comments. */
  says: readonly string[];
  /** The event that it counts; left out of goals that count none. */
  moment?: Moment;
  members: Members;
}

/** What an order is worth comes with its event. */
const ofTheOrder = { type: 'variable', currency: 'USD' };

const leftAside =
  'A step on the way: with excludeFromBidding: true automated bidding leaves it aside, where the account may.';

const purchase: RecipeGoal = {
  key: 'purchase',
  name: 'Purchase',
  says: ['Every order counts, with what it is worth.'],
  moment: 'purchase',
  members: { category: 'purchase', count: 'all', revenue: ofTheOrder },
};

const shop: RecipeGoal[] = [
  purchase,
  {
    key: 'begin-checkout',
    name: 'Checkout begun',
    says: [leftAside],
    moment: 'checkout',
    members: { category: 'begin-checkout', count: 'unique', window: '7d' },
  },
  {
    key: 'add-to-cart',
    name: 'Added to cart',
    says: [leftAside],
    moment: 'cart',
    members: { category: 'add-to-cart', count: 'unique', window: '7d' },
  },
  {
    key: 'account',
    name: 'Customer account opened',
    says: ['Once for each click, however often the form is sent.'],
    moment: 'signup',
    members: { category: 'signup', count: 'unique' },
  },
];

const leadGen: RecipeGoal[] = [
  {
    key: 'lead',
    name: 'Lead',
    says: ['The form is sent. Once for each click: whoever sends it twice is one lead.'],
    moment: 'lead',
    members: { category: 'submit-lead-form', count: 'unique', window: '90d' },
  },
  {
    key: 'quote',
    name: 'Quote requested',
    says: [
      'What a request is worth on average makes goals comparable: revenue: { type: fixed, value: 25, currency: USD }.',
    ],
    moment: 'quote',
    members: { category: 'request-quote', count: 'unique', window: '90d' },
  },
  {
    key: 'appointment',
    name: 'Appointment booked',
    says: ['A time in the calendar.'],
    moment: 'appointment',
    members: { category: 'book-appointment', count: 'unique' },
  },
  {
    key: 'contact',
    name: 'Call or mail',
    says: ['A click on the phone number or the address.'],
    moment: 'contact',
    members: { category: 'contact', count: 'unique' },
  },
  {
    key: 'engaged-visit',
    name: 'Engaged visit',
    says: ['No event is needed: a visit of five minutes.'],
    members: { type: 'duration', minDuration: '5m', category: 'other', count: 'unique', window: '7d' },
  },
  {
    key: 'deal',
    name: 'Deal closed',
    says: [
      'Uploaded from the CRM by click id, days or weeks later: no tag, no event. Wait two hours before the first upload.',
    ],
    members: { type: 'offline', category: 'purchase', window: '90d', revenue: ofTheOrder },
  },
];

const saas: RecipeGoal[] = [
  {
    key: 'signup',
    name: 'Sign-up',
    says: ['Somebody has an account now.'],
    moment: 'signup',
    members: { category: 'signup', count: 'unique' },
  },
  {
    key: 'trial',
    name: 'Trial',
    says: ['A trial begins.'],
    moment: 'trial',
    members: { category: 'subscribe', count: 'unique' },
  },
  {
    key: 'demo',
    name: 'Demo requested',
    says: ['For those who talk to somebody first.'],
    moment: 'demo',
    members: { category: 'book-appointment', count: 'unique', window: '90d' },
  },
  {
    ...purchase,
    key: 'subscription',
    name: 'Subscription paid',
    says: ['Every payment counts, with what it is worth.'],
    members: { ...purchase.members, window: '90d' },
  },
];

export const recipeGoals: Record<RecipeKind, readonly RecipeGoal[]> = { shop, 'lead-gen': leadGen, saas };
