import { refusedSignIn } from '../domain/sign-in-errors.js';
import { BingctlError } from '../errors.js';
import { again } from './tokens.js';

/** Why there is no code in the answer that the browser brought (RFC 6749, 4.1.2.1). */
export function refusedAtTheBrowser(answer: URLSearchParams): BingctlError {
  const error = answer.get('error') ?? '';
  if (error === 'access_denied') return declined();
  const description = answer.get('error_description');
  const codes = Array.from(description?.matchAll(/\bAADSTS(\d{4,8})\b/g) ?? [], ([, code]) => Number(code));
  return refusedSignIn({ error, description, codes, trackingId: null }, again);
}

/** A person has said no. */
export function declined(): BingctlError {
  return new BingctlError('signedOut', 'the sign-in was declined: nothing was saved', {
    errorCode: 'access_denied',
    hint: again,
  });
}

/** Ctrl-C, before anybody had signed in. */
export function nobodySignedIn(): BingctlError {
  return new BingctlError('interrupted', 'interrupted: nobody was signed in');
}
