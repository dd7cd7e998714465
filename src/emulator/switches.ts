/**
 * Where what was seen of the live service conflicts, by transport and date: `Status=Deleted` in an update, a list of all
 * goals without ids, and goal types that the account has no pilot for.
 */
export const behaviours = ['soap-2026-07', 'rest-2026-06', 'rest-2026-10'] as const;
export type Behaviour = (typeof behaviours)[number];

/** What the emulated service is like. Kept in the state; an account may differ from the rest. */
export interface Switches {
  /** InStoreTransaction goals; off, they are refused with 5359. */
  inStorePilot: boolean;
  /** AppInstall goals; off, they are refused with 212. */
  appInstallPilot: boolean;
  /** AppDownload goals; off, they are refused with 212. */
  appDownloadPilot: boolean;
  /** View-through windows, and the account property IncludeViewThroughConversions; off, they are refused with 6605. */
  viewThroughPilot: boolean;
  /** Sharing of tags among customers; off, a CustomerShare is refused with 4873. */
  tagSharingPilot: boolean;
  /** GetUetTagAuthKey; off, it is refused with 204. */
  authKeys: boolean;
  /** Every new tag gets an auto goal, as simplified setup makes them. */
  autoGoals: boolean;
  /** Currency of accounts that do not say theirs. */
  currency: string;
  /** null: no limit. */
  tagLimit: number | null;
  goalsPerAccountLimit: number | null;
  goalsPerCustomerLimit: number | null;
  /** Access tokens that are accepted, 105 for all others; null: any. */
  accessTokens: string[] | null;
  /** Access tokens that have run out: 109. */
  expiredTokens: string[];
  /** Developer tokens that are accepted, 105 for all others; null: any. */
  developerTokens: string[] | null;
  /** Accounts that the caller may not touch: 106. */
  forbiddenAccounts: string[];
  /** Customers and accounts that the state does not know are refused with 106. */
  knownAccountsOnly: boolean;
  /** What becomes of an element that is unknown or out of its place. WCF skips those that are optional. */
  misplacedElements: 'refuse' | 'skip';
  /** `prefixed`: every element of an answer with a prefix, as other servers of the family write. */
  answerStyle: 'live' | 'prefixed';
  /** Over REST: members of a request that the contract does not know. System.Text.Json passes over them. */
  unknownMembers: 'ignore' | 'refuse';
  /** Over REST: `wrapped` puts a fault inside a member ApplicationFault, as one page of the migration guide shows it. */
  faultEnvelope: 'flat' | 'wrapped';
  /** How an empty PartialErrors is written. */
  emptyPartialErrors: 'empty' | 'nil' | 'absent';
  /** Over SOAP; documented as 500, seen live as 200. */
  faultStatus: 500 | 200;
  /** How long an access token that the emulator gave out is good: 109 afterwards. */
  accessTokenSeconds: number;
  /** How long a refresh token is good that nobody uses; Google's do not run out. */
  refreshTokenSeconds: number;
  /** How long a refresh token that was used is accepted once more; 0: not at all. */
  refreshTokenGraceSeconds: number;
  /** Refresh tokens that are accepted beside those that the emulator gave out; null: any. */
  refreshTokens: string[] | null;
  /** Refresh tokens that are refused, whoever gave them out. */
  revokedRefreshTokens: string[];
  /** Applications that may sign people in; null: any. */
  clientIds: string[] | null;
  /** Applications that have a secret, by client id: they must send it. Of Microsoft's others none may send one. */
  confidentialClients: Record<string, string>;
  /** Whoever is asked for consent says no. */
  userDenies: boolean;
  /** Sign-in by device code; whether it is open to this API's scope is undocumented. */
  deviceCodes: 'accept' | 'refuse';
  deviceCodeSeconds: number;
  /** How long a device has to wait between two questions. */
  deviceCodeIntervalSeconds: number;
}

