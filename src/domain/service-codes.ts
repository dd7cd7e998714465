// The service's numbers and symbols for refusals. Numbers are unique within Campaign Management, not across services.

/** Refusals of UET tags (operation-error-codes.md). */
export const tagCodes = {
  InvalidUetTagId: 5300,
  DuplicateUetTagId: 5301,
  DuplicateUetTagName: 5302,
  UetTagNameAlreadyExists: 5303,
  UetTagIdsExceedsLimit: 5304,
  UetTagNameNotPassed: 5305,
  InvalidUetTagName: 5306,
  InvalidUetTagDescription: 5307,
  UetTagsNotPassed: 5308,
  UetTagArrayExceedsLimit: 5309,
  UetTagIsNull: 5310,
  UetTagIdIsNotNull: 5311,
  UetTagIdIsNull: 5312,
  TotalUetTagsExceedLimit: 5313,
  CustomerShareEntityScopeDoesNotMatch: 4873,
} as const;

/** Refusals of conversion goals (operation-error-codes.md). */
export const goalCodes = {
  InvalidConversionGoalId: 5314,
  DuplicateConversionGoalId: 5315,
  DuplicateConversionGoalName: 5316,
  ConversionGoalNameAlreadyExists: 5317,
  ConversionGoalIdArrayExceedsLimit: 5318,
  ConversionGoalNameNotPassed: 5319,
  InvalidConversionGoalName: 5320,
  ConversionGoalsNotPassed: 5321,
  ConversionGoalArrayExceedsLimit: 5322,
  ConversionGoalIsNull: 5323,
  ConversionGoalIdIsNotNull: 5324,
  ConversionGoalIdIsNull: 5325,
  TotalConversionGoalsExceedAccountLimit: 5326,
  TotalConversionGoalsExceedCustomerLimit: 5327,
  InvalidConversionGoalStatus: 5328,
  ConversionGoalTypesNotPassed: 5329,
  UetTagIdsNotPassed: 5330,
  ConversionGoalTypeNotMatched: 5331,
  InvalidConversionGoalRevenueType: 5332,
  InvalidConversionGoalRevenueValue: 5333,
  UrlGoalUrlExpressionNotPassed: 5334,
  AppInstallGoalStoreIdNotPassed: 5335,
  EventGoalExpressionWithOperatorNotPassed: 5336,
  InvalidConversionGoalConversionWindow: 5337,
  InvalidDurationGoalDurationTime: 5338,
  InvalidMinimumPagesViewedForGoal: 5339,
  InvalidAppInstallGoalAppPlatform: 5340,
  InvalidUrlGoalUrlExpression: 5341,
  InvalidEventGoalCategoryExpression: 5342,
  InvalidEventGoalActionExpression: 5343,
  InvalidEventGoalLabelExpression: 5344,
  InvalidEventGoalValue: 5345,
  InvalidAppInstallGoalStoreId: 5346,
  ConversionGoalTypesDoNotMatchExistingValue: 5347,
  InvalidAppInstallGoalScope: 5348,
  InvalidAppInstallGoalCountType: 5349,
  InvalidGoalCurrencyCode: 5351,
  GoalCurrencyCodeNotSupported: 5352,
  GoalCurrencyCodeIsNull: 5355,
  GoalTypeCannotBeChanged: 5356,
  InStoreTransactionGoalScopeInvalid: 5357,
  OnlyOneInStoreTransactionGoalAllowedPerCustomer: 5358,
  InStoreTransactionPilotNotEnabledForCustomer: 5359,
  ViewThroughAccountSettingValueInvalid: 6604,
  CustomerNotEligibleForViewThroughConversion: 6605,
  InvalidViewThroughConversionWindowInMinutes: 6608,
  ViewThroughConversionNotApplicableToGoalType: 6609,
  CustomerNotEligibleForConversionGoalSelection: 6610,
  CampaignNotEligibleForCampaignConversionGoal: 8138,
  ConversionGoalCriteriaNotMetForBiddingScheme: 4733,
  CustomerHasNoUETForMaxConversionValueBiddingScheme: 1166,
  AccountHasNoRevenueConversionGoalForMaxConversionValueBiddingScheme: 1167,
} as const;

/** Refusals of conversion goals that operation-error-codes.md does not list; seen live, 2026-07. */
export const unlistedGoalCodes = {
  InvalidGoalCategory: 3347,
  InvalidCategoryForGoalType: 3349,
  SameCategoryAndTagNotAllowedForAutoGoalAndManualGoal: 5667,
} as const;

/** Refusals of uploaded offline conversions (operation-error-codes.md). */
export const offlineCodes = {
  OfflineConversionsNullOrEmpty: 5600,
  OfflineConversionsLimitExceeded: 5601,
  OfflineConversionIsNull: 5602,
  OfflineConversionMicrosoftClickIdNullOrEmpty: 5603,
  OfflineConversionMicrosoftClickIdInvalid: 5604,
  OfflineConversionNameNullOrEmpty: 5605,
  OfflineConversionNameInvalid: 5606,
  OfflineConversionTimeInvalid: 5607,
  OfflineConversionTimeNullOrEmpty: 5608,
  OfflineConversionTimeOutOfWindow: 5609,
  OfflineConversionValueInvalid: 5610,
  OfflineConversionCurrencyCodeInvalid: 5611,
  OfflineConversionsApplyFailed: 5612,
  OfflineConversionPilotNotEnabledForCustomer: 5613,
  FutureConversionTimeCannotBeSet: 5614,
  OfflineConversionNotAcceptedForGoal: 5615,
  ConversionTimeEarlierThanClickTime: 5616,
  ClickIdDateTimeOutsideGoalConversionWindow: 5617,
  OfflineConversionInvalidAdjustmentType: 5618,
  OfflineConversionAdjustmentTimeNullOrEmpty: 5619,
  OfflineConversionAdjustmentTimeEarlierThanConversionTime: 5620,
  OfflineConversionAdjustmentTimeInvalid: 5621,
  OfflineConversionFutureAdjustmentTimeCannotBeSet: 5622,
  OfflineConversionAdjustmentTimeOutOfWindow: 5623,
  OfflineConversionAdjustmentValueNotExpected: 5624,
  OfflineConversionAdjustmentValueRequired: 5625,
  OfflineConversionCurrencyValueRequired: 5626,
  OfflineConversionRestateRetractNotSupported: 5627,
} as const;

export type TagCode = keyof typeof tagCodes;
export type GoalCode = keyof typeof goalCodes | keyof typeof unlistedGoalCodes;
export type OfflineCode = keyof typeof offlineCodes;

const refusals = { ...tagCodes, ...goalCodes, ...unlistedGoalCodes };

/** What the service would answer, by its symbol: number and symbol as a problem and an error item hold them. */
export function refusalOf(errorCode: TagCode | GoalCode): { code: number; errorCode: string } {
  return { code: refusals[errorCode], errorCode };
}
