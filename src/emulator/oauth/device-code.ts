import type { HttpAnswer } from '../http.js';
import { tokenAnswer } from './answers.js';
import { digestOf, newSecret, newUserCode } from './digest.js';
import { needed } from './form.js';
import { tidy } from './issue.js';
import { checkClient } from './microsoft-authorize.js';
import { refuseSignIn } from './refusal.js';
import { deviceLoginPath } from './routes.js';
import { readScopes } from './scopes.js';
import type { Visit } from './visit.js';

/** Begins the sign-in of a device that has no browser. Throws SignInRefusal. */
export function deviceCode(visit: Visit): HttpAnswer {
  const { form, origin, state, switches, now } = visit;
  const clientId = checkClient(visit);
  const scopes = readScopes(needed(form, 'scope'));
  if (switches.deviceCodes === 'refuse') {
    refuseSignIn(70011, 'The scope is not open to the sign-in by device code.');
  }
  const [code, userCode] = [newSecret('device'), newUserCode()];
  const { deviceCodeSeconds, deviceCodeIntervalSeconds } = switches;
  state.identity.devices[digestOf(code)] = {
    provider: 'microsoft',
    clientId,
    scopes,
    userCode: digestOf(userCode),
    intervalSeconds: deviceCodeIntervalSeconds,
    polledAt: null,
    decision: null,
    endsAt: now + deviceCodeSeconds * 1000,
    usedAt: null,
  };
  tidy(state.identity, now);
  const where = origin + deviceLoginPath;
  return tokenAnswer(200, {
    user_code: userCode,
    device_code: code,
    verification_uri: where,
    expires_in: deviceCodeSeconds,
    interval: deviceCodeIntervalSeconds,
    message: `To sign in, open ${where} in a browser and enter the code ${userCode}.`,
  });
}
