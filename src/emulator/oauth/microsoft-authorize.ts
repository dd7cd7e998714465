import { randomUUID } from 'node:crypto';
import type { HttpAnswer } from '../http.js';
import { describe, redirect } from './answers.js';
import { needed, shown } from './form.js';
import { issueCode } from './issue.js';
import { readChallenge } from './pkce.js';
import { isMicrosoftRedirect } from './redirect-uri.js';
import { refuseSignIn, SignInRefusal } from './refusal.js';
import { readScopes } from './scopes.js';
import type { Visit } from './visit.js';

/**
 * A browser that comes to sign in (v2-oauth2-auth-code-flow). Nobody is asked anything: the person consents, or declines
 * when the switches say so, and the browser goes back to the application.
 * @throws SignInRefusal for what must not be sent back: a request of nobody, or one that leads elsewhere
 */
export function microsoftAuthorize(visit: Visit): HttpAnswer {
  const { form } = visit;
  checkClient(visit);
  const redirectUri = form.get('redirect_uri') ?? refuseSignIn(900971);
  if (!isMicrosoftRedirect(redirectUri)) {
    refuseSignIn(50011, `The redirect URI '${shown(redirectUri)}' is none of those registered for the application.`);
  }
  const state = form.get('state');
  try {
    return redirect(redirectUri, { code: consent(visit, redirectUri), state, session_state: randomUUID() });
  } catch (error) {
    if (!(error instanceof SignInRefusal)) throw error;
    return redirect(redirectUri, { error: error.error, error_description: describe(error), state });
  }
}

/** @throws SignInRefusal for an application that is not known */
export function checkClient({ form, switches }: Visit): string {
  const clientId = needed(form, 'client_id');
  if (switches.clientIds?.includes(clientId) === false) {
    refuseSignIn(700016, `The application '${shown(clientId)}' was not found in the directory.`);
  }
  return clientId;
}

function consent(visit: Visit, redirectUri: string): string {
  const { form, switches } = visit;
  const responseType = needed(form, 'response_type');
  if (responseType !== 'code') refuseSignIn(70005, `The response type '${shown(responseType)}' is not supported.`);
  // fragment and form_post are for pages of a web site.
  if ((form.get('response_mode') ?? 'query') !== 'query') refuseSignIn(70007);
  const scopes = readScopes(needed(form, 'scope'));
  const challenge = readChallenge(form);
  if (form.get('prompt') === 'none') refuseSignIn(50058);
  if (switches.userDenies) refuseSignIn(65004);
  return issueCode(visit, {
    provider: 'microsoft',
    clientId: needed(form, 'client_id'),
    scopes,
    redirectUri,
    challenge,
    refreshable: scopes.includes('offline_access'),
  });
}
