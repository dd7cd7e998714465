import type { AdAccount, CustomerRole } from './account.js';
import type { Id } from './tag.js';

/** What a user may use: the answers of GetUser and of SearchAccounts. */
export interface Access {
  roles: readonly CustomerRole[];
  accounts: readonly AdAccount[];
}

/**
 * The roles by which a user has an account: by a list that names it, by all accounts of the customer that owns it, or,
 * where the user has no role with the owner, by all that is linked to a customer of theirs, as with agencies
 * (account-hierarchy-permissions.md, customerrole.md).
 */
export function rolesFor({ id, parentCustomerId }: AdAccount, roles: readonly CustomerRole[]): CustomerRole[] {
  const lists = ({ accountIds, linkedAccountIds }: CustomerRole) =>
    accountIds?.includes(id) || linkedAccountIds?.includes(id);
  const direct = roles.filter(
    (role) => lists(role) || (role.customerId === parentCustomerId && role.accountIds === null),
  );
  const withOwner = roles.some(({ customerId }) => customerId === parentCustomerId);
  return direct.length > 0 || withOwner ? direct : roles.filter(({ accountIds }) => accountIds === null);
}

/** The ids that go with an account as CustomerId: of its owner, and of the customers by which the user has it. Best first. */
export function customersFor(account: AdAccount, roles: readonly CustomerRole[]): Id[] {
  const granting = rolesFor(account, roles).map(({ customerId }) => customerId);
  const owner = account.parentCustomerId === null ? [] : [account.parentCustomerId];
  const isMine = owner.some((id) => granting.includes(id));
  return [...new Set(isMine ? [...owner, ...granting] : [...granting, ...owner])];
}

export function isCustomerId(id: Id | null, { roles, accounts }: Access): boolean {
  return (
    id !== null &&
    [...roles.map(({ customerId }) => customerId), ...accounts.map((each) => each.parentCustomerId)].includes(id)
  );
}

export function isAccountId(id: Id | null, { accounts }: Access): boolean {
  return accounts.some((account) => account.id === id);
}
