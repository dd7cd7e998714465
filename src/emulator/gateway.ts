import type { OperationName } from './operations.js';
import { refuseCall, ServiceFault } from './refusal.js';
import { isId, type World } from './world.js';

/** Who calls and for whom; '' where a header is missing. */
export interface CallHeaders {
  authenticationToken: string;
  developerToken: string;
  customerId: string;
  customerAccountId: string;
}

/** Tags belong to the customer; for these the account need not be named (uettag.md). */
const ofTheCustomer: ReadonlySet<OperationName> = new Set([
  'GetUetTagsByIds',
  'AddUetTags',
  'UpdateUetTags',
  'GetUetTagAuthKey',
]);

/**
 * What is looked at before the operation runs: who calls, whether that is still good, and for whom. Any token that is not
 * empty is accepted, and any ids, unless the switches or the state say otherwise.
 */
export function checkGateway(operation: OperationName, headers: CallHeaders, world: World): void {
  const { authenticationToken, developerToken, customerId, customerAccountId } = headers;
  const { switches, state } = world;
  if (!authenticationToken || !developerToken) throw new ServiceFault('gateway', 116);
  if (switches.expiredTokens.includes(authenticationToken)) throw new ServiceFault('gateway', 109);
  if (isUnknown(authenticationToken, switches.accessTokens)) throw new ServiceFault('gateway', 105);
  if (isUnknown(developerToken, switches.developerTokens)) throw new ServiceFault('gateway', 105);

  if (!customerId) refuseCall(1029);
  if (!customerAccountId && !ofTheCustomer.has(operation)) refuseCall(1030);
  if (!isId(customerId) || (customerAccountId && !isId(customerAccountId))) throw new ServiceFault('gateway', 106);
  if (switches.forbiddenAccounts.includes(customerAccountId)) throw new ServiceFault('gateway', 106);

  const owner = state.owners[customerAccountId];
  if (owner !== undefined && owner !== customerId) throw new ServiceFault('gateway', 106);
  if (switches.knownAccountsOnly) {
    const customer = state.customers[customerId];
    const known = customer && (!customerAccountId || owner === customerId || customer.accounts[customerAccountId]);
    if (!known) throw new ServiceFault('gateway', 106);
  }
}

function isUnknown(token: string, accepted: string[] | null): boolean {
  return accepted !== null && !accepted.includes(token);
}
