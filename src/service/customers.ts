import type { AdAccount, CustomerRole, User } from '../domain/account.js';

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
