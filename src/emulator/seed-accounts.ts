import { localIdentity } from '../domain/account.js';
import type { Id } from '../domain/tag.js';
import { ownerOf } from './known-accounts.js';
import { type AccountRecord, type CustomerRecord, type EmulatorState, emptyAccount, emptyCustomer } from './state.js';
import { newId } from './world.js';

/** Makes an account, or fills in what an account that is there does not say. It belongs to its customer from then on. */
export function seedAccount(
  state: EmulatorState,
  customerId: Id,
  accountId: Id,
  given: Partial<AccountRecord>,
): CustomerRecord {
  state.owners[accountId] = customerId;
  state.customers[customerId] ??= emptyCustomer();
  const customer = state.customers[customerId];
  customer.accounts[accountId] = { ...emptyAccount(), ...given, ...customer.accounts[accountId] };
  return customer;
}

/** The accounts beside that of the shop: of its customer, and of another one. */
export function seedOthers(state: EmulatorState, customerId: Id): void {
  const isLocal = customerId === localIdentity.customerId;
  const abroad = accountCalled(state, 'Shop abroad') ?? (isLocal ? '2002' : newId({ state }));
  seedAccount(state, ownerOf(state, abroad) ?? customerId, abroad, {
    name: 'Shop abroad',
    currency: 'EUR',
    timeZone: 'AmsterdamBerlinBernRomeStockholmVienna',
  });
  const paused: Partial<AccountRecord> = { name: 'Bakery', lifeCycleStatus: 'Pause', pauseReason: 1 };
  const bakery = accountCalled(state, 'Bakery') ?? (isLocal ? '2003' : newId({ state }));
  seedAccount(state, ownerOf(state, bakery) ?? (isLocal ? '1002' : newId({ state })), bakery, paused);
}

function accountCalled(state: EmulatorState, sought: string): Id | undefined {
  const accounts = Object.values(state.customers).flatMap(({ accounts: records }) => Object.entries(records));
  return accounts.find(([, { name }]) => name === sought)?.[0];
}
