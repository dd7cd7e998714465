import { dirname, join } from 'node:path';
import { quote } from '../domain/quote.js';
import { type CredentialStore, type Secrets, secretsOf } from './credential-store.js';
import { makePrivateFolder, readPrivateFile, refuseLooseFolder } from './private-file.js';
import { brokenFile, isMembers, type Members, parseVersioned } from './versioned-file.js';

const version = 1;

/** Secrets in `credentials.json`, mode 0600 in a folder of mode 0700: what is looser is refused. */
export function fileStore(configFolder: string): CredentialStore {
  const path = join(configFolder, 'credentials.json');
  return {
    kind: 'file',
    place: path,
    async read(profile) {
      const found = readAll(path).get(profile);
      return found === undefined ? null : secretsOf(found);
    },
    write: (profile, secrets) => change(path, (all) => all.set(profile, present(secrets))).then(() => {}),
    remove: (profile) => change(path, (all) => all.delete(profile)),
  };
}

function readAll(path: string): Map<string, Members> {
  const text = readPrivateFile(path);
  if (text === null) return new Map();
  refuseLooseFolder(dirname(path));
  const { profiles } = parseVersioned(path, text, version);
  if (!isMembers(profiles)) throw brokenFile(path, 'profiles is not an object');
  const read = Object.entries(profiles).map(([name, members]): [string, Members] => {
    if (!isMembers(members)) throw brokenFile(path, `what it has of ${quote(name)} is not an object`);
    return [name, members];
  });
  return new Map(read);
}

/** Reads again what is there now: another process may have changed another profile. */
async function change<T>(path: string, make: (all: Map<string, Members>) => T): Promise<T> {
  const [{ atomicWrite }, { withLock }] = await Promise.all([
    import('../files/atomic-write.js'),
    import('../files/lock.js'),
  ]);
  makePrivateFolder(dirname(path));
  refuseLooseFolder(dirname(path));
  return withLock(path, async (file) => {
    const all = readAll(path);
    const result = make(all);
    const text = JSON.stringify({ version, profiles: Object.fromEntries(all) }, null, 2);
    await atomicWrite(file, `${text}\n`, { mode: 0o600 });
    return result;
  });
}

function present(secrets: Secrets): Members {
  return Object.fromEntries(Object.entries(secrets).filter(([, value]) => value !== null));
}
