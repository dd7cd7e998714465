import type { Clock } from '../clock.js';
import { BingctlError } from '../errors.js';
import type { TokenSource } from '../transports/connect.js';
import type { Tokens } from './oauth/token-answer.js';
import type { HeldTokens, TokenKeeper } from './token-keeper.js';

/** A token that ends while a call is under way would be refused. */
const marginMs = 2 * 60_000;

/** Where calls get their access token, and what is known of it. */
export interface AccessTokens {
  token: TokenSource;
  /** As in `BINGCTL_ACCESS_TOKEN` or `profile shop`. */
  place: string;
  /** Whether another one is had without a person when it runs out. */
  renewable: boolean;
  /** When the one that was handed out last ends, in the clock's milliseconds; null when nobody has told. */
  expiresAtMs(): number | null;
}

export interface RenewingOptions {
  keeper: TokenKeeper;
  renew: (refreshToken: string) => Promise<Tokens>;
  clock: Clock;
}

/**
 * Access tokens that are renewed two minutes before they end, once: of several processes one renews, the others read what
 * it has kept. A renewed refresh token is kept before the access token that came with it is used, since the old one dies.
 */
export function renewingTokens({ keeper, renew, clock }: RenewingOptions): AccessTokens {
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
      if (held.refreshToken === null) throw nothingToRenew(keeper);
      const { accessToken, expiresAtMs, refreshToken } = await renew(held.refreshToken);
      const fresh = { accessToken, expiresAtMs, refreshToken: refreshToken ?? held.refreshToken };
      await keeper.keep(fresh);
      held = fresh;
      return accessToken;
    });

  return {
    place: keeper.place,
    renewable: true,
    expiresAtMs: () => held?.expiresAtMs ?? null,
    async token(refused) {
      held ??= await keeper.read();
      const kept = good(held, refused);
      if (kept !== null) return kept;
      renewing ??= renewed(refused).finally(() => {
        renewing = null;
      });
      return renewing;
    },
  };
}

/** The one access token that there is: it cannot be renewed. */
export function fixedToken(accessToken: string, place: string): AccessTokens {
  return {
    place,
    renewable: false,
    expiresAtMs: () => null,
    async token(refused) {
      if (refused !== accessToken) return accessToken;
      throw new BingctlError('signedOut', `the access token of ${place} has expired: it lives about an hour`, {
        code: 109,
        errorCode: 'AuthenticationTokenExpired',
        hint: 'set a new one, or BINGCTL_REFRESH_TOKEN and BINGCTL_CLIENT_ID, with which bingctl gets its own',
      });
    },
  };
}

function nothingToRenew({ again, place }: TokenKeeper): BingctlError {
  return new BingctlError('signedOut', `the access token of ${place} has expired, and there is no refresh token`, {
    hint: again,
  });
}
