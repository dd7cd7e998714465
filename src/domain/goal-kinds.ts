import { type GoalCategory, type GoalType, goalCategories } from './goal.js';

/** What the service allows to goals of one type, where the types differ. */
export interface GoalKind {
  /** Has to name a UET tag; the others must not. */
  usesTag: boolean;
  categories: readonly GoalCategory[];
  /** The category that the service gives when none is named; null: one has to be named, since June 2021. */
  defaultCategory: GoalCategory | null;
  /** Knows no scope but Customer. */
  customerOnly: boolean;
  /** Can count one conversion a click; the others count all. */
  countsUnique: boolean;
  viewThrough: boolean;
  attribution: boolean;
  variableRevenue: boolean;
  revenueCurrency: boolean;
  /** Making or changing one switches MSCLKIDAutoTaggingEnabled on (addconversiongoals.md). */
  switchesAutoTagging: boolean;
}

const freeCategories = [
  'Purchase',
  'AddToCart',
  'BeginCheckout',
  'Subscribe',
  'SubmitLeadForm',
  'BookAppointment',
  'Signup',
  'RequestQuote',
  'GetDirections',
  'OutboundClick',
  'Contact',
  'PageView',
  'Other',
] as const;

const web: GoalKind = {
  usesTag: true,
  categories: freeCategories,
  defaultCategory: null,
  customerOnly: false,
  countsUnique: true,
  viewThrough: true,
  attribution: true,
  variableRevenue: true,
  revenueCurrency: true,
  switchesAutoTagging: true,
};

const visit: GoalKind = {
  ...web,
  categories: ['Other'],
  defaultCategory: 'Other',
  variableRevenue: false,
  revenueCurrency: false,
};

const withoutTag: GoalKind = { ...web, usesTag: false, viewThrough: false, attribution: false };

// The page of the app download goal repeats that of the app install goal word for word, its limits included.
const app: GoalKind = {
  ...withoutTag,
  categories: ['Download'],
  defaultCategory: 'Download',
  customerOnly: true,
  countsUnique: false,
  variableRevenue: false,
  revenueCurrency: false,
  switchesAutoTagging: false,
};

/** The differences between goal types (the page of each type, conversiongoal.md, conversiongoalrevenue.md). */
export const goalKinds: Readonly<Record<GoalType, GoalKind>> = {
  Url: web,
  Event: web,
  Duration: visit,
  PagesViewedPerVisit: visit,
  AppInstall: app,
  AppDownload: app,
  OfflineConversion: withoutTag,
  InStoreTransaction: {
    ...withoutTag,
    categories: ['Purchase'],
    defaultCategory: 'Purchase',
    customerOnly: true,
    switchesAutoTagging: false,
  },
};

/** What may be done with goals of a type; of one that came after this program the service alone can say, so everything. */
export function kindOf(type: GoalType): GoalKind {
  return Object.hasOwn(goalKinds, type) ? goalKinds[type] : { ...web, categories: goalCategories };
}
