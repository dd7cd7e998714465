import { createHash } from 'node:crypto';
import type { Form } from './form.js';
import { refuseSignIn } from './refusal.js';

/**
 * The challenge of an authorization request, null when it has none: recommended, not required (RFC 7636). `plain` is left
 * out of the emulator, so that a client that falls back to it is found.
 */
export function readChallenge(form: Form): string | null {
  const challenge = form.get('code_challenge') ?? null;
  const method = form.get('code_challenge_method');
  if (challenge === null && method === undefined) return null;
  if (method !== 'S256') refuseSignIn(9002313, "The code_challenge_method must be 'S256'.");
  // SHA-256 in base64url.
  if (challenge === null || !/^[\w-]{43}$/.test(challenge)) refuseSignIn(501491);
  return challenge;
}

/** @throws SignInRefusal when the one who redeems the code is not the one who asked for it */
export function checkVerifier(challenge: string | null, verifier: string | undefined): void {
  if (challenge === null && verifier === undefined) return;
  const matches =
    verifier !== undefined &&
    /^[\w.~-]{43,128}$/.test(verifier) &&
    createHash('sha256').update(verifier).digest('base64url') === challenge;
  if (!matches) refuseSignIn(501481);
}
