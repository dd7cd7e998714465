import { shown } from './form.js';
import { refuseSignIn } from './refusal.js';

export const productionScope = 'https://ads.microsoft.com/msads.manage';

/** Of the production service and of its sandbox: one sign-in is for one of them. */
const manageScopes = [productionScope, 'https://si.ads.microsoft.com/msads.manage'];
const openIdScopes = ['openid', 'profile', 'email', 'offline_access'];

/**
 * The scopes of a request to Microsoft. Retired ones (`ads.manage`, `bingads.manage`) stand for no second factor, and are
 * refused like those that never were.
 * @throws SignInRefusal
 */
export function readScopes(text: string): string[] {
  const scopes = [...new Set(text.split(/\s+/).filter(Boolean))];
  const resources = scopes.filter((scope) => manageScopes.includes(scope));
  const unknown = scopes.find((scope) => !manageScopes.includes(scope) && !openIdScopes.includes(scope));
  if (unknown !== undefined) refuseSignIn(70011, `The scope '${shown(unknown)}' is not valid.`);
  if (resources.length > 1) refuseSignIn(28000);
  if (resources.length === 0) refuseSignIn(70011, `The scope '${shown(text)}' names no permission of the service.`);
  return scopes;
}

/**
 * What of a consent a request for a token is for: the scopes that it names, all of it when it names none.
 * @throws SignInRefusal when it asks for more
 */
export function narrowed(consented: readonly string[], text: string | undefined): string[] {
  const asked = text === undefined ? [...consented] : readScopes(text);
  const beyond = asked.find((scope) => !consented.includes(scope) && !openIdScopes.includes(scope));
  if (beyond !== undefined) refuseSignIn(70000, `The user did not consent to the scope '${shown(beyond)}'.`);
  return asked;
}
