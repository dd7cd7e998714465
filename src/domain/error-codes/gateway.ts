import type { Area, ErrorExplanation, Texts } from './explanation.js';

type Row = readonly [code: number, errorCode: string | null, ...Texts];

const credentials = 'the variables BINGCTL_ACCESS_TOKEN and BINGCTL_DEVELOPER_TOKEN';
const ids = 'BINGCTL_CUSTOMER_ID and BINGCTL_ACCOUNT_ID, or --customer and --account';
const otherLogin = 'Sign in again with the right identity, and use the token that this gives.';

/** What every service may answer before or instead of doing anything. */
const service: readonly Row[] = [
  [
    0,
    'InternalError',
    'The service failed.',
    'Something went wrong on its side; it also answers this where it has no better code.',
    'Try again later. If it stays, give Microsoft’s support the tracking id.',
  ],
  [
    100,
    'NullRequest',
    'The service could not read the request.',
    'It was empty, or over REST had a value that does not fit, such as an unknown word.',
    'Run it again with --debug to see the request; update bingctl.',
  ],
  [
    105,
    'InvalidCredentials',
    'The credentials were not accepted.',
    'A token is wrong or of the other environment, the account is inactive, or the user is unknown to Microsoft Advertising.',
    'bingctl doctor finds out which. Access token and developer token must be of the environment that --env names.',
  ],
  [
    106,
    'UserIsNotAuthorized',
    'The user may not do this.',
    'The credentials are right, but they give no access to the customer, the account or the thing asked for.',
    'bingctl doctor finds out why. The ids of customer and account are not the account number, and easily swapped.',
  ],
  [
    108,
    'UserCompromised',
    'The account is locked.',
    'Microsoft saw suspicious activity.',
    'Set a new password in the web interface.',
  ],
  [
    109,
    'AuthenticationTokenExpired',
    'The access token has expired.',
    'An access token lives about an hour.',
    'Sign in again with bingctl login, or put a new one into BINGCTL_ACCESS_TOKEN.',
  ],
  [113, 'InvalidDateObject', 'A date does not exist.', 'It is out of range, or in another form.', 'Correct the date.'],
  [
    116,
    'RequestMissingHeaders',
    'The request lacks a header.',
    'Access token, developer token, customer id or account id were not sent.',
    `Set ${credentials}, and ${ids}.`,
  ],
  [
    117,
    'CallRateExceeded',
    'Too many calls in a minute.',
    'The limit is for each user and each customer; how high it is is not published.',
    'Wait 60 seconds; bingctl does so by itself as often as --max-retries allows. A lower --concurrency helps.',
  ],
  [
    120,
    'UserLoginAccessDenied',
    'This login is no longer in use.',
    'The person’s logins were consolidated into one.',
    'Sign in with the primary login.',
  ],
  [
    122,
    'PersonalIdentityNotAvailable',
    'A work account is needed.',
    'A personal Microsoft account was used, and the user has a work account only.',
    otherLogin,
  ],
  [
    123,
    'WorkIdentityNotAvailable',
    'A personal Microsoft account is needed.',
    'A work account was used, and the user has a personal one only.',
    otherLogin,
  ],
  [
    124,
    'PersonalIdentityMigratedToWork',
    'A work account is needed.',
    'This personal account was migrated to a work account.',
    otherLogin,
  ],
  [
    125,
    'PersonalIdentityNotAllowedByCustomer',
    'A work account is needed.',
    'The customer lets nobody in with a personal account.',
    otherLogin,
  ],
  [
    126,
    'IdentityTypeMismatch',
    'Another kind of account is needed.',
    'The e-mail address is registered with another provider; the details say which: Google, personal or work.',
    otherLogin,
  ],
  [
    201,
    'ApiInputValidationError',
    'An input was not accepted.',
    'A value is missing or not allowed.',
    'Run it again with --debug to see what was sent.',
  ],
  [202, 'ApiExecutionError', 'The call could not be carried out.', 'The service does not say why.', 'Try again later.'],
  [203, 'NullParameter', 'A value is missing.', 'Something that must not be nil was.', 'Add the value.'],
  [
    204,
    'OperationNotSupported',
    'The service does not do this.',
    'The operation is not there for this kind of account or thing.',
    'Use the web interface.',
  ],
  [
    205,
    'InvalidVersion',
    'This version of the API is unknown.',
    'The address has another version.',
    'Check --base-url.',
  ],
  [206, 'NullArrayArgument', 'A list is missing.', 'Something that must not be nil was.', 'Add the list.'],
  [208, 'InvalidAccount', 'The account is not valid.', 'The id is of no account.', `Check ${ids}.`],
  [
    209,
    'TimestampNotMatch',
    'Somebody else changed it meanwhile.',
    'It was changed after it had been read.',
    'Read it again, then change it.',
  ],
  [210, 'EntityNotExistent', 'It does not exist.', 'The id is mistyped, or it was deleted.', 'Check the id.'],
  [211, 'NameTooLong', 'The name is too long.', 'Each kind of thing has its own limit.', 'Shorten the name.'],
  [
    212,
    'CampaignServiceEntityTypeNotSupported',
    'The operation does not work for this kind of thing.',
    'The account is not enabled for this kind, such as app goals, or the operation is for another one.',
    'Ask Microsoft Advertising support whether the account can have it; bingctl goals list shows the types it has.',
  ],
  [
    303,
    'ApiVersionNoLongerSupported',
    'This version of the API is gone.',
    'Microsoft retired it.',
    'Update bingctl; the SOAP API ends on 31 January 2027, then use --transport rest.',
  ],
  [
    513,
    'CampaignServiceEntityIdsArrayExceedsLimit',
    'Too many ids in one call.',
    'Each operation has its own limit.',
    'Send fewer.',
  ],
  [
    514,
    'CampaignServiceEntityIdsArrayExceedsLimit',
    'A call came without ids.',
    'The list was empty; the symbol is that of 513, though this is the opposite.',
    'Send at least one id.',
  ],
  [515, 'DuplicateId', 'An id came twice.', 'The call names one thing in two places.', 'Name it once.'],
  [
    516,
    'CampaignServiceIdsNotPassed',
    'The ids are of another kind than asked for.',
    'The kind in the call and that of the ids differ.',
    'Correct either.',
  ],
  [517, 'CampaignServiceEntityIdInvalid', 'The id is not valid.', 'It is mistyped.', 'Check the id.'],
  [
    518,
    'SearchStringNotSufficient',
    'The text to search for is too short.',
    'Some need 3 letters.',
    'Write more of it.',
  ],
  [
    1003,
    'CampaignServiceCannotSpecifyStatusOnAdd',
    'Something new cannot have a status.',
    'The service sets the first one.',
    'Leave the status out, and change it afterwards.',
  ],
  [
    1004,
    'CampaignServiceIdShouldBeNullOnAdd',
    'Something new came with an id.',
    'The service gives the ids.',
    'Leave the id out.',
  ],
  [
    1029,
    'CampaignServiceCustomerIdHasToBeSpecified',
    'The customer id is missing.',
    'This operation needs to know the customer.',
    'Set BINGCTL_CUSTOMER_ID, or use --customer.',
  ],
  [
    1030,
    'CampaignServiceAccountIdHasToBeSpecified',
    'The account id is missing.',
    'This operation needs to know the account.',
    'Set BINGCTL_ACCOUNT_ID, or use --account.',
  ],
];

