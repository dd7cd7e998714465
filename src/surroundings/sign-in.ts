import type { Credentials } from '../config/identity.js';
import { sandboxDeveloperToken } from '../config/setting-table.js';
import type { Context } from '../context.js';
import type { DeveloperTokenFacts, TokenFacts } from '../doctor/surroundings.js';

/** @throws BingctlError `signedOut` when there is none, or none any more */
export async function tokenFacts(ctx: Context): Promise<TokenFacts> {
  const { tokens } = await ctx.signIn();
  // It throws: without a token they are not complete.
  if (tokens === null) return credentialsOf(ctx) as Promise<never>;
  await tokens.token();
  return { from: tokens.place, expiresAtMs: tokens.expiresAtMs(), renewable: tokens.renewable };
}

export async function developerTokenFacts(ctx: Context): Promise<DeveloperTokenFacts> {
  const { developerToken, developerTokenPlace } = await ctx.signIn();
  const isSandboxs = developerToken === sandboxDeveloperToken;
  const canTry = ctx.settings.environment === 'sandbox' && !isSandboxs;
  return {
    from: developerTokenPlace || null,
    isSet: developerToken !== null,
    isSandboxs,
    trySandboxs: canTry ? () => meWith(sandboxDeveloperToken, ctx) : null,
  };
}

/** Who is signed in, asked with another developer token. */
async function meWith(developerToken: string, ctx: Context): Promise<unknown> {
  const credentials = { ...(await credentialsOf(ctx)), developerToken };
  return (await ctx.customers({ credentials, settings: ctx.settings })).me();
}

/** @throws BingctlError `signedOut` that names what is missing */
async function credentialsOf({ settings, signIn }: Context): Promise<Credentials> {
  const { requireCredentials } = await import('../config/identity.js');
  return requireCredentials(settings, await signIn());
}
