import type { Predicate } from './operations.js';

/** Predicate (predicate.md): a value has at least this many characters. */
const shortest = 4;
/** AdvertiserAccount.Number (advertiseraccount.md). */
const accountNumber = /^[a-z0-9]{8}$/i;

/**
 * The searches that find the account which a text names, each with the one condition that SearchAccounts takes
 * (searchaccounts.md): by id, by number, by name. None for a text that is too short to be searched for.
 */
export function searchable(text: string): Predicate[] {
  if ([...text].length < shortest) return [];
  const fields = ['AccountName'];
  if (accountNumber.test(text)) fields.unshift('AccountNumber');
  if (/^\d+$/.test(text)) fields.unshift('AccountId');
  return fields.map((field) => ({ field, operator: 'Equals', value: text }));
}
