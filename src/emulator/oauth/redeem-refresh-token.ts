import type { RefreshTokenRecord } from '../identity-records.js';
import { digestOf } from './digest.js';
import { needed } from './form.js';
import { type Client, type FindGrant, isOf } from './grant.js';
import { refuseSignIn } from './refusal.js';
import { productionScope, readScopes } from './scopes.js';
import type { Visit } from './visit.js';

/**
 * A refresh token. Microsoft's is spent by its use, which makes a new one; within a grace time it is accepted again, so that
 * an application that was cut off before it could store the new one is not locked out. Google's stays good.
 */
export const findRefreshToken: FindGrant = (visit, client) => {
  const { form, state, switches, now } = visit;
  const text = needed(form, 'refresh_token');
  if (switches.revokedRefreshTokens.includes(text)) refuseSignIn(50173);
  const digest = digestOf(text);
  const token = state.identity.refreshTokens[digest] ?? foreign(visit, text, client);
  if (!isOf(token, client)) {
    refuseSignIn(70000, 'The refresh token was given to another application.');
  }
  if (token.revokedAt !== null) refuseSignIn(50173);
  if (token.endsAt !== null && now >= token.endsAt) refuseSignIn(700082);
  const graceMs = switches.refreshTokenGraceSeconds * 1000;
  if (token.usedAt !== null && now - token.usedAt >= graceMs)
    refuseSignIn(70000, 'The refresh token was used already.');
  return {
    consent: token,
    refreshable: client.provider === 'microsoft',
    useUp() {
      if (client.provider === 'microsoft') token.usedAt ??= now;
      state.identity.refreshTokens[digest] = token;
    },
  };
};

/** A token that somebody else gave out is taken for one of ours, unless the switches name those that are. */
function foreign({ form, switches, now }: Visit, text: string, client: Client): RefreshTokenRecord {
  if (switches.refreshTokens?.includes(text) === false) refuseSignIn(70000, 'The refresh token is not known.');
  const isGoogle = client.provider === 'google';
  const scopes = isGoogle ? ['openid'] : readScopes(form.get('scope') ?? `${productionScope} offline_access`);
  const endsAt = isGoogle ? null : now + switches.refreshTokenSeconds * 1000;
  return { ...client, scopes, endsAt, usedAt: null, revokedAt: null };
}
