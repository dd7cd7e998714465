import { requireCredentials } from '../config/identity.js';
import { sandboxDeveloperToken } from '../config/setting-table.js';
import type { Context } from '../context.js';
import type { DeveloperTokenFacts, TokenFacts } from '../doctor/surroundings.js';

/** @throws BingctlError `signedOut` when there is none, or none any more */
export async function tokenFacts({ settings, signIn }: Context): Promise<TokenFacts> {
  const signed = await signIn();
  const { tokens } = signed;
  if (tokens === null) {
    requireCredentials(settings, signed);
    throw new Error('no token is missing');
  }
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
async function meWith(developerToken: string, { customers, settings, signIn }: Context): Promise<unknown> {
  const credentials = { ...requireCredentials(settings, await signIn()), developerToken };
  return (await customers({ credentials, settings })).me();
}
