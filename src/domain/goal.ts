import type { Id } from './tag.js';

/**
 * A decimal amount as text without exponent, sign only when negative, no needless zeros: "25", "25.5". Never computed
 * with in binary; printed as a number.
 */
export type Decimal = string;

/** ConversionGoalType in the order of the contract; `type` of a goal and REST's discriminator. */
export const goalTypes = [
  'Url',
  'Duration',
  'PagesViewedPerVisit',
  'Event',
  'AppInstall',
  'OfflineConversion',
  'InStoreTransaction',
  'AppDownload',
] as const;
export type GoalType = (typeof goalTypes)[number];

export const goalCategories = [
  'Unknown',
  'None',
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
  'Download',
  'Other',
] as const;
export type GoalCategory = (typeof goalCategories)[number];

export const countTypes = ['All', 'Unique'] as const;
export type CountType = (typeof countTypes)[number];

export const goalStatuses = ['Active', 'Paused', 'Deleted'] as const;
export type GoalStatus = (typeof goalStatuses)[number];

export const goalTrackingStatuses = [
  'TagUnverified',
  'NoRecentConversions',
  'RecordingConversions',
  'TagInactive',
  'InactiveDueToTagUnavailable',
] as const;
export type GoalTrackingStatus = (typeof goalTrackingStatuses)[number];

export const scopes = ['Account', 'Customer'] as const;
export type Scope = (typeof scopes)[number];

export const attributionModels = ['LastClick', 'LastTouch', 'DataDriven'] as const;
export type AttributionModel = (typeof attributionModels)[number];

export const revenueTypes = ['FixedValue', 'VariableValue', 'NoValue'] as const;
export type RevenueType = (typeof revenueTypes)[number];

export const expressionOperators = ['Equals', 'BeginsWith', 'RegularExpression', 'Contains'] as const;
export type ExpressionOperator = (typeof expressionOperators)[number];

export const valueOperators = ['Equals', 'LessThan', 'GreaterThan'] as const;
export type ValueOperator = (typeof valueOperators)[number];

/** ConversionGoalAdditionalField: members that come back only when asked for. Always ask for all of them. */
export const goalAdditionalFields = [
  'ViewThroughConversionWindowInMinutes',
  'IsExternallyAttributed',
  'GoalCategory',
  'InactiveDueToTagUnavailable',
  'AttributionModelType',
  'IsEnhancedConversionsEnabled',
  'IsAutoGoal',
  'DataDrivenAttribute',
  'ApplicationDownloadGoal',
] as const;

/** ConversionGoalRevenue: an update replaces all three members at once (conversiongoalrevenue.md). */
export interface Revenue {
  /** ISO 4217. */
  currencyCode: string | null;
  type: RevenueType | null;
  value: Decimal | null;
}

/** What all goal types share, in contract order (conversiongoal.md). */
export interface GoalBase {
  attributionModelType: AttributionModel | null;
  /** Whole minutes, 1 to 129600. */
  conversionWindowInMinutes: number | null;
  countType: CountType | null;
  excludeFromBidding: boolean | null;
  goalCategory: GoalCategory | null;
  id: Id | null;
  isAutoGoal: boolean | null;
  isEnhancedConversionsEnabled: boolean | null;
  name: string | null;
  revenue: Revenue | null;
  scope: Scope | null;
  status: GoalStatus | null;
  tagId: Id | null;
  trackingStatus: GoalTrackingStatus | null;
  type: GoalType;
  /** Whole minutes, 1 to 43200. */
  viewThroughConversionWindowInMinutes: number | null;
}

export interface UrlGoal extends GoalBase {
  type: 'Url';
  urlExpression: string | null;
  urlOperator: ExpressionOperator | null;
}

export interface DurationGoal extends GoalBase {
  type: 'Duration';
  /** 0 to 86399. */
  minimumDurationInSeconds: number | null;
}

export interface PagesViewedPerVisitGoal extends GoalBase {
  type: 'PagesViewedPerVisit';
  minimumPagesViewed: number | null;
}

