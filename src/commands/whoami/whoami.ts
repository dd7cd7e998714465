import type { Context } from '../../context.js';
import type { CustomerRole } from '../../domain/account.js';
import { accountsMeant } from '../../domain/account-named.js';
import { quote } from '../../domain/quote.js';
import { userRole } from '../../domain/user-roles.js';
import { type Answer, one } from '../../render/answer.js';
import { type WhoAmI, whoAmIView } from '../../render/views/who-am-i.js';

export type Input = Record<never, never>;

export async function run(_input: Input, ctx: Context): Promise<Answer> {
  const { account: wanted, customerId, environment, profile } = ctx.settings;
  const customers = await ctx.customers();
  const { user, roles, account } = await ctx.progress('Asking who is signed in', async () => ({
    ...(await customers.me()),
    account: wanted && (await theAccountOf(wanted.value)),
  }));
  if (wanted !== null && account === null) {
    ctx.warn(`${wanted.place}: this user may not use the account ${quote(wanted.value)}, or it is not the only one.`);
  }
  const { tokens } = await ctx.signIn();
  const expiresAtMs = tokens?.expiresAtMs() ?? null;
  return one<WhoAmI>(
    {
      userName: user.userName,
      userId: user.id,
      roles: roles.map(inWords),
      customerId,
      accountId: account?.id ?? null,
      accountName: account?.name ?? null,
      accountNumber: account?.number ?? null,
      environment,
      profile: profile?.name ?? null,
      transport: await ctx.transport(),
      tokenFrom: tokens?.place ?? null,
      tokenExpiresAt: expiresAtMs === null ? null : new Date(expiresAtMs).toISOString(),
      tokenIsRenewed: tokens?.renewable ?? false,
    },
    whoAmIView,
    account === null ? { next: 'bingctl accounts list' } : {},
  );

  async function theAccountOf(text: string) {
    const [only = null, ...others] = accountsMeant(text, await customers.accounts());
    return others.length === 0 ? only : null;
  }
}

function inWords({ roleId, customerId }: CustomerRole): WhoAmI['roles'][number] {
  return { name: userRole(roleId)?.name ?? `role ${roleId}`, roleId, customerId };
}
