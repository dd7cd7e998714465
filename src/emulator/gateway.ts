import { serviceOf } from '../contract/services.js';
import { digestOf } from './oauth/digest.js';
import type { OperationName } from './operations.js';
import { refuseCall, ServiceFault } from './refusal.js';
import { roleFor, roleIds } from './users.js';
import { isId, type World } from './world.js';

/** Who calls and for whom; '' where a header is missing. */
export interface CallHeaders {
  authenticationToken: string;
  developerToken: string;
  customerId: string;
  customerAccountId: string;
  /** `Google` with Google's access tokens; in no contract. */
  identityProvider: string;
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
  const { authenticationToken, developerToken } = headers;
  const { switches } = world;
  if (!authenticationToken || !developerToken) throw new ServiceFault('gateway', 116);
  checkAccessToken(headers, world);
  if (isUnknown(developerToken, switches.developerTokens)) throw new ServiceFault('gateway', 105);
  if (serviceOf(operation) === 'CampaignManagement') checkAccount(operation, headers, world);
}

/** Customer Management has no such headers: who is meant is in its requests. */
function checkAccount(operation: OperationName, headers: CallHeaders, { state, switches, user }: World): void {
  const { customerId, customerAccountId } = headers;
  if (!customerId) refuseCall(1029);
  if (!customerAccountId && !ofTheCustomer.has(operation)) refuseCall(1030);
  if (!isId(customerId) || (customerAccountId && !isId(customerAccountId))) throw new ServiceFault('gateway', 106);
  if (switches.forbiddenAccounts.includes(customerAccountId)) throw new ServiceFault('gateway', 106);

  const role = roleFor(user, customerId, customerAccountId);
  if (user.roles !== null && !role) throw new ServiceFault('gateway', 106);
  // account-hierarchy-permissions: a Viewer reads, and nothing else.
  if (role?.roleId === roleIds.viewer && !operation.startsWith('Get')) throw new ServiceFault('gateway', 106);

  const owner = state.owners[customerAccountId];
  const linked = role?.linkedAccountIds?.includes(customerAccountId) ?? false;
  if (linked) return;
  if (owner !== undefined && owner !== customerId) throw new ServiceFault('gateway', 106);
  if (switches.knownAccountsOnly) {
    const customer = state.customers[customerId];
    const known = customer && (!customerAccountId || owner === customerId || customer.accounts[customerAccountId]);
    if (!known) throw new ServiceFault('gateway', 106);
  }
}

/** A token that the emulator gave out runs out by its clock, and is good beside those that the switches name. */
function checkAccessToken(
  { authenticationToken, identityProvider }: CallHeaders,
  { state, switches, now }: World,
): void {
  const issued = state.identity.accessTokens[digestOf(authenticationToken)];
  if (switches.expiredTokens.includes(authenticationToken)) throw new ServiceFault('gateway', 109);
  if (issued && now >= issued.endsAt) throw new ServiceFault('gateway', 109);
  if (!issued && isUnknown(authenticationToken, switches.accessTokens)) throw new ServiceFault('gateway', 105);
  // authentication-oauth-quick-start: with Google's tokens the call has to say so. What else befalls it is undocumented.
  if (issued && (issued.provider === 'google') !== (identityProvider === 'Google'))
    throw new ServiceFault('gateway', 105);
}

function isUnknown(token: string, accepted: string[] | null): boolean {
  return accepted !== null && !accepted.includes(token);
}
