import { type KnownAccount, knownAccounts } from '../known-accounts.js';
import type { EmulatorState, UserRecord } from '../state.js';
import { roleFor } from '../users.js';

/** The accounts that a user may see, their own and linked ones alike. */
export function reachableAccounts(user: UserRecord, state: EmulatorState): KnownAccount[] {
  const accounts = knownAccounts(state);
  if (user.roles === null) return accounts;
  const linked = new Set(user.roles.flatMap(({ linkedAccountIds }) => linkedAccountIds ?? []));
  return accounts.filter(({ id, customerId }) => linked.has(id) || roleFor(user, customerId, id) !== null);
}