/** The numbers that Customer Management has for itself; it sends no symbols. */
const customerManagement: readonly Row[] = [
  [200, null, 'The city of an address is not valid.', 'It is missing or too long.', 'Correct the address.'],
  [205, null, 'The first line of an address is not valid.', 'It is missing or too long.', 'Correct the address.'],
  [207, null, 'The third line of an address is not valid.', 'It is too long.', 'Correct the address.'],
  [209, null, 'The postal code of an address is not valid.', 'It does not fit the country.', 'Correct the address.'],
  [
    1001,
    null,
    'The user may not do this.',
    'There is no access to the customer or account, or the customer lets nobody in with a personal account.',
    'bingctl doctor finds out why. The ids may be wrong or swapped, or the identity that you signed in with.',
  ],
];

const reporting: readonly Row[] = [
  [
    207,
    'ConcurrentRequestOverLimit',
    'Too many reports are being made at once.',
    'The service makes a limited number for each customer; how many is not published.',
    'Wait until the earlier ones are done.',
  ],
];

const bulk: readonly Row[] = [
  [
    4204,
    'BulkServiceNoMoreCallsPermittedForTheTimePeriod',
    'The account has no bulk calls left for now.',
    'Downloads and uploads have a quota each, for some minutes.',
    'Wait up to 15 minutes.',
  ],
];

function inArea(area: Area, rows: readonly Row[]): ErrorExplanation[] {
  return rows.map(([code, errorCode, meaning, cause, cure]) => {
    return { code, errorCode, area, meaning, cause, cure, documented: true };
  });
}

export const gatewayExplanations: ErrorExplanation[] = [
  ...inArea('service', service),
  ...inArea('customer management', customerManagement),
  ...inArea('reporting', reporting),
  ...inArea('bulk', bulk),
];
