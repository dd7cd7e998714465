import type { KnownAccount } from '../known-accounts.js';
import type { World } from '../world.js';

/** An account in the service's words, with what it has when nobody set anything (advertiseraccount.md). */
export function accountView({ id, customerId, record }: KnownAccount, { switches, user }: World) {
  return {
    billToCustomerId: customerId,
    currencyCode: record.currency ?? record.switches?.currency ?? switches.currency,
    accountFinancialStatus: 'ClearFinancialStatus',
    id,
    language: 'English',
    name: record.name ?? `Account ${id}`,
    number: record.number ?? `X${id.slice(-7).padStart(7, '0')}`,
    parentCustomerId: customerId,
    primaryUserId: user.id,
    accountLifeCycleStatus: record.lifeCycleStatus ?? 'Active',
    timeZone: record.timeZone ?? 'PacificTimeUSCanadaTijuana',
    pauseReason: record.pauseReason ?? null,
  };
}

export type AccountView = ReturnType<typeof accountView>;
