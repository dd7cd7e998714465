import type { Id } from './tag.js';

/**
 * Who the local environment says it is. Fixed, and no credentials of anybody: `--env local` sends these and nothing that
 * was stored (docs/settings.md).
 */
export const localIdentity = {
  customerId: '1001',
  accountId: '2001',
  developerToken: 'local-developer-token',
  accessToken: 'local-access-token',
} as const;

/** AccountLifeCycleStatus of the Customer Management contract. */
export const accountLifeCycleStatuses = ['Draft', 'Active', 'Inactive', 'Pause', 'Pending', 'Suspended'] as const;
export type AccountLifeCycleStatus = (typeof accountLifeCycleStatuses)[number];

/** An ad account as `accounts list` prints it: members of AdvertiserAccount (advertiseraccount.md), in our order. */
export interface AdAccount {
  /** Goes into the header CustomerAccountId. */
  id: Id;
  name: string | null;
  /** The number that people see, such as X0123456: not an id. */
  number: string | null;
  /** The customer that owns it; goes into the header CustomerId. */
  parentCustomerId: Id | null;
  /** A code of ISO 4217, such as USD. */
  currencyCode: string | null;
  timeZone: string | null;
  accountLifeCycleStatus: AccountLifeCycleStatus | null;
  /** 1: by the user; 2: by billing; 4: by both. */
  pauseReason: number | null;
}

/** Who is signed in (user.md). */
export interface User {
  id: Id;
  userName: string | null;
  /** The customer that the user was made in. */
  customerId: Id | null;
  userLifeCycleStatus: string | null;
}

/** What a user may do in one customer (customerrole.md). */
export interface CustomerRole {
  roleId: number;
  customerId: Id;
  /** null: every account of the customer. */
  accountIds: Id[] | null;
  linkedAccountIds: Id[] | null;
  customerLinkPermission: string | null;
}