/** Each pair is an expression with its operator; an update deletes every pair it does not repeat (eventgoal.md). */
export interface EventGoal extends GoalBase {
  type: 'Event';
  actionExpression: string | null;
  actionOperator: ExpressionOperator | null;
  categoryExpression: string | null;
  categoryOperator: ExpressionOperator | null;
  labelExpression: string | null;
  labelOperator: ExpressionOperator | null;
  value: Decimal | null;
  valueOperator: ValueOperator | null;
}

export interface AppInstallGoal extends GoalBase {
  type: 'AppInstall';
  appPlatform: string | null;
  appStoreId: string | null;
}

export interface AppDownloadGoal extends GoalBase {
  type: 'AppDownload';
  appPlatform: string | null;
  appStoreId: string | null;
}

export interface OfflineConversionGoal extends GoalBase {
  type: 'OfflineConversion';
  isExternallyAttributed: boolean | null;
}

export interface InStoreTransactionGoal extends GoalBase {
  type: 'InStoreTransaction';
}

/** A conversion goal as the service returns it: every member of its type there, null where nothing came. */
export type Goal =
  | UrlGoal
  | DurationGoal
  | PagesViewedPerVisitGoal
  | EventGoal
  | AppInstallGoal
  | AppDownloadGoal
  | OfflineConversionGoal
  | InStoreTransactionGoal;

/** The members that all types share, in contract order. */
export const goalBaseFields = [
  'attributionModelType',
  'conversionWindowInMinutes',
  'countType',
  'excludeFromBidding',
  'goalCategory',
  'id',
  'isAutoGoal',
  'isEnhancedConversionsEnabled',
  'name',
  'revenue',
  'scope',
  'status',
  'tagId',
  'trackingStatus',
  'type',
  'viewThroughConversionWindowInMinutes',
] as const satisfies readonly (keyof GoalBase)[];

/** The members of one type beside the shared ones, in contract order. */
export const goalOwnFields = {
  Url: ['urlExpression', 'urlOperator'],
  Duration: ['minimumDurationInSeconds'],
  PagesViewedPerVisit: ['minimumPagesViewed'],
  Event: [
    'actionExpression',
    'actionOperator',
    'categoryExpression',
    'categoryOperator',
    'labelExpression',
    'labelOperator',
    'value',
    'valueOperator',
  ],
  AppInstall: ['appPlatform', 'appStoreId'],
  AppDownload: ['appPlatform', 'appStoreId'],
  OfflineConversion: ['isExternallyAttributed'],
  InStoreTransaction: [],
} as const satisfies Record<GoalType, readonly string[]>;

/** The own members of a type; none that are known of a type that came after this program. */
export function ownFieldsOf(type: GoalType): readonly string[] {
  return Object.hasOwn(goalOwnFields, type) ? goalOwnFields[type] : [];
}

/** The service's class name of a goal type: `i:type` in SOAP. */
export function goalClass(type: GoalType): string {
  return `${type}Goal`;
}

/** The three pairs of an Event goal that hold an expression; the fourth is value with valueOperator. */
export const eventPairs = ['action', 'category', 'label'] as const;
export type EventPair = (typeof eventPairs)[number];

/**
 * What a user asks a goal to be: any member of any type, all optional. `null` is "clear this", left out is "leave as it
 * is". `type` is needed to make a goal.
 */
export type GoalFields = Partial<
  Omit<GoalBase, 'type' | 'trackingStatus' | 'isAutoGoal' | 'revenue'> & {
    type: GoalType;
    revenue: Partial<Revenue>;
    urlExpression: string;
    urlOperator: ExpressionOperator;
    minimumDurationInSeconds: number;
    minimumPagesViewed: number;
    actionExpression: string | null;
    actionOperator: ExpressionOperator | null;
    categoryExpression: string | null;
    categoryOperator: ExpressionOperator | null;
    labelExpression: string | null;
    labelOperator: ExpressionOperator | null;
    value: Decimal | null;
    valueOperator: ValueOperator | null;
    appPlatform: string;
    appStoreId: string;
    isExternallyAttributed: boolean;
  }
>;
