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
};

/** What is wrong with a set of switches, one sentence each. */
export function switchProblems(given: Record<string, unknown>): string[] {
  return Object.entries(given).flatMap(([name, value]) => {
    if (!Object.hasOwn(checks, name)) return [`unknown switch ${name}; there are: ${Object.keys(checks).join(', ')}`];
    const problem = checks[name as keyof Switches](value);
    return problem === undefined ? [] : [`${name} ${problem}`];
  });
}
