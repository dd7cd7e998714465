import { type CustomerRole, localIdentity } from '../domain/account.js';
import type { Id } from '../domain/tag.js';
import { knownAccounts, ownerOf } from './known-accounts.js';
import type { EmulatorState, UserRecord } from './state.js';

/** RoleId of customerrole.md. */
export const roleIds = { superAdmin: 41, viewer: 100 } as const;

/** The one whose token is sent: it stands for one user, as long as the state has no others. */
export function caller(state: EmulatorState): UserRecord {
  const [first] = state.users;
  if (first) return first;
  return {
    id: '3001',
    userName: 'user@example.com',
    firstName: 'Local',
    lastName: 'User',
    customerId: knownAccounts(state)[0]?.customerId ?? localIdentity.customerId,
    lifeCycleStatus: 'Active',
    roles: null,
  };
}

/** What a user may do in which customer. */
export function rolesOf({ roles }: UserRecord, state: EmulatorState): CustomerRole[] {
  if (roles !== null) return roles;
  const customers = new Set(knownAccounts(state).map(({ customerId }) => customerId));
  return [...customers].map((customerId) => ({
    roleId: roleIds.superAdmin,
    customerId,
    accountIds: null,
    linkedAccountIds: null,
    customerLinkPermission: null,
  }));
}

/**
 * The role by which a user reaches an account as a customer, or the customer as a whole where no account is named; null:
 * by none.
 */
export function roleFor(user: UserRecord, customerId: Id, accountId: Id): CustomerRole | null {
  const role = user.roles?.find((each) => each.customerId === customerId);
  if (!role) return null;
  const linked = role.linkedAccountIds?.includes(accountId) ?? false;
  // "Signed up directly, but cannot access its advertiser accounts" (customerrole.md).
  const own = role.customerLinkPermission !== 'LinkedEntityOnly' && (role.accountIds?.includes(accountId) ?? true);
  return accountId === '' || linked || own ? role : null;
}

/** The customer whose things a call is about: of an account that an agency was linked to, the one that owns it. */
export function homeOf(user: UserRecord, customerId: Id, accountId: Id, state: EmulatorState): Id {
  const linked = roleFor(user, customerId, accountId)?.linkedAccountIds?.includes(accountId) ?? false;
  return (linked && ownerOf(state, accountId)) || customerId;
}
