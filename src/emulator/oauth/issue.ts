import type { CodeRecord, Consent, IdentityRecords } from '../identity-records.js';
import { caller } from '../users.js';
import { digestOf, newSecret } from './digest.js';
import { idToken } from './id-token.js';
import type { Visit } from './visit.js';

const codeLifetimeMs = 5 * 60 * 1000;
const dayMs = 24 * 3600 * 1000;
/** What ended so long ago is forgotten, and of the rest the oldest give way: a state does not grow for ever. */
const keptAfterEndMs = 90 * dayMs;
const mostRecords = 2000;

/** What a code keeps of the request that it answers. */
export type CodeRequest = Omit<CodeRecord, 'endsAt' | 'usedAt'>;

/** A code that is good once, for five minutes. */
export function issueCode({ state, now }: Visit, request: CodeRequest): string {
  const code = newSecret('code');
  state.identity.codes[digestOf(code)] = { ...request, endsAt: now + codeLifetimeMs, usedAt: null };
  tidy(state.identity, now);
  return code;
}

/** A new access token, and what the platforms say about it alike. */
export function issueAccessToken(visit: Visit, { provider, clientId }: Consent, scopes: string[]) {
  const { state, switches, now } = visit;
  const token = newSecret('access');
  const endsAt = now + switches.accessTokenSeconds * 1000;
  state.identity.accessTokens[digestOf(token)] = { provider, endsAt };
  tidy(state.identity, now);
  return {
    token_type: 'Bearer',
    // What it may be asked for, not what it is good for: the platform leaves that one out.
    scope: scopes.filter((scope) => scope !== 'offline_access').join(' '),
    expires_in: switches.accessTokenSeconds,
    access_token: token,
    ...(scopes.includes('openid') && { id_token: idToken(provider, clientId, caller(state), now, endsAt) }),
  };
}

export function issueRefreshToken({ state, switches, now }: Visit, consent: Consent): string {
  const { provider, clientId, scopes } = consent;
  const token = newSecret('refresh');
  const endsAt = provider === 'google' ? null : now + switches.refreshTokenSeconds * 1000;
  state.identity.refreshTokens[digestOf(token)] = {
    ...{ provider, clientId, scopes },
    ...{ endsAt, usedAt: null, revokedAt: null },
  };
  return token;
}

export function tidy(records: IdentityRecords, now: number): void {
  for (const kind of Object.values(records) as Record<string, { endsAt: number | null }>[]) {
    const digests = Object.keys(kind);
    const tooMany = digests.length - mostRecords;
    digests.forEach((digest, index) => {
      const endsAt = kind[digest]?.endsAt ?? null;
      if (index < tooMany || (endsAt !== null && endsAt + keptAfterEndMs < now)) delete kind[digest];
    });
  }
}
