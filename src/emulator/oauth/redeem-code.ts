import { digestOf } from './digest.js';
import { needed } from './form.js';
import { type FindGrant, isOf } from './grant.js';
import { checkVerifier } from './pkce.js';
import { refuseSignIn } from './refusal.js';

/** An authorization code: good once, for five minutes, for the application and the address that it was sent to. */
export const findCode: FindGrant = ({ form, state, now }, client) => {
  const code = state.identity.codes[digestOf(needed(form, 'code'))];
  const redirectUri = needed(form, 'redirect_uri');
  if (!code || !isOf(code, client)) refuseSignIn(70000, 'The authorization code is not known.');
  if (code.usedAt !== null) refuseSignIn(54005);
  if (now >= code.endsAt) refuseSignIn(70008);
  if (code.redirectUri !== redirectUri) refuseSignIn(500112);
  checkVerifier(code.challenge, form.get('code_verifier'));
  return {
    consent: code,
    refreshable: code.refreshable,
    useUp() {
      code.usedAt = now;
    },
  };
};
