import type { Secrets } from '../../config/credential-store.js';
import type { Tokens } from '../../config/oauth/token-answer.js';
import type { Context } from '../../context.js';
import type { AdAccount } from '../../domain/account.js';
import { type Answer, one } from '../../render/answer.js';
import { profileView } from '../../render/views/profile.js';
import type { SignedIn } from '../../service/customers.js';
import { chooseAccount } from '../../sign-in/choose-account.js';
import { complete, type LoginCredentials } from '../../sign-in/complete.js';
import { refuseIds } from '../refuse-ids.js';
import { intentOf } from './intent.js';
import { type ApplicationFlags, type KnownApplication, knownOf } from './known.js';
import { profileOf } from './profile-of.js';
import { nobodyHere, signInBy, type WayFlags } from './sign-in-by.js';
import { tellLogin } from './tell.js';

export type Input = ApplicationFlags & WayFlags;

/** Nothing is saved before all is known: who gives up on the way, or is refused, keeps the profile as it was. */
export async function run(input: Input, ctx: Context): Promise<Answer> {
  refuseIds(ctx);
  const intent = await intentOf(ctx);
  const { environment, name } = intent;
  const ask = await ctx.prompter();
  if (ask === null && !input.device) throw nobodyHere();
  const known = knownOf(input, intent, ctx);
  const given = await complete(known, ask);
  const { baseUrl } = ctx.settings;

  const tokens = await signInBy(input, { ...known, ...given, environment, baseUrl }, ask, ctx);
  const visit = await lookUp(known, given, tokens, ctx);
  const settings = ctx.settings.withoutProfile();
  const wanted = settings.account;
  const account = await chooseAccount({ ...visit, wanted, before: intent.before?.accountId ?? null, ask });

  const book = await ctx.profiles();
  const profile = profileOf({ intent, known, clientId: given.clientId, me: visit.me, account, settings });
  await book.save(name, profile, secretsOf(known, given, tokens));
  tellLogin({ tokens, accounts: visit.accounts, account, settings }, ctx);
  return one(await book.entry(name), profileView, {
    next: account === null ? 'bingctl accounts list' : 'bingctl tags list',
  });
}

interface Visit {
  me: SignedIn;
  accounts: AdAccount[];
}

async function lookUp(
  { identityProvider }: KnownApplication,
  { developerToken }: LoginCredentials,
  { accessToken }: Tokens,
  ctx: Context,
): Promise<Visit> {
  const credentials = { developerToken, identityProvider, accessToken: async () => accessToken };
  const customers = await ctx.customers({ credentials, settings: ctx.settings.withoutProfile() });
  return ctx.progress('Looking up your accounts', async () => ({
    me: await customers.me(),
    accounts: await customers.accounts(),
  }));
}

function secretsOf(
  { tokenIsPublic }: KnownApplication,
  { clientSecret, developerToken }: LoginCredentials,
  { accessToken, expiresAtMs, refreshToken }: Tokens,
): Secrets {
  return {
    refreshToken,
    accessToken,
    accessTokenExpiresAt: expiresAtMs === null ? null : new Date(expiresAtMs).toISOString(),
    developerToken: tokenIsPublic ? null : developerToken,
    clientSecret,
  };
}
