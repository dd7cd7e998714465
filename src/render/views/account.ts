import type { AdAccount } from '../../domain/account.js';
import type { Column, View } from '../answer.js';
import { membersOf } from './members.js';

/** An ad account, and whether calls are made for it. */
export interface ListedAccount extends AdAccount {
  current: boolean;
}

const state: Column<ListedAccount> = {
  title: 'state',
  cell: ({ accountLifeCycleStatus: state }) => (state === 'Pause' ? 'paused' : (state?.toLowerCase() ?? null)),
  tone: ({ accountLifeCycleStatus }) => (accountLifeCycleStatus === 'Active' ? 'good' : 'warn'),
};

const members = [
  'id',
  'name',
  'number',
  'parentCustomerId',
  'currencyCode',
  'timeZone',
  'accountLifeCycleStatus',
  'pauseReason',
  'current',
] as const satisfies readonly (keyof ListedAccount)[];

export const accountView: View<ListedAccount> = {
  columns: [
    { title: 'id', cell: (account) => account.id },
    { title: 'number', cell: (account) => account.number },
    { title: 'name', cell: (account) => account.name, flexible: true, strong: true },
    { title: 'customer', cell: (account) => account.parentCustomerId },
    state,
    { title: 'currency', cell: (account) => account.currencyCode, spare: true },
    { title: 'current', cell: ({ current }) => (current ? 'yes' : null) },
  ],
  output: (account) => membersOf(account, members),
  csv: members,
};
