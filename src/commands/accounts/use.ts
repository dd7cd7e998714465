import type { Context } from '../../context.js';
import { customersFor } from '../../domain/account-access.js';
import { theAccount } from '../../domain/account-named.js';
import { type BingctlError, usage } from '../../errors.js';
import { type Answer, one } from '../../render/answer.js';
import { profileView } from '../../render/views/profile.js';
import { refuseIds } from '../refuse-ids.js';

export interface Input {
  account: string;
}

/** The account goes with the customer that the user has it through, unless --customer names another. */
export async function run(input: Input, ctx: Context): Promise<Answer> {
  refuseIds(ctx);
  const { environment, profile } = ctx.settings;
  if (profile === null) throw nowhereToKeep(environment);
  const customers = await ctx.customers();
  const { account, roles } = await ctx.progress('Looking up the account', async () => ({
    account: theAccount(input.account, await candidates()),
    roles: (await customers.me()).roles,
  }));
  const { customerId, customerIdFrom } = ctx.settings;
  const book = await ctx.profiles();
  await book.change(profile.name, {
    accountId: account.id,
    accountName: account.name,
    accountNumber: account.number,
    customerId: customerIdFrom === 'flag' ? customerId : (customersFor(account, roles)[0] ?? null),
  });
  return one(await book.entry(profile.name), profileView, { next: 'bingctl tags list' });

  /** All of them where none is called so, so that the error can name the nearest. */
  async function candidates() {
    const meant = await customers.accountsNamed(input.account);
    return meant.length > 0 ? meant : customers.accounts();
  }
}

function nowhereToKeep(environment: string): BingctlError {
  return environment === 'local'
    ? usage('the local environment has no profile to keep an account in', {
        hint: 'name it with --account and --customer, or BINGCTL_ACCOUNT_ID and BINGCTL_CUSTOMER_ID',
      })
    : usage('no profile is in use, so there is nowhere to keep the account', { hint: 'bingctl login' });
}
