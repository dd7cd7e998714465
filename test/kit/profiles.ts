import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { changeProfiles, makeCurrent } from '../../src/config/change-profiles.js';
import { noSecrets, type Secrets } from '../../src/config/credential-store.js';
import { fileStore } from '../../src/config/file-store.js';
import type { Profile } from '../../src/config/profiles.js';
import { emptyFolder } from './bingctl.js';

/** A profile as `login` saves one. */
export function aProfile(profile: Partial<Profile> = {}): Profile {
  return {
    environment: 'production',
    identityProvider: 'microsoft',
    clientId: 'client-of-shop',
    tenant: null,
    customerId: '1001',
    accountId: '2001',
    accountName: 'Shop',
    accountNumber: 'X0002001',
    userName: 'ada@example.com',
    transport: null,
    credentialStore: 'file',
    ...profile,
  };
}

export interface Saved {
  profile?: Partial<Profile>;
  secrets?: Partial<Secrets>;
}

/** A config folder in which somebody is signed in: the profiles by name, the first one current. */
export async function configFolder(saved: Record<string, Saved>): Promise<string> {
  const folder = emptyFolder();
  const store = fileStore(folder);
  await changeProfiles(folder, (profiles) => {
    for (const [name, { profile }] of Object.entries(saved).reverse()) {
      profiles.profiles.set(name, aProfile(profile));
      makeCurrent(profiles, name);
    }
  });
  for (const [name, { secrets }] of Object.entries(saved)) {
    if (secrets) await store.write(name, { ...noSecrets, developerToken: 'developer-of-shop', ...secrets });
  }
  return folder;
}

/** What the file store holds of a profile. */
export async function storedSecrets(folder: string, name = 'shop'): Promise<Secrets | null> {
  return fileStore(folder).read(name);
}

export function textOf(folder: string, file: string): string {
  return readFileSync(join(folder, file), 'utf8');
}
