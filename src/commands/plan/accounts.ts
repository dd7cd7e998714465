import type { Context } from '../../context.js';
import { usage } from '../../errors.js';
import type { Desired } from '../../plan/desired.js';
import type { AccountKey } from '../../plan/observed.js';

/** What one account shall have, and which one that is. */
export interface Wanted {
  desired: Desired;
  account: AccountKey;
}

/**
 * The accounts of a file that this run is for: those of its environment. Where the file names no account, it is the one of
 * the settings.
 */
export async function wantedAccounts(all: readonly Desired[], ctx: Context): Promise<Wanted[]> {
  const { environment } = ctx.settings;
  const others = all.filter((desired) => desired.environment !== null && desired.environment !== environment);
  for (const { target, environment: elsewhere } of others) {
    ctx.note(`${target} is of the environment ${elsewhere}, and left alone: this run is for ${environment}.`);
  }
  const ours = all.filter((desired) => !others.includes(desired));
  const wanted: Wanted[] = [];
  for (const desired of ours) {
    const { customerId, accountId } = desired;
    const ids = customerId !== null && accountId !== null ? { customerId, accountId } : await ctx.ids();
    wanted.push({
      desired,
      account: { environment, customerId: customerId ?? ids.customerId, accountId: accountId ?? ids.accountId },
    });
  }
  const [twice] = wanted.filter(({ account }, at) =>
    wanted.slice(0, at).some((other) => other.account.accountId === account.accountId),
  );
  if (twice)
    throw usage(`two accounts of the file are ${twice.account.accountId}: ${twice.desired.target} is one of them`);
  return wanted;
}
