import { BingctlError } from '../errors.js';
import { type CredentialStore, noSecrets, renewalLock, type Secrets } from './credential-store.js';
import type { Patience, TokenKeeper } from './token-keeper.js';

export interface ProfileTokens extends Patience {
  store: CredentialStore;
  profile: string;
  configFolder: string;
}

/** The tokens of a profile, in its credential store. */
export function profileTokens(options: ProfileTokens): TokenKeeper {
  const { store, profile, configFolder, lockTimeoutMs, signal } = options;
  const again = signInAgain(profile);
  return {
    place: `profile ${profile}`,
    again,
    async read() {
      const secrets = await store.read(profile);
      if (secrets !== null) return heldTokens(secrets);
      throw signedOut(profile, store);
    },
    async keep({ accessToken, expiresAtMs, refreshToken }) {
      const accessTokenExpiresAt = expiresAtMs === null ? null : new Date(expiresAtMs).toISOString();
      const others = (await store.read(profile)) ?? noSecrets;
      await store.write(profile, { ...others, accessToken, accessTokenExpiresAt, refreshToken });
    },
    async alone(work) {
      const { withLock } = await import('../files/lock.js');
      return withLock(renewalLock(configFolder, profile), work, {
        timeoutMs: lockTimeoutMs,
        signal: signal(),
      });
    },
  };
}

function heldTokens({ accessToken, accessTokenExpiresAt, refreshToken }: Secrets) {
  const expiresAtMs = accessTokenExpiresAt === null ? Number.NaN : Date.parse(accessTokenExpiresAt);
  return { accessToken, refreshToken, expiresAtMs: Number.isNaN(expiresAtMs) ? null : expiresAtMs };
}

/** A profile that has no secrets, by `bingctl logout` or because somebody took its store away. */
export function signedOut(profile: string, { place }: CredentialStore): BingctlError {
  return new BingctlError('signedOut', `profile ${profile} is signed out: ${place} has nothing of it`, {
    hint: signInAgain(profile),
  });
}

function signInAgain(profile: string): string {
  return `bingctl login --profile ${profile}`;
}
