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
 * The accounts of a file that this run is for: those of its environment, by their names in the file. Where it names none, it
 * is the one of the settings.
 * @throws BingctlError `usage` for flags that name another account than the file does, and for two that are one
 */
export async function wantedAccounts(all: readonly Desired[], ctx: Context): Promise<Wanted[]> {
  const { environment } = ctx.settings;
  const wanted: Wanted[] = [];
  for (const desired of byTarget(all)) {
    const { target, environment: elsewhere, customerId, accountId } = desired;
    if (elsewhere !== null && elsewhere !== environment) {
      ctx.note(`${target} is of the environment ${elsewhere}, and left alone: this run is for ${environment}.`);
      continue;
    }
    const ids = customerId !== null && accountId !== null ? { customerId, accountId } : await ctx.ids();
    const account = { environment, customerId: customerId ?? ids.customerId, accountId: accountId ?? ids.accountId };
    await refuseOther(account, target, ctx);
    const twin = wanted.find((other) => other.account.accountId === account.accountId);
    if (twin) throw usage(`${twin.desired.target} and ${target} of the file are one account: ${account.accountId}`);
    wanted.push({ desired, account });
  }
  return wanted;
}

/** The order of a file is no matter: what accounts of one customer share is made for the first of them. */
function byTarget(all: readonly Desired[]): Desired[] {
  return [...all].sort((a, b) => ((a.target ?? '') < (b.target ?? '') ? -1 : 1));
}

/** A flag that names an account would be passed over in silence where the file names one. */
async function refuseOther({ customerId, accountId }: AccountKey, target: string | null, ctx: Context): Promise<void> {
  const { account, customerIdFrom } = ctx.settings;
  if (account?.from !== 'flag' && customerIdFrom !== 'flag') return;
  const asked = await ctx.ids();
  if (asked.customerId === customerId && asked.accountId === accountId) return;
  const here = `account ${accountId} of customer ${customerId}`;
  throw usage(`the file is for ${here}${target === null ? '' : ` (${target})`}, and the flags name another`, {
    hint: 'leave --account and --customer out; --target plans one account of the file alone',
  });
}
