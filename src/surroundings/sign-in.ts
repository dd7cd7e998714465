import { requireCredentials } from '../config/identity.js';
import { sandboxDeveloperToken } from '../config/setting-table.js';
import type { Context } from '../context.js';
import type { DeveloperTokenFacts, TokenFacts } from '../doctor/surroundings.js';
import { createCustomers } from '../service/customers.js';
import { connect } from '../transports/choose.js';

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
async function meWith(developerToken: string, ctx: Context): Promise<unknown> {
  const { interrupt, settings, wire } = ctx;
  const { maxRetries, timeoutMs, transport, transportFrom: setBy } = settings;
  const { accessToken } = requireCredentials(settings, await ctx.signIn());
  const to = { ...(await ctx.endpoint()), customerId: '', accountId: '', developerToken, accessToken };
  const connection = await connect({ ...wire, ...to, transport, setBy, timeoutMs, maxRetries });
  try {
    return await createCustomers({ call: connection.call, interrupt }).me();
  } finally {
    connection.close();
  }
}
