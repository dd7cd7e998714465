import type { AdAccount, CustomerRole, User } from '../domain/account.js';
import { sameName } from '../domain/named.js';
import type { Id } from '../domain/tag.js';
import { BingctlError } from '../errors.js';
import { searchable } from './account-search.js';
import type { Interrupt } from './interrupt.js';
import { limited, places } from './limit.js';
import type { Call, CallOptions, FoundAccount, FoundUser, Predicate } from './operations.js';

/** Who is signed in, and which accounts they may use: the Customer Management service, over whichever transport. */
export interface Customers {
  /** GetUser without an id: the one whose token is sent. Asked once, and kept. */
  me(): Promise<SignedIn>;
  /**
   * Every account that the user of `me()` may use, whole pages read until one is not full (SearchAccounts by UserId).
   * @throws BingctlError as every call does
   */
  accounts(): Promise<AdAccount[]>;
  /**
   * The accounts that a name, a number or an id names: all digits is tried as an id first, then as a name; a name without
   * regard to case, a number such as X0123456 whole. Several when the name is not unique, none when nothing is called so.
   */
  accountsNamed(text: string): Promise<AdAccount[]>;
}

export interface SignedIn {
  user: User;
  roles: CustomerRole[];
}

/** Rows of a page of SearchAccounts (paging.md: 1 to 1,000). */
export const accountsPerPage = 100;

export interface CustomersOptions {
  call: Call;
  concurrency: number;
  interrupt: Interrupt;
}

export function createCustomers(options: CustomersOptions): Customers {
  const { concurrency, interrupt } = options;
  const call = limited(options.call, places(concurrency));
  const reading: CallOptions = { signal: interrupt.first };
  let asked: Promise<SignedIn> | undefined;

  async function askWho(): Promise<SignedIn> {
    const { user, customerRoles, trackingId } = await call('GetUser', { userId: null }, reading);
    if (user?.id == null) {
      throw new BingctlError('unexpected', 'the service did not say who is signed in', { trackingId });
    }
    return { user: userOf(user, user.id), roles: customerRoles.flatMap((role) => (role ? [roleOf(role)] : [])) };
  }

  /** Who could not be told is asked for again the next time. */
  function me(): Promise<SignedIn> {
    asked ??= askWho().catch((error: unknown) => {
      asked = undefined;
      throw error;
    });
    return asked;
  }

  async function search(...predicates: Predicate[]): Promise<AdAccount[]> {
    const found = new Map<Id, AdAccount>();
    for (let index = 0; ; index += 1) {
      const request = { predicates, ordering: null, pageInfo: { index, size: accountsPerPage } };
      const { accounts } = await call('SearchAccounts', request, reading);
      const before = found.size;
      // One that is made meanwhile moves the others on to a page where they are met again.
      for (const account of accounts) if (account?.id != null) found.set(account.id, accountOf(account, account.id));
      // A full page of accounts that are known already is one of a service that does not count pages.
      if (accounts.length < accountsPerPage || found.size === before) return [...found.values()];
    }
  }

  async function accounts(): Promise<AdAccount[]> {
    const { user } = await me();
    return search({ field: 'UserId', operator: 'Equals', value: user.id });
  }

  /** Which texts can be searched for is nowhere said in full: what the service refuses is looked for in the list. */
  const searchOrNone = (predicate: Predicate) =>
    search(predicate).catch((error: unknown) => {
      if (error instanceof BingctlError && error.kind === 'refused') return [];
      throw error;
    });

  return {
    me,
    accounts,
    async accountsNamed(text) {
      const isMeant = ({ id, name, number }: AdAccount) =>
        id === text || (name !== null && sameName(name, text)) || (number !== null && sameName(number, text));
      const pages = await Promise.all(searchable(text).map(searchOrNone));
      const found = new Map(pages.flat().map((account) => [account.id, account]));
      const meant = [...found.values()].filter(isMeant);
      // How a search compares is not said either: what it does not find may be there all the same.
      return meant.length > 0 ? meant : (await accounts()).filter(isMeant);
    },
  };
}

function userOf({ userName, customerId, userLifeCycleStatus }: FoundUser, id: Id): User {
  return { id, userName, customerId, userLifeCycleStatus };
}

function roleOf({
  roleId,
  customerId,
  accountIds,
  linkedAccountIds,
  customerLinkPermission,
}: CustomerRole): CustomerRole {
  return { roleId, customerId, accountIds, linkedAccountIds, customerLinkPermission };
}

/** What is printed of an account, and nothing of the addresses and payments that come with it. */
function accountOf(found: FoundAccount, id: Id): AdAccount {
  const { name, number, parentCustomerId, currencyCode, timeZone, accountLifeCycleStatus, pauseReason } = found;
  return { id, name, number, parentCustomerId, currencyCode, timeZone, accountLifeCycleStatus, pauseReason };
}
