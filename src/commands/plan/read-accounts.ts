import type { Context } from '../../context.js';
import type { AccountKey, Observed } from '../../plan/observed.js';
import { atOnce } from '../../service/at-once.js';
import type { Campaigns } from '../../service/campaigns.js';
import { observe } from './observe.js';

/** An account, and the port that it was read through. */
export interface ReadAccount {
  observed: Observed;
  campaigns: Campaigns;
}

/**
 * While some are answered for, another is worked on, and the service always has a call to answer: with fewer it waits for us
 * now and then, and more would only hold more of them in memory.
 */
export const accountsAtOnce = 4;

/**
 * Reads accounts, and makes of each what is wanted of it, so that no more than a few are held at a time; in their order.
 * Where one cannot be read, no further one is begun, and the first of those that could not be is what it rejects with.
 */
export async function readAccounts<A extends { account: AccountKey }, T>(
  accounts: readonly A[],
  { dryRun }: { dryRun: boolean },
  ctx: Context,
  work: (one: A, read: ReadAccount, index: number) => T,
): Promise<T[]> {
  const [only, ...more] = accounts;
  if (!only) return [];
  const label = more.length === 0 ? `Reading account ${only.account.accountId}` : 'Reading accounts';
  const read = async (step: (done: number) => void) => {
    let done = 0;
    return atOnce(accountsAtOnce, accounts, async (one, index) => {
      const campaigns = await ctx.campaigns({ dryRun, account: one.account });
      const made = work(one, { observed: await observe(one.account, campaigns), campaigns }, index);
      step(++done);
      return made;
    });
  };
  return ctx.progress(label, read, more.length === 0 ? undefined : accounts.length);
}
