import { join } from 'node:path';
import { type StoreKind, storeKinds } from './profiles.js';

/** The secrets of a profile; null where there is none of a kind. */
export interface Secrets {
  refreshToken: string | null;
  accessToken: string | null;
  /** An instant such as 2026-11-23T12:00:00.000Z; null where nobody said. */
  accessTokenExpiresAt: string | null;
  developerToken: string | null;
  clientSecret: string | null;
}

export const noSecrets: Secrets = {
  refreshToken: null,
  accessToken: null,
  accessTokenExpiresAt: null,
  developerToken: null,
  clientSecret: null,
};

/** Where secrets are kept. All of a profile's are read and written together, so that no two of them are of different times. */
export interface CredentialStore {
  readonly kind: StoreKind;
  /** Where that is, for messages: a path, or whose keychain. */
  readonly place: string;
  /** @throws BingctlError `refused` when the store cannot be read: damaged, open to others, locked */
  read(profile: string): Promise<Secrets | null>;
  write(profile: string, secrets: Secrets): Promise<void>;
  /** Whether there was anything to remove. */
  remove(profile: string): Promise<boolean>;
}

export const storeChoices = ['auto', ...storeKinds] as const;
export type StoreChoice = (typeof storeChoices)[number];

/**
 * The store that is asked for; nothing is read yet. `auto`: the keychain where one takes, gives back and forgets a value,
 * else the file.
 * @throws BingctlError `refused` for a keychain that cannot be used, naming BINGCTL_CREDENTIAL_STORE=file
 */
export async function openStore(choice: StoreChoice, configFolder: string): Promise<CredentialStore> {
  if (choice !== 'file') {
    const { keychainStore, keychainWorks } = await import('./keychain-store.js');
    if (choice === 'keychain' || (await keychainWorks())) return keychainStore(configFolder);
  }
  const { fileStore } = await import('./file-store.js');
  return fileStore(configFolder);
}

/** What is locked while the tokens of a profile are renewed, whichever store they are in. */
export function renewalLock(configFolder: string, profile: string): string {
  return join(configFolder, `renewing-${profile}`);
}

/** Secrets as they are kept: a text of JSON that holds what there is. */
export function secretsOf(members: Record<string, unknown>): Secrets {
  const text = (name: keyof Secrets) => {
    const value = members[name];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  return {
    refreshToken: text('refreshToken'),
    accessToken: text('accessToken'),
    accessTokenExpiresAt: text('accessTokenExpiresAt'),
    developerToken: text('developerToken'),
    clientSecret: text('clientSecret'),
  };
}
