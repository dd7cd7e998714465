import { refuseCall } from '../refusal.js';
import { rolesOf } from '../users.js';
import type { World } from '../world.js';
import { accountView } from './account-view.js';
import { reachableAccounts } from './accounts-reach.js';
import type { Requests } from './requests.js';

/** getaccountsinfo: the accounts of one customer, and those that it was linked to unless only its own are asked for. */
export function getAccountsInfo(request: Requests['GetAccountsInfo'], world: World) {
  const { state, user } = world;
  const asked = request.customerId ?? user.customerId;
  const role = rolesOf(user, state).find(({ customerId }) => customerId === asked);
  // Undocumented; it is the refusal that this service has for it.
  if (!role) refuseCall(1001);
  const linked = request.onlyParentAccounts ? [] : (role.linkedAccountIds ?? []);
  const accountsInfo = reachableAccounts(user, state)
    .filter(({ id, customerId }) => customerId === asked || linked.includes(id))
    .map((account) => {
      const { id, name, number, accountLifeCycleStatus, pauseReason } = accountView(account, world);
      return { id, name, number, accountLifeCycleStatus, pauseReason };
    });
  return { accountsInfo };
}
