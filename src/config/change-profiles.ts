import { atomicWrite } from '../files/atomic-write.js';
import { withLock } from '../files/lock.js';
import { makePrivateFolder } from './private-file.js';
import { type Profiles, profilesPath, profilesText, readProfiles } from './profiles.js';

/**
 * Changes profiles.json while no other process can: `change` gets what the file says now, and what it makes of that is
 * written as a whole. When it throws, nothing is.
 * @throws BingctlError `refused` as reading does, and when the file cannot be written
 */
export async function changeProfiles<T>(
  configFolder: string,
  change: (profiles: Profiles) => T,
  signal?: AbortSignal,
): Promise<T> {
  makePrivateFolder(configFolder);
  return withLock(
    profilesPath(configFolder),
    async (path) => {
      const profiles = readProfiles(configFolder);
      const result = change(profiles);
      await atomicWrite(path, profilesText(profiles));
      return result;
    },
    signal && { signal },
  );
}

/** Makes a profile the one that is used where none is named. */
export function makeCurrent(profiles: Profiles, name: string): void {
  const environment = profiles.profiles.get(name)?.environment;
  profiles.current = name;
  if (environment) profiles.lastUsed[environment] = name;
}

/** Takes a profile out; what was current or last used because of it is so no longer. */
export function removeProfile(profiles: Profiles, name: string): boolean {
  const there = profiles.profiles.delete(name);
  if (profiles.current === name) profiles.current = null;
  for (const environment of ['production', 'sandbox'] as const) {
    if (profiles.lastUsed[environment] === name) delete profiles.lastUsed[environment];
  }
  return there;
}
