import { type CredentialStore, openStore, type Secrets } from './credential-store.js';
import type { Settings } from './settings.js';

export interface ProfileStore {
  store: CredentialStore;
  read(): Promise<Secrets | null>;
}

/**
 * The store from which calls take what they are signed with; null where there is no profile, or variables say all of it.
 * @throws BingctlError `refused` for a keychain that cannot be used
 */
export async function profileStoreInUse(settings: Settings): Promise<ProfileStore | null> {
  const { accessToken, developerTokenFrom, folders, profile, refreshToken, tokenFile } = settings;
  const hasToken = accessToken !== null || refreshToken !== null || tokenFile !== null;
  if (profile === null || (hasToken && developerTokenFrom !== 'default')) return null;
  const store = await openStore(profile.profile.credentialStore, folders.config);
  return { store, read: () => store.read(profile.name) };
}
