import type { AccountLifeCycleStatus, CustomerRole } from '../domain/account.js';
import type {
  AttributionModel,
  CountType,
  Decimal,
  ExpressionOperator,
  GoalCategory,
  GoalStatus,
  GoalType,
  Revenue,
  Scope,
  ValueOperator,
} from '../domain/goal.js';
import type { Id, Industry } from '../domain/tag.js';
import { emptyIdentity, type IdentityRecords } from './identity-records.js';
import type { Switches } from './switches.js';

/** The version this program writes. A file of a later one is left alone. */
export const stateVersion = 2;

/** All that the emulated service remembers. */
export interface EmulatorState {
  version: number;
  /** The last id that was given out; ids are never given twice. */
  lastId: Id;
  /** How far the service's clock is ahead of the machine's. */
  clockOffsetMs: number;
  switches: Partial<Switches>;
  /**
   * Accounts that belong to one customer: calls that name another are refused with 106. Nothing ties an account to a
   * customer unless it is listed here.
   */
  owners: Record<Id, Id>;
  customers: Record<Id, CustomerRecord>;
  /** The first is the one who calls, whatever the token. None: one with full rights everywhere. */
  users: UserRecord[];
  /** Codes and tokens that were given out. */
  identity: IdentityRecords;
}

export interface CustomerRecord {
  tags: TagRecord[];
  /** Goals of all accounts, replaced when they change: names are unique in the customer, and some are shared by its accounts. */
  goals: Readonly<GoalRecord>[];
  /** Lower-cased. A goal name that was used once is never free again (help page "Create a conversion goal"). */
  usedGoalNames: string[];
  accounts: Record<Id, AccountRecord>;
  /** What accounts that say nothing of their own inherit. */
  properties: Record<string, string>;
}

/** What is left out is derived from the id, or as usual. */
export interface AccountRecord {
  name?: string;
  /** Such as X0123456: what people see, and no id. */
  number?: string;
  currency?: string;
  /** A word of TimeZoneType. */
  timeZone?: string;
  lifeCycleStatus?: AccountLifeCycleStatus;
  /** 1: paused by the user; 2: by billing; 4: by both. */
  pauseReason?: number;
  /** Of those in AccountPropertyName, what differs from the default. */
  properties: Record<string, string>;
  /** What differs for this account alone. */
  switches?: Partial<Switches>;
}

export interface UserRecord {
  id: Id;
  userName: string;
  firstName: string;
  lastName: string;
  /** The customer that the user signed up in. */
  customerId: Id;
  lifeCycleStatus: 'Pending' | 'Active' | 'Inactive' | 'Deleted';
  /** One for each customer at most; null: Super Admin of every customer there is. */
  roles: CustomerRole[] | null;
}

export interface TagRecord {
  id: Id;
  name: string;
  description: string | null;
  industry: Industry | null;
  /** Customers beside the owner that see this tag. */
  sharedWith: Id[];
  authKey: string | null;
  /** When a page last called with this tag, in ms since 1970. */
  seenAt: number | null;
}

/** A goal in the service's words. Members of other types than its own are absent. */
export interface GoalRecord {
  type: GoalType;
  id: Id;
  name: string;
  /** The account it was made in; with scope Customer the others of the customer see it too. */
  accountId: Id;
  attributionModelType: AttributionModel | null;
  conversionWindowInMinutes: number;
  countType: CountType;
  excludeFromBidding: boolean;
  /** Stored as None for goals older than March 2021. */
  goalCategory: GoalCategory;
  isAutoGoal: boolean;
  isEnhancedConversionsEnabled: boolean;
  revenue: Revenue;
  scope: Scope;
  status: GoalStatus;
  tagId: Id | null;
  viewThroughConversionWindowInMinutes: number | null;
  /** When a conversion was last recorded, in ms since 1970. */
  convertedAt: number | null;
  urlExpression?: string | null;
  urlOperator?: ExpressionOperator | null;
  minimumDurationInSeconds?: number | null;
  minimumPagesViewed?: number | null;
  actionExpression?: string | null;
  actionOperator?: ExpressionOperator | null;
  categoryExpression?: string | null;
  categoryOperator?: ExpressionOperator | null;
  labelExpression?: string | null;
  labelOperator?: ExpressionOperator | null;
  value?: Decimal | null;
  valueOperator?: ValueOperator | null;
  appPlatform?: string | null;
  appStoreId?: string | null;
  isExternallyAttributed?: boolean | null;
}

export function emptyState(): EmulatorState {
  return {
    version: stateVersion,
    lastId: '7000000',
    clockOffsetMs: 0,
    switches: {},
    owners: {},
    customers: {},
    users: [],
    identity: emptyIdentity(),
  };
}

export function emptyCustomer(): CustomerRecord {
  return { tags: [], goals: [], usedGoalNames: [], accounts: {}, properties: {} };
}

export function emptyAccount(): AccountRecord {
  return { properties: {} };
}
