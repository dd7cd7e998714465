import type { Context } from '../../context.js';
import { accountsMeant } from '../../domain/account-named.js';
import { type Answer, list } from '../../render/answer.js';
import { accountView } from '../../render/views/account.js';

export type Input = Record<never, never>;

export async function run(_input: Input, ctx: Context): Promise<Answer> {
  const customers = await ctx.customers();
  const accounts = await ctx.progress('Reading ad accounts', () => customers.accounts());
  const { account } = ctx.settings;
  const meant = new Set(account === null ? [] : accountsMeant(account.value, accounts));
  const rows = accounts.map((each) => ({ ...each, current: meant.has(each) }));
  return list(rows, accountView, {
    whenEmpty: 'This user has no ad accounts.',
    ...(meant.size === 0 && accounts.length > 0 && { next: 'bingctl accounts use ACCOUNT' }),
  });
}
