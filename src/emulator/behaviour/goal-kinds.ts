import type { GoalCategory, GoalType, RevenueType, Scope } from '../../domain/goal.js';

/** What the service allows for goals of one type; the pages of the types, read one by one. */
export interface GoalKind {
  /** Url, Duration, PagesViewedPerVisit and Event count what a page with a tag reports. */
  hasTag: boolean;
  categories: readonly GoalCategory[];
  /** Taken when none is sent; null: one must be (conversiongoalcategory.md). */
  defaultCategory: GoalCategory | null;
  scopes: readonly Scope[];
  defaultScope: Scope;
  revenueTypes: readonly RevenueType[];
  /** Whether the revenue may say its currency. */
  hasCurrency: boolean;
  countsAllOnly: boolean;
  hasAttribution: boolean;
  hasViewThrough: boolean;
  /** Adding or updating one switches MSCLKID auto-tagging on (addconversiongoals.md). */
  switchesAutoTagging: boolean;
}

const webCategories: readonly GoalCategory[] = [
  'AddToCart',
  'BeginCheckout',
  'BookAppointment',
  'Contact',
  'GetDirections',
  'Other',
  'OutboundClick',
  'PageView',
  'Purchase',
  'RequestQuote',
  'Signup',
  'SubmitLeadForm',
  'Subscribe',
];

const web: GoalKind = {
  hasTag: true,
  categories: webCategories,
  defaultCategory: null,
  scopes: ['Account', 'Customer'],
  defaultScope: 'Customer',
  revenueTypes: ['NoValue', 'FixedValue', 'VariableValue'],
  hasCurrency: true,
  countsAllOnly: false,
  hasAttribution: true,
  hasViewThrough: true,
  switchesAutoTagging: true,
};

const engagement: GoalKind = {
  ...web,
  categories: ['Other'],
  defaultCategory: 'Other',
  revenueTypes: ['NoValue', 'FixedValue'],
  hasCurrency: false,
};

const app: GoalKind = {
  hasTag: false,
  categories: ['Download'],
  defaultCategory: 'Download',
  scopes: ['Customer'],
  defaultScope: 'Customer',
  revenueTypes: ['NoValue', 'FixedValue'],
  hasCurrency: false,
  countsAllOnly: true,
  hasAttribution: false,
  hasViewThrough: false,
  switchesAutoTagging: false,
};

export const goalKinds: Record<GoalType, GoalKind> = {
  Url: web,
  Event: web,
  Duration: engagement,
  PagesViewedPerVisit: engagement,
  AppInstall: app,
  AppDownload: app,
  OfflineConversion: { ...web, hasTag: false, defaultScope: 'Account', hasAttribution: false, hasViewThrough: false },
  InStoreTransaction: {
    ...app,
    categories: ['Purchase'],
    defaultCategory: 'Purchase',
    revenueTypes: ['NoValue', 'FixedValue', 'VariableValue'],
    hasCurrency: true,
    countsAllOnly: false,
  },
};

export function isAppGoal(type: GoalType): boolean {
  return type === 'AppInstall' || type === 'AppDownload';
}
