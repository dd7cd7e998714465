import type { Context } from '../../context.js';
import type { AccountKey, Observed } from '../../plan/observed.js';
import type { Campaigns } from '../../service/campaigns.js';
import { observe } from './observe.js';

/** An account, and the port that it was read through. */
export interface ReadAccount {
  observed: Observed;
  campaigns: Campaigns;
}

/** While one is answered for, another is read: more at once would only hold more of them in memory. */
const atOnce = 2;

/**
 * Reads accounts, and makes of each what is wanted of it, so that no more than two are held at a time; in their order.
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
  return ctx.progress(
    label,
    async (step) => {
      const made: T[] = [];
      const failures: { error: unknown }[] = [];
      let next = 0;
      let done = 0;
      const reader = async () => {
        while (next < accounts.length && failures.length === 0) {
          const index = next++;
          const one = accounts[index] as A;
          try {
            const campaigns = await ctx.campaigns({ dryRun, account: one.account });
            made[index] = work(one, { observed: await observe(one.account, campaigns), campaigns }, index);
            step(++done);
          } catch (error) {
            failures[index] = { error };
          }
        }
      };
      await Promise.all(Array.from({ length: atOnce }, reader));
      const failure = failures.find((each) => each !== undefined);
      if (failure) throw failure.error;
      return made;
    },
    more.length === 0 ? undefined : accounts.length,
  );
}