export const defaultSwitches: Switches = {
  inStorePilot: true,
  appInstallPilot: true,
  appDownloadPilot: true,
  viewThroughPilot: true,
  tagSharingPilot: true,
  authKeys: true,
  autoGoals: false,
  currency: 'USD',
  // The help page "UET limits"; the API pages name none.
  tagLimit: 1200,
  // entity-hierarchy-limits
  goalsPerAccountLimit: 1000,
  goalsPerCustomerLimit: 5000,
  accessTokens: null,
  expiredTokens: [],
  developerTokens: null,
  forbiddenAccounts: [],
  knownAccountsOnly: false,
  misplacedElements: 'refuse',
  answerStyle: 'live',
  unknownMembers: 'ignore',
  faultEnvelope: 'flat',
  emptyPartialErrors: 'empty',
  faultStatus: 500,
  accessTokenSeconds: 3600,
  // refresh-tokens: 90 days, from the last use.
  refreshTokenSeconds: 7_776_000,
  refreshTokenGraceSeconds: 30,
  refreshTokens: null,
  revokedRefreshTokens: [],
  clientIds: null,
  confidentialClients: {},
  userDenies: false,
  deviceCodes: 'accept',
  // v2-oauth2-device-code
  deviceCodeSeconds: 900,
  deviceCodeIntervalSeconds: 5,
};

/** Answers with what is wrong with a value, or with nothing. */
type Check = (value: unknown) => string | undefined;

const boolean: Check = (value) => (typeof value === 'boolean' ? undefined : 'must be true or false');
const oneOf =
  (...words: unknown[]): Check =>
  (value) =>
    words.includes(value) ? undefined : `must be one of: ${words.join(', ')}`;
const strings: Check = (value) =>
  Array.isArray(value) && value.every((item) => typeof item === 'string') ? undefined : 'must be a list of strings';
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null ? undefined : check(value) && `${check(value)}, or null`;
const limit: Check = (value) =>
  Number.isInteger(value) && Number(value) >= 0 ? undefined : 'must be a whole number from 0';
const seconds: Check = (value) =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 1_000_000_000
    ? undefined
    : 'must be a whole number of seconds from 0';
const texts: Check = (value) =>
  typeof value === 'object' && value !== null && strings(Object.values(value)) === undefined && !Array.isArray(value)
    ? undefined
    : 'must be an object of strings';
const currency: Check = (value) =>
  typeof value === 'string' && /^[A-Z]{3}$/.test(value) ? undefined : 'must be three capital letters';

const checks: { [S in keyof Switches]: Check } = {
  inStorePilot: boolean,
  appInstallPilot: boolean,
  appDownloadPilot: boolean,
  viewThroughPilot: boolean,
  tagSharingPilot: boolean,
  authKeys: boolean,
  autoGoals: boolean,
  currency,
  tagLimit: orNull(limit),
  goalsPerAccountLimit: orNull(limit),
  goalsPerCustomerLimit: orNull(limit),
  accessTokens: orNull(strings),
  expiredTokens: strings,
  developerTokens: orNull(strings),
  forbiddenAccounts: strings,
  knownAccountsOnly: boolean,
  misplacedElements: oneOf('refuse', 'skip'),
  answerStyle: oneOf('live', 'prefixed'),
  unknownMembers: oneOf('ignore', 'refuse'),
  faultEnvelope: oneOf('flat', 'wrapped'),
  emptyPartialErrors: oneOf('empty', 'nil', 'absent'),
  faultStatus: oneOf(500, 200),
  accessTokenSeconds: seconds,
  refreshTokenSeconds: seconds,
  refreshTokenGraceSeconds: seconds,
  refreshTokens: orNull(strings),
  revokedRefreshTokens: strings,
  clientIds: orNull(strings),
  confidentialClients: texts,
  userDenies: boolean,
  deviceCodes: oneOf('accept', 'refuse'),
  deviceCodeSeconds: seconds,
  deviceCodeIntervalSeconds: seconds,
};

/** What is wrong with a set of switches, one sentence each. */
export function switchProblems(given: Record<string, unknown>): string[] {
  return Object.entries(given).flatMap(([name, value]) => {
    if (!Object.hasOwn(checks, name)) return [`unknown switch ${name}; there are: ${Object.keys(checks).join(', ')}`];
    const problem = checks[name as keyof Switches](value);
    return problem === undefined ? [] : [`${name} ${problem}`];
  });
}
