import {
  AuthorizationResponseError,
  authorizationCodeGrantRequest,
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomState,
  validateAuthResponse,
} from 'oauth4webapi';
import type { Clock } from '../clock.js';
import { scopeOf } from '../config/oauth/scopes.js';
import type { Tokens } from '../config/oauth/token-answer.js';
import type { PostForm } from '../config/renew.js';
import { BingctlError } from '../errors.js';
import type { SignInApplication } from './application.js';
import { oauthClient } from './client.js';
import { refusedAtTheBrowser } from './refused.js';
import { again, tokensOf } from './tokens.js';

export interface SignInTools {
  post: PostForm;
  clock: Clock;
}

/** One sign-in through a browser, from the address that it opens to the tokens. */
export interface Authorization {
  /** What a person opens. */
  address: URL;
  /** Comes back with the answer: one that has another is not to this question (RFC 6749, 10.12). */
  state: string;
  /**
   * Tokens for what came back to the redirect address.
   * @throws BingctlError `signedOut` when the person or the provider has refused
   */
  redeem(answer: URLSearchParams): Promise<Tokens>;
}

/**
 * Authorization code with PKCE (RFC 6749, 4.1; RFC 7636): who catches the code on its way cannot use it.
 * @param redirect where the browser is sent with the answer; registered for the application
 */
export async function beginAuthorization(
  application: SignInApplication,
  redirect: string,
  { post, clock }: SignInTools,
): Promise<Authorization> {
  const { addresses, server, client, authentication, options } = oauthClient(application, post);
  const verifier = generateRandomCodeVerifier();
  const state = generateRandomState();
  const address = new URL(addresses.authorize);
  address.search = new URLSearchParams({
    client_id: application.clientId,
    response_type: 'code',
    redirect_uri: redirect,
    scope: scopeOf(application),
    state,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...(application.identityProvider === 'google' ? forGoogle : forMicrosoft),
  }).toString();

  return {
    address,
    state,
    async redeem(answer) {
      const checked = checkedAnswer(answer);
      const askedAtMs = clock.now();
      const response = await authorizationCodeGrantRequest(
        server,
        client,
        authentication,
        checked,
        redirect,
        verifier,
        options,
      );
      return tokensOf(response, askedAtMs, application);
    },
  };

  function checkedAnswer(answer: URLSearchParams): URLSearchParams {
    const known = new URLSearchParams(answer);
    // Microsoft's issuer has the tenant of whoever signed in in its name, which nobody knows before.
    if (application.identityProvider === 'microsoft') known.delete('iss');
    try {
      return validateAuthResponse(server, client, known, state);
    } catch (error) {
      if (error instanceof AuthorizationResponseError) throw refusedAtTheBrowser(answer);
      throw new BingctlError('signedOut', 'what came back from the browser is no answer to this sign-in', {
        hint: again,
        cause: error,
      });
    }
  }
}

/** Somebody may be signed in with another account than the one that has the ads. */
const forMicrosoft = { response_mode: 'query', prompt: 'select_account' };
/** Without the two, Google sends no refresh token to those who consented once (authentication-oauth-google.md). */
const forGoogle = { access_type: 'offline', prompt: 'consent' };
