import type { HttpAnswer } from '../http.js';
import { tokenAnswer } from './answers.js';
import { needed } from './form.js';
import { checkGoogleClient } from './google-authorize.js';
import type { FindGrant } from './grant.js';
import { issueAccessToken, issueRefreshToken } from './issue.js';
import { findCode } from './redeem-code.js';
import { findRefreshToken } from './redeem-refresh-token.js';
import { refuseSignIn } from './refusal.js';
import type { Visit } from './visit.js';

const grants: Record<string, FindGrant> = { authorization_code: findCode, refresh_token: findRefreshToken };

/** Google wants a secret of every application, and gives a new refresh token for a code alone. Throws SignInRefusal. */
export function googleToken(visit: Visit): HttpAnswer {
  const { form } = visit;
  const clientId = checkGoogleClient(visit);
  const grantType = needed(form, 'grant_type');
  const find = Object.hasOwn(grants, grantType) ? grants[grantType] : undefined;
  if (!find) refuseSignIn(70003, 'Invalid grant_type.');
  checkGoogleSecret(visit, clientId);
  const { consent, refreshable, useUp } = find(visit, { provider: 'google', clientId });
  useUp();
  return tokenAnswer(200, {
    ...issueAccessToken(visit, consent, consent.scopes),
    ...(refreshable && { refresh_token: issueRefreshToken(visit, consent) }),
  });
}

/** Any secret that is not empty, unless the switches know the right one. */
function checkGoogleSecret({ form, switches: { confidentialClients } }: Visit, clientId: string): void {
  const secret = form.get('client_secret') ?? refuseSignIn(900144, 'client_secret is missing.');
  const expected = Object.hasOwn(confidentialClients, clientId) ? confidentialClients[clientId] : secret;
  if (secret !== expected) refuseSignIn(7000215, 'The provided client secret is invalid.');
}
