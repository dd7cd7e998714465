import { type GoalCode, goalCodes, unlistedGoalCodes } from '../service-codes.js';
import { type ErrorExplanation, explanations, type Texts } from './explanation.js';

const splits = 'bingctl splits its calls; a program of your own has to do the same.';

const texts: Readonly<Record<GoalCode, Texts>> = {
  InvalidConversionGoalId: [
    'There is no conversion goal with this id.',
    'The id is mistyped, or the goal belongs to another account or customer.',
    'bingctl goals list shows the goals of the account; --account names another one.',
  ],
  DuplicateConversionGoalId: [
    'The same conversion goal came twice in one call.',
    'The input updates one goal in two places.',
    'Put both changes of the goal into one entry.',
  ],
  DuplicateConversionGoalName: [
    'Two conversion goals in one call have the same name.',
    'The input names two goals alike; upper and lower case do not count.',
    'Give each goal in the input a name of its own.',
  ],
  ConversionGoalNameAlreadyExists: [
    'The name of the conversion goal is taken.',
    'Names are unique in the whole customer; a name that was used once, even by a goal renamed since, cannot come again.',
    'bingctl goals get NAME shows who has it, unless that is in another account; otherwise use a new name, or --if-exists.',
  ],
  ConversionGoalIdArrayExceedsLimit: ['Too many conversion goal ids in one call.', 'A call takes 100.', splits],
  ConversionGoalNameNotPassed: ['A conversion goal came without a name.', 'A new goal needs one.', 'Add --name.'],
  InvalidConversionGoalName: [
    'The name of a conversion goal is not allowed.',
    'A name has 1 to 100 characters.',
    'Use 1 to 100 characters, no control characters.',
  ],
  ConversionGoalsNotPassed: [
    'A call that writes conversion goals had none.',
    'The list was empty or missing.',
    'Send at least one goal.',
  ],
  ConversionGoalArrayExceedsLimit: ['Too many conversion goals in one call.', 'A call takes 100.', splits],
  ConversionGoalIsNull: ['A conversion goal in the list is nil.', 'An entry has nothing in it.', 'Take the entry out.'],
  ConversionGoalIdIsNotNull: [
    'A new conversion goal came with an id.',
    'The service gives the ids.',
    'Leave the id out, or change the goal with bingctl goals update.',
  ],
  ConversionGoalIdIsNull: [
    'A conversion goal to update came without its id.',
    'An update needs to say which goal it means.',
    'bingctl goals list shows the ids.',
  ],
  TotalConversionGoalsExceedAccountLimit: [
    'The account would have too many conversion goals.',
    'An account has at most 1,000, paused ones included; goals cannot be deleted.',
    'Give a goal that is no longer needed a new purpose with bingctl goals update, or use another account.',
  ],
  TotalConversionGoalsExceedCustomerLimit: [
    'The customer would have too many conversion goals.',
    'A customer has at most 5,000 over all its accounts; goals cannot be deleted.',
    'Give a goal that is no longer needed a new purpose with bingctl goals update.',
  ],
  InvalidConversionGoalStatus: [
    'The status of a conversion goal is not allowed.',
    'It can be Active or Paused; Deleted is the service’s own.',
    'bingctl goals pause, where a goal should count no more.',
  ],
  ConversionGoalTypesNotPassed: [
    'Conversion goals were asked for without saying of which types.',
    'The call has to name the types.',
    'bingctl goals list asks for all of them.',
  ],
  UetTagIdsNotPassed: [
    'Conversion goals were asked for by UET tag without a tag.',
    'The list of tag ids was empty.',
    'bingctl goals list --tag TAG, with an id or a name of bingctl tags list.',
  ],
  ConversionGoalTypeNotMatched: [
    'The type of a conversion goal contradicts itself.',
    'The Type member says another type than the object is.',
    'Leave the Type member out: the class of the object decides.',
  ],
  InvalidConversionGoalRevenueType: [
    'This goal cannot have that kind of revenue.',
    'Duration, pages-viewed and app goals have no variable revenue.',
    'Use --revenue fixed with --revenue-value, or --revenue none.',
  ],
  InvalidConversionGoalRevenueValue: [
    'The revenue value is not allowed.',
    'It is 0 to 9,999,999 with at most 3 decimals; a fixed revenue needs one, and without revenue there must be none.',
    'Correct --revenue-value, or name the kind: --revenue fixed, variable or none.',
  ],
  UrlGoalUrlExpressionNotPassed: ['A url goal came without an expression.', 'A new one needs it.', 'Add --url.'],
  AppInstallGoalStoreIdNotPassed: [
    'An app goal came without the id of the app.',
    'A new one needs it, as the app’s page in the store shows it.',
    'Add --app-id.',
  ],
  EventGoalExpressionWithOperatorNotPassed: [
    'An event goal came without any condition.',
    'It needs at least one of action, category, label and value, each with its operator. An update drops those left out.',
    'Add --event-action, --event-category, --event-label or --event-value.',
  ],
  InvalidConversionGoalConversionWindow: [
    'The conversion window is out of range.',
    'It is 1 to 129,600 minutes, which is 90 days.',
    'Use --window 1m to --window 90d.',
  ],
  InvalidDurationGoalDurationTime: [
    'The minimum duration is out of range.',
    'It is 0 to 86,399 seconds, one less than a day.',
    'Use --min-duration 0s to --min-duration 23h59m59s.',
  ],
  InvalidMinimumPagesViewedForGoal: [
    'The minimum of pages viewed is missing or out of range.',
    'It is a whole number from 0 to 9,999,999.',
    'Correct --min-pages.',
  ],
  InvalidAppInstallGoalAppPlatform: [
    'The app platform is unknown.',
    'The service knows iOS, Android, Windows and WindowsPhone.',
    'Use --app-platform ios, android, windows or windows-phone.',
  ],
  InvalidUrlGoalUrlExpression: [
    'The expression of a url goal is empty or too long.',
    'The most it may have is documented nowhere.',
    'Shorten --url; with --url-operator contains or regex a part of the address is enough.',
  ],
  InvalidEventGoalCategoryExpression: [
    'The event category is empty, too long, or half of a pair.',
    'It has 1 to 100 characters, and expression and operator go together.',
    'Correct --event-category and --event-category-operator.',
  ],
  InvalidEventGoalActionExpression: [
    'The event action is empty, too long, or half of a pair.',
    'It has 1 to 100 characters, and expression and operator go together.',
    'Correct --event-action and --event-action-operator.',
  ],
  InvalidEventGoalLabelExpression: [
    'The event label is empty, too long, or half of a pair.',
    'It has 1 to 100 characters, and expression and operator go together.',
    'Correct --event-label and --event-label-operator.',
  ],
  InvalidEventGoalValue: [
    'The event value is not allowed, or half of a pair.',
    'It is 0 to 9,999,999 with at most 3 decimals, and value and operator go together.',
    'Correct --event-value and --event-value-operator.',
  ],
  InvalidAppInstallGoalStoreId: [
    'The id of the app is not one that its store has.',
    'It is empty, or in the form of another store.',
    'Copy --app-id from the address of the app’s page in its store.',
  ],
  ConversionGoalTypesDoNotMatchExistingValue: [
    'The conversion goal is of another type than the call said.',
    'The goal was asked for by id together with types, and its own is not among them.',
    'bingctl goals get ID finds a goal of any type.',
  ],
  InvalidAppInstallGoalScope: [
    'An app goal has to be for all accounts of the customer.',
    'App goals know no other scope.',
    'Leave --scope out, or use --scope customer.',
  ],
  InvalidAppInstallGoalCountType: [
    'An app goal has to count all conversions.',
    'App goals cannot count one conversion a click.',
    'Leave --count out, or use --count all.',
  ],
  InvalidGoalCurrencyCode: [
    'The currency of the revenue is unknown.',
    'It is a code of ISO 4217 such as USD; names such as USDollar are not taken.',
    'Correct --currency. The Turkish lira is listed as TRL.',
  ],
  GoalCurrencyCodeNotSupported: [
    'This goal cannot have a currency.',
    'Duration, pages-viewed and app goals use that of the account.',
    'Leave --currency out.',
  ],
  GoalCurrencyCodeIsNull: [
    'The revenue needs a currency.',
    'A goal for all accounts of the customer has no account whose currency it could use; in-store goals always need one.',
    'Add --currency, or use --scope account for a new goal.',
  ],
  GoalTypeCannotBeChanged: [
    'The conversion goal cannot become one of that type.',
    'Offline and in-store goals stay what they are, and nothing else becomes one.',
    'Make a new goal, and bingctl goals pause the old one.',
  ],
  InStoreTransactionGoalScopeInvalid: [
    'An in-store goal has to be for all accounts of the customer.',
    'In-store goals know no other scope.',
    'Leave --scope out, or use --scope customer.',
  ],
  OnlyOneInStoreTransactionGoalAllowedPerCustomer: [
    'The customer has an in-store goal already.',
    'There can be one in a customer.',
    'bingctl goals list --type in-store shows it; bingctl goals update changes it.',
  ],
  InStoreTransactionPilotNotEnabledForCustomer: [
    'The customer takes no part in the pilot of in-store goals.',
    'They are for chosen customers. A call that names this type among others fails as a whole.',
    'Ask Microsoft for the pilot. bingctl goals list asks type by type, and lists the others.',
  ],
  ViewThroughAccountSettingValueInvalid: [
    'The account’s setting for view-through conversions is not allowed.',
    'The account property IncludeViewThroughConversions is true or false.',
    'Set it in the web interface.',
  ],
  CustomerNotEligibleForViewThroughConversion: [
    'The customer cannot have view-through conversions.',
    'The feature is not enabled for every customer.',
    'Leave --view-through-window out.',
  ],
  InvalidViewThroughConversionWindowInMinutes: [
    'The view-through window is out of range.',
    'It is 1 to 43,200 minutes, which is 30 days.',
    'Use --view-through-window 1m to --view-through-window 30d.',
  ],
  ViewThroughConversionNotApplicableToGoalType: [
    'This goal has no view-through conversions.',
    'App, offline and in-store goals count clicks only.',
    'Leave --view-through-window out.',
  ],
  CustomerNotEligibleForConversionGoalSelection: [
    'The customer cannot choose goals for single campaigns.',
    'The feature is not enabled for every customer.',
    'Let the campaigns use the goals of the account.',
  ],
  CampaignNotEligibleForCampaignConversionGoal: [
    'This campaign cannot have conversion goals of its own.',
    'Its type does not allow them.',
    'Let the campaign use the goals of the account.',
  ],
  ConversionGoalCriteriaNotMetForBiddingScheme: [
    'The bid strategy needs a conversion goal.',
    'It bids for conversions, and none are tracked.',
    'bingctl goals create; then choose the strategy again.',
  ],
  CustomerHasNoUETForMaxConversionValueBiddingScheme: [
    'The bid strategy needs a UET tag.',
    'Maximize conversion value learns from a tag on the site.',
    'bingctl tags create, and bingctl tags script for the site.',
  ],
  AccountHasNoRevenueConversionGoalForMaxConversionValueBiddingScheme: [
    'The bid strategy needs a conversion goal with revenue.',
    'Maximize conversion value compares revenue, and no goal of the account has any.',
    'bingctl goals update GOAL --revenue fixed --revenue-value 25, or --revenue variable.',
  ],
  InvalidGoalCategory: [
    'The conversion goal came without a category.',
    'Url, event and offline goals need one since June 2021, older ones at their next update too.',
    'Add --category, such as --category purchase.',
  ],
  InvalidCategoryForGoalType: [
    'The category does not fit the type of the goal.',
    'Duration and pages-viewed goals are other, app goals download, in-store goals purchase; the rest take any but download.',
    'Correct --category; for the types with only one category leave it out.',
  ],
  SameCategoryAndTagNotAllowedForAutoGoalAndManualGoal: [
    'Microsoft’s own goal tracks this category of this tag already.',
    'An active auto goal has the same UET tag and the same category.',
    'Use another --category or --tag, or pause the auto goal in the web interface; bingctl goals list --tag TAG shows it.',
  ],
};

export const goalExplanations: ErrorExplanation[] = [
  ...explanations('conversion goals', goalCodes, texts, true),
  ...explanations('conversion goals', unlistedGoalCodes, texts, false),
];
