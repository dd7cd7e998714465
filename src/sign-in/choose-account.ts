import type { AdAccount } from '../domain/account.js';
import { accountText, theAccount } from '../domain/account-named.js';
import { nameKey } from '../domain/named.js';
import type { Id } from '../domain/tag.js';
import { insist } from '../prompts/insist.js';
import type { Choice, Prompter } from '../prompts/prompter.js';

export interface AccountChoice {
  accounts: readonly AdAccount[];
  /** What a flag or a variable says, and which. */
  wanted: { value: string; place: string } | null;
  /** Of the profile that is signed in to again: kept while it is there. */
  before: Id | null;
  /** null where nobody can answer. */
  ask: Prompter | null;
}

/**
 * The account that a profile is for: the one that is named, the one that it was for, the only one, or the one that
 * somebody picks. null when there is none, or when nobody can say which.
 * @throws BingctlError `notFound`, `usage` for an account that is named and cannot be told; `interrupted`
 */
export async function chooseAccount({ accounts, wanted, before, ask }: AccountChoice): Promise<AdAccount | null> {
  if (wanted !== null) return theAccount(wanted.value, accounts, wanted.place);
  const kept = before === null ? undefined : accounts.find(({ id }) => id === before);
  if (kept) return kept;
  const [first = null, ...others] = accounts;
  if (others.length === 0 || ask === null) return others.length === 0 ? first : null;
  return insist(() => ask.search<AdAccount>('Ad account', (typed) => fitting(typed, accounts)));
}

/** Those in whose name, number or ids all that was typed occurs, in their order. */
function fitting(typed: string, accounts: readonly AdAccount[]): Choice<AdAccount>[] {
  const words = nameKey(typed).split(/\s+/).filter(Boolean);
  return accounts.flatMap((account) => {
    const { id, name, number, parentCustomerId, accountLifeCycleStatus } = account;
    const text = nameKey([name, number, id, parentCustomerId].join(' '));
    if (!words.every((word) => text.includes(word))) return [];
    const state = accountLifeCycleStatus === 'Active' ? '' : `, ${accountLifeCycleStatus?.toLowerCase() ?? 'no state'}`;
    return [{ value: account, name: accountText(account), description: `customer ${parentCustomerId}${state}` }];
  });
}
