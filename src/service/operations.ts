import type { AccountLifeCycleStatus, CustomerRole } from '../domain/account.js';
import type { Goal } from '../domain/goal.js';
import type { Id, UetTag } from '../domain/tag.js';

/**
 * One refused item of a batch (batcherror.md). `index` is its position in the request; the list itself is sparse and in
 * no order.
 */
export interface BatchError {
  code: number;
  details: string | null;
  errorCode: string | null;
  fieldPath: string | null;
  index: number;
  message: string | null;
}

/** A member that is left out is not sent; `null` is sent as nil, which the service reads as "leave as it is". */
export type Sent<T> = { [K in keyof T]?: T[K] | null };

/**
 * A goal as it is sent: `type` picks the service's class (`i:type`), and is not sent as an element of its own.
 * Members are those of {@link Goal}, in any order; transports put them in the contract's.
 */
export type SentGoal = { type: Goal['type'] } & Record<string, unknown>;

export interface AccountProperty {
  name: string;
  value: string | null;
}

/** A condition of SearchAccounts; which fields know which operators is in predicate.md and searchaccounts.md. */
export interface Predicate {
  field: string;
  operator: string;
  value: string;
}

/** What bingctl reads of a User (user.md); whatever else comes is beside it. */
export interface FoundUser {
  id: Id | null;
  userName: string | null;
  customerId: Id | null;
  userLifeCycleStatus: string | null;
}

/** What bingctl reads of an AdvertiserAccount (advertiseraccount.md); whatever else comes is beside it. */
export interface FoundAccount {
  id: Id | null;
  name: string | null;
  number: string | null;
  parentCustomerId: Id | null;
  currencyCode: string | null;
  timeZone: string | null;
  accountLifeCycleStatus: AccountLifeCycleStatus | null;
  pauseReason: number | null;
}

/** AccountInfo (accountinfo.md): an account without what SearchAccounts says beyond its name. */
export type AccountInfo = Pick<FoundAccount, 'id' | 'name' | 'number' | 'accountLifeCycleStatus' | 'pauseReason'>;

/**
 * The operations of the service that bingctl calls: requests and answers in the service's words, in
 * camelCase. Lists in answers keep the positions of the request; a place for which nothing came holds null.
 */
export interface Operations {
  GetUetTagsByIds: {
    /** null: all tags that the customer can see. */
    request: { tagIds: Id[] | null; returnAdditionalFields: readonly string[] };
    answer: { uetTags: (UetTag | null)[]; partialErrors: BatchError[] };
  };
  AddUetTags: {
    request: { uetTags: Sent<UetTag>[] };
    answer: { uetTags: (UetTag | null)[]; partialErrors: BatchError[] };
  };
  UpdateUetTags: {
    request: { uetTags: Sent<UetTag>[] };
    answer: { partialErrors: BatchError[] };
  };
  GetUetTagAuthKey: {
    request: { uetTagId: Id };
    answer: { uetTagAuthKey: string | null; partialErrors: BatchError[] };
  };
  AddConversionGoals: {
    request: { conversionGoals: SentGoal[] };
    answer: { conversionGoalIds: (Id | null)[]; partialErrors: BatchError[] };
  };
  GetConversionGoalsByIds: {
    /** null: all goals of the types, for the account of the call. */
    request: {
      conversionGoalIds: Id[] | null;
      conversionGoalTypes: readonly string[];
      returnAdditionalFields: readonly string[];
    };
    answer: { conversionGoals: (Goal | null)[]; partialErrors: BatchError[] };
  };
  GetConversionGoalsByTagIds: {
    request: { tagIds: Id[]; conversionGoalTypes: readonly string[]; returnAdditionalFields: readonly string[] };
    answer: { conversionGoals: (Goal | null)[]; partialErrors: BatchError[] };
  };
  UpdateConversionGoals: {
    request: { conversionGoals: SentGoal[] };
    answer: { partialErrors: BatchError[] };
  };
  GetAccountProperties: {
    request: { accountPropertyNames: readonly string[] };
    answer: { accountProperties: (AccountProperty | null)[]; partialErrors: BatchError[] };
  };
  GetUser: {
    /** null: the one whose token is sent. */
    request: { userId: Id | null };
    answer: { user: FoundUser | null; customerRoles: (CustomerRole | null)[] };
  };
  SearchAccounts: {
    /** `index` counts pages, from 0; a page has 1 to 1,000 rows. */
    request: { predicates: Predicate[]; ordering: null; pageInfo: { index: number; size: number } };
    answer: { accounts: (FoundAccount | null)[] };
  };
  GetAccountsInfo: {
    request: { customerId: Id | null; onlyParentAccounts: boolean };
    answer: { accountsInfo: (AccountInfo | null)[] };
  };
}

export type OperationName = keyof Operations;
export type Request<O extends OperationName> = Operations[O]['request'];
export type Answer<O extends OperationName> = Operations[O]['answer'] & { trackingId: string | null };

/** `add`: never sent twice blindly. `update`: a repeat changes nothing more. GetUetTagAuthKey may make a key: a write. */
export const operationEffects = {
  GetUetTagsByIds: 'read',
  AddUetTags: 'add',
  UpdateUetTags: 'update',
  GetUetTagAuthKey: 'update',
  AddConversionGoals: 'add',
  GetConversionGoalsByIds: 'read',
  GetConversionGoalsByTagIds: 'read',
  UpdateConversionGoals: 'update',
  GetAccountProperties: 'read',
  GetUser: 'read',
  SearchAccounts: 'read',
  GetAccountsInfo: 'read',
} as const satisfies Record<OperationName, 'read' | 'add' | 'update'>;

export interface CallOptions {
  /** Aborts the call in flight: it rejects with kind `interrupted`. */
  signal?: AbortSignal;
  /** Aborted: no further attempt starts, and no wait for one goes on; the attempt in flight finishes. */
  stop?: AbortSignal;
}

/**
 * One call of the service, after retries. Rejects with a {@link BingctlError}: `refused`, `signedOut`, `forbidden`,
 * `unreachable`; or with {@link LostAnswer} when an add may have been carried out.
 */
export type Call = <O extends OperationName>(
  operation: O,
  request: Request<O>,
  options?: CallOptions,
) => Promise<Answer<O>>;

/** A service that asks to be left alone for longer than this is: the call fails, and says until when. */
export const longestWaitMs = 10 * 60_000;

/** An add left this machine and no answer came that says what became of it: look the names up before sending again. */
export class LostAnswer extends Error {
  override readonly name = 'LostAnswer';
  readonly operation: OperationName;
  /** How long the service asked to be left alone before the next try, if it did. */
  readonly retryAfterMs: number | null;

  constructor(operation: OperationName, { cause, retryAfterMs }: { cause: unknown; retryAfterMs?: number | null }) {
    super(`no answer to ${operation}`, { cause });
    this.operation = operation;
    this.retryAfterMs = retryAfterMs ?? null;
  }
}
