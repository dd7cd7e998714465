import type { AdAccount } from '../domain/account.js';
import type { Settings } from './settings.js';
import { isId } from './values.js';

/** Finds the one account that a number or a name means, or says which ones it could. */
export type FindAccount = (text: string, place: string) => Promise<Pick<AdAccount, 'id' | 'parentCustomerId'>>;

/**
 * The customer and the account that the settings mean; null where they have none. Digits are an id and cost no call, so an
 * account whose name is a number is named by its id or number. What is no id is looked up, and the customer is then the one
 * that owns the account, unless a flag or a variable says who acts: an agency's customer, say.
 * @throws BingctlError as `find` does
 */
export async function accountIdOf(
  settings: Pick<Settings, 'account' | 'customerId' | 'customerIdFrom'>,
  find: FindAccount,
): Promise<{ customerId: string | null; accountId: string | null }> {
  const { account, customerId, customerIdFrom } = settings;
  if (account === null || isId(account.value)) return { customerId, accountId: account?.value ?? null };
  const acts = customerIdFrom === 'flag' || customerIdFrom === 'environment variable';
  const { id, parentCustomerId } = await find(account.value, account.place);
  return { accountId: id, customerId: acts ? customerId : (parentCustomerId ?? customerId) };
}
