import { createHash, randomBytes } from 'node:crypto';
import type { Digest } from '../identity-records.js';

/** What of a code or a token is kept: enough to know it again, too little to use it. */
export function digestOf(secret: string): Digest {
  return createHash('sha256').update(secret).digest('hex');
}

/** A new code or token. What it is for can be read from it, so that a leak in a log can be told. */
export function newSecret(kind: 'code' | 'device' | 'refresh' | 'access'): string {
  return `emulator-${kind}-${randomBytes(32).toString('base64url')}`;
}

/** Of the letters that cannot be taken for another: what a person types. */
export function newUserCode(): string {
  const letters = 'BCDFGHJKLMNPQRSTVWXZ';
  return [...randomBytes(9)].map((byte) => letters[byte % letters.length]).join('');
}
