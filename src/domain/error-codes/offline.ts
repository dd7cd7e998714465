import { type OfflineCode, offlineCodes } from '../service-codes.js';
import { type ErrorExplanation, explanations, type Texts } from './explanation.js';

const texts: Readonly<Record<OfflineCode, Texts>> = {
  OfflineConversionsNullOrEmpty: ['An upload had no conversions.', 'The list was empty.', 'Send at least one.'],
  OfflineConversionsLimitExceeded: ['Too many conversions in one call.', 'A call takes 1,000.', 'Split the upload.'],
  OfflineConversionIsNull: ['A conversion in the list is nil.', 'An entry has nothing in it.', 'Take the entry out.'],
  OfflineConversionMicrosoftClickIdNullOrEmpty: [
    'A conversion came without a click id.',
    'It needs the MSCLKID of the ad click, or a hashed e-mail address or phone number.',
    'Keep the msclkid parameter of the landing page with the lead.',
  ],
  OfflineConversionMicrosoftClickIdInvalid: [
    'The click id is not one.',
    'An MSCLKID has 32 hexadecimal digits.',
    'Send the msclkid parameter of the landing page as it came.',
  ],
  OfflineConversionNameNullOrEmpty: [
    'A conversion came without the name of its goal.',
    'The name says which offline goal counts it.',
    'bingctl goals list --type offline shows the names.',
  ],
  OfflineConversionNameInvalid: [
    'No offline goal has this name.',
    'The name is mistyped, or its goal is of another type or account.',
    'bingctl goals list --type offline shows the names; bingctl goals create --type offline makes one.',
  ],
  OfflineConversionTimeInvalid: ['The conversion time is not a time.', 'It is in UTC.', 'Write 2026-07-01T12:00:00Z.'],
  OfflineConversionTimeNullOrEmpty: ['A conversion came without its time.', 'It needs one.', 'Add it, in UTC.'],
  OfflineConversionTimeOutOfWindow: [
    'The conversion is too long ago.',
    'The conversion window of its goal is over, or 90 days are.',
    'Upload sooner; bingctl goals update GOAL --window 90d widens the window of clicks to come.',
  ],
  OfflineConversionValueInvalid: ['The value is not allowed.', 'It is an amount of 0 or more.', 'Correct it.'],
  OfflineConversionCurrencyCodeInvalid: ['The currency is unknown.', 'It is an ISO 4217 code.', 'Write USD or EUR.'],
  OfflineConversionsApplyFailed: [
    'The service could not take the conversions in.',
    'Something failed on its side.',
    'Upload them again: it ignores those that it has, by click id and time.',
  ],
  OfflineConversionPilotNotEnabledForCustomer: [
    'The customer cannot upload offline conversions.',
    'The feature is not enabled for the customer.',
    'Ask Microsoft’s support for it.',
  ],
  FutureConversionTimeCannotBeSet: [
    'The conversion time is in the future.',
    'Often local time was sent as UTC.',
    'Convert the time to UTC.',
  ],
  OfflineConversionNotAcceptedForGoal: [
    'The goal does not take conversions yet.',
    'It was made less than two hours ago.',
    'Wait until two hours have passed since bingctl goals create, then upload again.',
  ],
  ConversionTimeEarlierThanClickTime: [
    'The conversion came before its click.',
    'The time is wrong, or the click id belongs to a later visit.',
    'Send the time of the sale in UTC, and the click id of the visit that led to it.',
  ],
  ClickIdDateTimeOutsideGoalConversionWindow: [
    'The click is too long ago for this goal.',
    'Between click and conversion lies more than the goal’s window.',
    'bingctl goals update GOAL --window 90d, for the clicks to come.',
  ],
  OfflineConversionInvalidAdjustmentType: [
    'The kind of adjustment is unknown.',
    'A conversion can be restated or retracted.',
    'Use Restate or Retract.',
  ],
  OfflineConversionAdjustmentTimeNullOrEmpty: ['An adjustment came without its time.', 'It needs one.', 'Add it.'],
  OfflineConversionAdjustmentTimeEarlierThanConversionTime: [
    'The adjustment comes before the conversion.',
    'One of the two times is wrong.',
    'Correct it; both are in UTC.',
  ],
  OfflineConversionAdjustmentTimeInvalid: ['The adjustment time is not a time.', 'It is in UTC.', 'Correct it.'],
  OfflineConversionFutureAdjustmentTimeCannotBeSet: [
    'The adjustment time is in the future.',
    'Often local time was sent as UTC.',
    'Convert the time to UTC.',
  ],
  OfflineConversionAdjustmentTimeOutOfWindow: [
    'The adjustment comes too late.',
    'The time in which a conversion can be adjusted is over.',
    'Adjust sooner.',
  ],
  OfflineConversionAdjustmentValueNotExpected: [
    'The adjustment must not have a value.',
    'Retract takes a conversion back whole.',
    'Leave the value out, or use Restate.',
  ],
  OfflineConversionAdjustmentValueRequired: ['The adjustment needs a value.', 'Restate sets a new one.', 'Add it.'],
  OfflineConversionCurrencyValueRequired: ['The amount needs a currency.', 'A value came without one.', 'Add it.'],
  OfflineConversionRestateRetractNotSupported: [
    'This conversion cannot be restated or retracted.',
    'Its goal does not allow it.',
    'Leave the conversion as it is.',
  ],
};

export const offlineExplanations: ErrorExplanation[] = explanations('offline conversions', offlineCodes, texts, true);
