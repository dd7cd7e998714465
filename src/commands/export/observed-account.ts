import type { Context } from '../../context.js';
import type { Observed } from '../../plan/observed.js';
import { named } from '../goals/reading.js';
import { observe } from '../plan/observe.js';

/** The account of the settings, read once, through a port that cannot write. */
export async function observedAccount(ctx: Context): Promise<Observed> {
  const { customerId, accountId } = await ctx.ids();
  const account = { environment: ctx.settings.environment, customerId, accountId };
  const campaigns = await ctx.campaigns({ dryRun: true });
  const label = `Reading account ${accountId}`;
  const observed = await ctx.progress(label, () => observe(account, campaigns));
  const { unavailable } = observed;
  if (unavailable.length > 0) ctx.note(`This account is not enabled for goals of type ${named(unavailable)}.`);
  return observed;
}
