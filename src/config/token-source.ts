import type { Clock } from '../clock.js';
import { BingctlError } from '../errors.js';
import type { TokenSource } from '../transports/connect.js';
import type { Tokens } from './oauth/token-answer.js';
import type { HeldTokens, TokenKeeper } from './token-keeper.js';

/** A token that ends while a call is under way would be refused. */
const marginMs = 2 * 60_000;

export interface RenewingOptions {
  keeper: TokenKeeper;
  renew: (refreshToken: string) => Promise<Tokens>;
  clock: Clock;
}

/**
 * Access tokens that are renewed two minutes before they end, once: of several processes one renews, the others read what
 * it has kept. A renewed refresh token is kept before the access token that came with it is used, since the old one dies.
 */
export function renewingTokens({ keeper, renew, clock }: RenewingOptions): TokenSource {
  let held: HeldTokens | null = null;
  let renewing: Promise<string> | null = null;

  const good = ({ accessToken, expiresAtMs }: HeldTokens, refused: string | undefined) =>
    accessToken !== refused && (expiresAtMs === null || expiresAtMs - clock.now() > marginMs) ? accessToken : null;

  const renewed = (refused: string | undefined) =>
    keeper.alone(async () => {
      // Read again: who held the lock before may have renewed them.
      held = await keeper.read();
      const theirs = good(held, refused);
      if (theirs !== null) return theirs;
      if (held.refreshToken === null) throw nothingToRenew(keeper.again);
      const { accessToken, expiresAtMs, refreshToken } = await renew(held.refreshToken);
      held = { accessToken, expiresAtMs, refreshToken: refreshToken ?? held.refreshToken };
      await keeper.keep(held);
      return accessToken;
    });

  return async (refused) => {
    held ??= await keeper.read();
    const kept = good(held, refused);
    if (kept !== null) return kept;
    renewing ??= renewed(refused).finally(() => {
      renewing = null;
    });
    return renewing;
  };
}

/** The one access token that there is: it cannot be renewed. */
export function fixedToken(accessToken: string, place: string): TokenSource {
  return async (refused) => {
    if (refused !== accessToken) return accessToken;
    throw new BingctlError('signedOut', `the access token in ${place} has expired: it lives about an hour`, {
      hint: 'set a new one, or BINGCTL_REFRESH_TOKEN and BINGCTL_CLIENT_ID, from which bingctl makes its own',
    });
  };
}

function nothingToRenew(again: string): BingctlError {
  return new BingctlError('signedOut', 'the access token has expired, and there is no refresh token to renew it with', {
    hint: again,
  });
}
