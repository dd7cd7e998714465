import { quote } from '../domain/quote.js';
import { usage } from '../errors.js';
import { withLock } from '../files/lock.js';
import { changeProfiles, makeCurrent, removeProfile } from './change-profiles.js';
import { type CredentialStore, openStore, renewalLock, type Secrets, type StoreChoice } from './credential-store.js';
import { makePrivateFolder, refuseLooseFolder } from './private-file.js';
import { type Profile, readProfiles, type StoreKind } from './profiles.js';

/** A profile as people see it. */
export interface ProfileEntry extends Profile {
  name: string;
  /** Used where none is named. */
  current: boolean;
  /** Whether its store has tokens; null when that cannot be told. */
  signedIn: boolean | null;
  /** When the access token that it has ends, as an instant; a new one is made then. */
  accessTokenExpiresAt: string | null;
}

/** The profiles and their secrets: what `login`, `logout` and the verbs of `profiles` change. */
export interface ProfileBook {
  /** @param onProblem told of a store that cannot be read */
  all(onProblem: (name: string, error: unknown) => void): Promise<ProfileEntry[]>;
  names(): string[];
  /** The name of the profile that is used where none is named. */
  current(): string | null;
  /** @throws BingctlError `refused` for a store that cannot be read; `usage` when there is no such profile */
  entry(name: string): Promise<ProfileEntry>;
  /** null: there is none of that name. */
  find(name: string): Profile | null;
  /** What the store of a profile has; null where it has nothing. @throws BingctlError `refused` */
  secrets(name: string): Promise<Secrets | null>;
  /**
   * Which store secrets will go to, once it is known that they can.
   * @throws BingctlError `refused` that says what stands in the way, and what mends it
   */
  ready(choice: StoreChoice): Promise<StoreKind>;
  /**
   * Keeps a profile and makes it current. The secrets go first: a profile without them is one that cannot be used.
   */
  save(name: string, profile: Profile, secrets: Secrets): Promise<void>;
  /** Changes members of a profile; its secrets stay as they are. */
  change(name: string, members: Partial<Profile>): Promise<void>;
  use(name: string): Promise<void>;
  /** Forgets the secrets of a profile, and whether there were any. */
  signOut(name: string): Promise<boolean>;
  /** Forgets a profile, its secrets first. */
  remove(name: string): Promise<void>;
}

/** @param signal gives up waiting for another process that changes the same */
export function profileBook(folder: string, signal: AbortSignal): ProfileBook {
  const find = (name: string) => readProfiles(folder).profiles.get(name) ?? null;

  async function storeOf(name: string): Promise<CredentialStore | null> {
    const profile = find(name);
    return profile && openStore(profile.credentialStore, folder);
  }

  /** While nobody renews its tokens: who does would write them back. */
  const alone = async <T>(name: string, work: () => Promise<T>) => {
    makePrivateFolder(folder);
    return withLock(renewalLock(folder, name), work, { signal });
  };

  /** Not read before: what is damaged can be forgotten too. */
  const forget = async (name: string, kind: StoreKind) => (await openStore(kind, folder)).remove(name);

  const secrets = async (name: string) => (await (await storeOf(name))?.read(name)) ?? null;

  return {
    names: () => [...readProfiles(folder).profiles.keys()],
    current: () => readProfiles(folder).current,
    find,
    secrets,
    async entry(name) {
      const { current, profiles } = readProfiles(folder);
      const profile = profiles.get(name);
      if (!profile) throw usage(`there is no profile ${quote(name)}`, { hint: 'bingctl profiles list' });
      return { name, current: name === current, ...profile, ...stateOf(await secrets(name)) };
    },
    async all(onProblem) {
      const { current, profiles } = readProfiles(folder);
      const entries: ProfileEntry[] = [];
      // One after the other: a keychain may ask somebody to unlock it.
      for (const [name, profile] of profiles) {
        const entry = { name, current: name === current, ...profile, signedIn: null, accessTokenExpiresAt: null };
        try {
          entries.push({ ...entry, ...stateOf(await secrets(name)) });
        } catch (error) {
          onProblem(name, error);
          entries.push(entry);
        }
      }
      return entries;
    },
    async ready(choice) {
      if (choice === 'keychain') await (await import('./keychain-store.js')).probeKeychain();
      const { kind } = await openStore(choice, folder);
      if (kind === 'file') refuseLooseFolder(folder);
      return kind;
    },
    save: (name, profile, secrets) =>
      alone(name, async () => {
        const before = find(name);
        await (await openStore(profile.credentialStore, folder)).write(name, secrets);
        await changeProfiles(
          folder,
          (all) => {
            all.profiles.set(name, { ...before, ...profile });
            makeCurrent(all, name);
          },
          signal,
        );
        const elsewhere = before && before.credentialStore !== profile.credentialStore;
        if (elsewhere) await forget(name, before.credentialStore);
      }),
    change: (name, members) =>
      changeProfiles(
        folder,
        ({ profiles }) => {
          const there = profiles.get(name);
          if (there) profiles.set(name, { ...there, ...members });
        },
        signal,
      ),
    use: (name) => changeProfiles(folder, (all) => makeCurrent(all, name), signal),
    signOut: (name) =>
      alone(name, async () => {
        const profile = find(name);
        return profile !== null && forget(name, profile.credentialStore);
      }),
    remove: (name) =>
      alone(name, async () => {
        const profile = find(name);
        if (profile === null) return;
        await forget(name, profile.credentialStore);
        await changeProfiles(folder, (all) => removeProfile(all, name), signal);
      }),
  };
}

function stateOf(secrets: Secrets | null): Pick<ProfileEntry, 'signedIn' | 'accessTokenExpiresAt'> {
  const tokens = secrets?.refreshToken ?? secrets?.accessToken ?? null;
  return { signedIn: tokens !== null, accessTokenExpiresAt: secrets?.accessTokenExpiresAt ?? null };
}
