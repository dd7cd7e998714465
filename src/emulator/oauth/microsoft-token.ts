import type { HttpAnswer } from '../http.js';
import { tokenAnswer } from './answers.js';
import { checkSecret } from './client-secret.js';
import { needed, shown } from './form.js';
import type { FindGrant } from './grant.js';
import { issueAccessToken, issueRefreshToken } from './issue.js';
import { checkClient } from './microsoft-authorize.js';
import { findCode } from './redeem-code.js';
import { findDeviceCode } from './redeem-device-code.js';
import { findRefreshToken } from './redeem-refresh-token.js';
import { refuseSignIn } from './refusal.js';
import { narrowed } from './scopes.js';
import type { Visit } from './visit.js';

const grants: Record<string, FindGrant> = {
  authorization_code: findCode,
  refresh_token: findRefreshToken,
  'urn:ietf:params:oauth:grant-type:device_code': findDeviceCode,
};

/** Exchanges a code, a device code or a refresh token for tokens. Throws SignInRefusal. */
export function microsoftToken(visit: Visit): HttpAnswer {
  const { form, switches } = visit;
  const clientId = checkClient(visit);
  const grantType = needed(form, 'grant_type');
  const find = Object.hasOwn(grants, grantType) ? grants[grantType] : undefined;
  if (!find) refuseSignIn(70003, `The grant type '${shown(grantType)}' is not supported.`);
  checkSecret(visit, clientId);
  const { consent, refreshable, useUp } = find(visit, { provider: 'microsoft', clientId });
  const scopes = narrowed(consent.scopes, form.get('scope'));
  useUp();
  return tokenAnswer(200, {
    ...issueAccessToken(visit, consent, scopes),
    ext_expires_in: switches.accessTokenSeconds,
    ...(refreshable && { refresh_token: issueRefreshToken(visit, consent) }),
  });
}
