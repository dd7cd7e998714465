import { localIdentity } from '../domain/account.js';
import type { Id } from '../domain/tag.js';
import { type AccountRecord, type EmulatorState, emptyAccount } from './state.js';
import { byId } from './world.js';

export interface KnownAccount {
  id: Id;
  customerId: Id;
  record: AccountRecord;
}

/**
 * The accounts that there are, by id: those with a record, an owner or a goal. A state that knows none has that of the local
 * environment, so that whoever signs in finds one.
 */
export function knownAccounts(state: EmulatorState): KnownAccount[] {
  const accounts = new Map<Id, KnownAccount>();
  const add = (id: Id, customerId: Id, record = emptyAccount()) => {
    const belongs = (state.owners[id] ?? customerId) === customerId;
    if (belongs && !accounts.has(id)) accounts.set(id, { id, customerId, record });
  };
  for (const [customerId, customer] of Object.entries(state.customers)) {
    for (const [id, record] of Object.entries(customer.accounts)) add(id, customerId, record);
    for (const id of new Set(customer.goals.map(({ accountId }) => accountId))) add(id, customerId);
  }
  for (const [id, customerId] of Object.entries(state.owners)) add(id, customerId);
  if (accounts.size === 0) add(localIdentity.accountId, localIdentity.customerId);
  return [...accounts.values()].sort(byId);
}

export function ownerOf(state: EmulatorState, accountId: Id): Id | undefined {
  return state.owners[accountId] ?? knownAccounts(state).find(({ id }) => id === accountId)?.customerId;
}
