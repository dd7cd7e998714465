import type {
  AttributionModel,
  CountType,
  ExpressionOperator,
  GoalCategory,
  GoalStatus,
  GoalTrackingStatus,
  GoalType,
  RevenueType,
  Scope,
  ValueOperator,
} from './goal.js';
import type { WordList } from './words.js';

export const goalTypeWords: WordList<GoalType> = {
  what: 'a goal type',
  words: [
    { word: 'url', service: 'Url' },
    { word: 'duration', service: 'Duration' },
    { word: 'pages-viewed', service: 'PagesViewedPerVisit' },
    { word: 'event', service: 'Event' },
    { word: 'app-install', service: 'AppInstall' },
    { word: 'app-download', service: 'AppDownload' },
    { word: 'offline', service: 'OfflineConversion' },
    { word: 'in-store', service: 'InStoreTransaction' },
  ],
};

/** What can be set: the service reads `None` on goals from before March 2021 and takes it no more (conversiongoalcategory.md). */
export const goalCategoryWords: WordList<Exclude<GoalCategory, 'Unknown' | 'None'>> = {
  what: 'a goal category',
  words: [
    { word: 'purchase', service: 'Purchase' },
    { word: 'add-to-cart', service: 'AddToCart' },
    { word: 'begin-checkout', service: 'BeginCheckout' },
    { word: 'subscribe', service: 'Subscribe' },
    { word: 'submit-lead-form', service: 'SubmitLeadForm' },
    { word: 'book-appointment', service: 'BookAppointment' },
    { word: 'signup', service: 'Signup' },
    { word: 'request-quote', service: 'RequestQuote' },
    { word: 'get-directions', service: 'GetDirections' },
    { word: 'outbound-click', service: 'OutboundClick' },
    { word: 'contact', service: 'Contact' },
    { word: 'page-view', service: 'PageView' },
    { word: 'download', service: 'Download' },
    { word: 'other', service: 'Other' },
  ],
  refused: [
    { service: 'None', why: 'only goals from before March 2021 still have it' },
    { service: 'Unknown', why: 'the service keeps it for values to come' },
  ],
};

export const scopeWords: WordList<Scope> = {
  what: 'a scope',
  words: [
    { word: 'account', service: 'Account' },
    { word: 'customer', service: 'Customer' },
  ],
};

export const countWords: WordList<CountType> = {
  what: 'a way to count',
  words: [
    { word: 'all', service: 'All' },
    { word: 'unique', service: 'Unique' },
  ],
};

export const attributionWords: WordList<AttributionModel> = {
  what: 'an attribution model',
  words: [
    { word: 'last-click', service: 'LastClick' },
    { word: 'last-touch', service: 'LastTouch' },
    { word: 'data-driven', service: 'DataDriven' },
  ],
};

export const revenueTypeWords: WordList<RevenueType> = {
  what: 'a revenue type',
  words: [
    { word: 'none', service: 'NoValue' },
    { word: 'fixed', service: 'FixedValue' },
    { word: 'variable', service: 'VariableValue' },
  ],
};

export const goalStatusWords: WordList<Exclude<GoalStatus, 'Deleted'>> = {
  what: 'a goal status',
  words: [
    { word: 'active', service: 'Active' },
    { word: 'paused', service: 'Paused' },
  ],
  refused: [{ service: 'Deleted', why: 'the service has no way to delete a goal, only to pause it' }],
};

export const goalTrackingStatusWords: WordList<GoalTrackingStatus> = {
  what: 'a tracking status',
  words: [
    { word: 'tag-unverified', service: 'TagUnverified' },
    { word: 'no-recent-conversions', service: 'NoRecentConversions' },
    { word: 'recording-conversions', service: 'RecordingConversions' },
    { word: 'tag-inactive', service: 'TagInactive' },
    { word: 'inactive-due-to-tag-unavailable', service: 'InactiveDueToTagUnavailable' },
  ],
};

export const expressionOperatorWords: WordList<ExpressionOperator> = {
  what: 'an operator',
  words: [
    { word: 'equals', service: 'Equals' },
    { word: 'begins-with', service: 'BeginsWith' },
    { word: 'contains', service: 'Contains' },
    { word: 'regex', service: 'RegularExpression' },
  ],
};

export const valueOperatorWords: WordList<ValueOperator> = {
  what: 'an operator for a value',
  words: [
    { word: 'equals', service: 'Equals' },
    { word: 'less-than', service: 'LessThan' },
    { word: 'greater-than', service: 'GreaterThan' },
  ],
};

/** The platforms of appinstallgoal.md; the contract itself takes any text. */
export const appPlatforms = ['iOS', 'Android', 'Windows', 'WindowsPhone'] as const;
export type AppPlatform = (typeof appPlatforms)[number];

export const appPlatformWords: WordList<AppPlatform> = {
  what: 'an app platform',
  words: [
    { word: 'ios', service: 'iOS' },
    { word: 'android', service: 'Android' },
    { word: 'windows', service: 'Windows' },
    { word: 'windows-phone', service: 'WindowsPhone' },
  ],
};
