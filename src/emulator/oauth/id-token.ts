import { randomBytes } from 'node:crypto';
import type { IdentityProvider } from '../../domain/identity-provider.js';
import type { UserRecord } from '../state.js';

const tenant = '9188040d-6c67-4c5b-b112-36a304b66dad';
const issuers: Record<IdentityProvider, string> = {
  // The tenant that stands for personal accounts.
  microsoft: `https://login.microsoftonline.com/${tenant}/v2.0`,
  google: 'https://accounts.google.com',
};

/**
 * Says who signed in. The signature has the size of one and cannot be verified: the emulator publishes no keys, and a
 * client that had the token from the platform itself need not look (OpenID Connect Core, 3.1.3.7).
 */
export function idToken(
  provider: IdentityProvider,
  clientId: string,
  user: UserRecord,
  now: number,
  endsAt: number,
): string {
  const { userName } = user;
  const claims = {
    iss: issuers[provider],
    aud: clientId,
    sub: user.id,
    iat: Math.floor(now / 1000),
    exp: Math.floor(endsAt / 1000),
    ...(provider === 'google'
      ? { email: userName, email_verified: true }
      : { preferred_username: userName, tid: tenant }),
  };
  const parts = [{ alg: 'RS256', typ: 'JWT' }, claims].map((part) => Buffer.from(JSON.stringify(part)));
  return [...parts, randomBytes(256)].map((part) => part.toString('base64url')).join('.');
}
