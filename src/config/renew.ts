import type { Clock } from '../clock.js';
import { neededScope, type ScopeOf, scopeOf } from './oauth/scopes.js';
import { readTokenAnswer, type TokenEndpointAnswer, type Tokens } from './oauth/token-answer.js';

/**
 * Posts a form to a token endpoint and gives back what it answered, with as much patience as the settings allow.
 * @throws BingctlError `unreachable` when there is no answer
 */
export type PostForm = (url: URL, form: Record<string, string>) => Promise<TokenEndpointAnswer>;

/** Who renews, and where. */
export interface Application extends ScopeOf {
  tokenAddress: URL;
  clientId: string;
  /** Only of applications that are registered as web applications: public ones must not send any. */
  clientSecret: string | null;
}

export interface RenewalTools {
  post: PostForm;
  clock: Clock;
  /** What to do when the sign-in has ended. */
  again: string;
}

/**
 * Exchanges a refresh token for an access token (RFC 6749, 6). Microsoft gives a new refresh token with it and, after a
 * while, takes the old one no more: whoever calls this keeps the new one before anything else.
 * @throws BingctlError `signedOut` when the token is not taken, or gives too little; `unreachable`
 */
export async function renew(application: Application, refreshToken: string, tools: RenewalTools): Promise<Tokens> {
  const { clientId, clientSecret, identityProvider, tokenAddress } = application;
  const askedAtMs = tools.clock.now();
  const answer = await tools.post(tokenAddress, {
    client_id: clientId,
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
    // Google gives what was granted, and takes no word about it.
    ...(identityProvider === 'microsoft' && { scope: scopeOf(application) }),
    ...(clientSecret !== null && { client_secret: clientSecret }),
  });
  const read = readTokenAnswer(answer, askedAtMs);
  if ('refusal' in read) {
    const { refusedSignIn } = await import('../domain/sign-in-errors.js');
    const description = without([refreshToken, clientSecret], read.refusal.description);
    throw refusedSignIn({ ...read.refusal, description }, tools.again);
  }
  const needed = neededScope(application);
  const { scopes } = read.tokens;
  if (needed !== null && scopes !== null && !scopes.includes(needed)) {
    const { tooLittleScope } = await import('../domain/sign-in-errors.js');
    throw tooLittleScope(needed, scopes, tools.again);
  }
  return read.tokens;
}

/** A service may repeat a credential in what it complains about. */
function without(secrets: readonly (string | null)[], text: string | null): string | null {
  return secrets.reduce((left, secret) => (secret ? (left?.replaceAll(secret, '***') ?? null) : left), text);
}
