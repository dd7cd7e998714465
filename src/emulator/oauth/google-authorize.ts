import type { HttpAnswer } from '../http.js';
import { redirect } from './answers.js';
import { needed, shown } from './form.js';
import { issueCode } from './issue.js';
import { readChallenge } from './pkce.js';
import { isGoogleRedirect } from './redirect-uri.js';
import { refuseSignIn } from './refusal.js';
import type { Visit } from './visit.js';

/**
 * A browser that comes to sign in with Google (oauth2 for installed applications). Mistakes stay on Google's own page, all
 * but a person's no.
 * @throws SignInRefusal
 */
export function googleAuthorize(visit: Visit): HttpAnswer {
  const { form, switches } = visit;
  const clientId = checkGoogleClient(visit);
  const redirectUri = needed(form, 'redirect_uri');
  if (!isGoogleRedirect(redirectUri)) {
    refuseSignIn(50011, `The redirect URI '${shown(redirectUri)}' is not registered.`, 'redirect_uri_mismatch');
  }
  if (needed(form, 'response_type') !== 'code') refuseSignIn(70005);
  const scopes = needed(form, 'scope').split(/\s+/).filter(Boolean);
  if (!scopes.includes('openid')) refuseSignIn(70011, 'The service has to know who signs in: ask for openid.');
  const challenge = readChallenge(form);
  const state = form.get('state');
  if (switches.userDenies) return redirect(redirectUri, { error: 'access_denied', state });
  // Without `consent`, somebody who consented once before gets no refresh token.
  const refreshable =
    form.get('access_type') === 'offline' && (form.get('prompt') ?? '').split(' ').includes('consent');
  const code = issueCode(visit, { provider: 'google', clientId, scopes, redirectUri, challenge, refreshable });
  return redirect(redirectUri, { state, code, scope: scopes.join(' ') });
}

/** @throws SignInRefusal for an application that is not known */
export function checkGoogleClient({ form, switches }: Visit): string {
  const clientId = needed(form, 'client_id');
  if (switches.clientIds?.includes(clientId) === false) {
    refuseSignIn(700016, 'The OAuth client was not found.', 'invalid_client');
  }
  return clientId;
}
