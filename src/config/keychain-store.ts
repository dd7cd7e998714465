import { randomUUID } from 'node:crypto';
import type { AsyncEntry, EntryOptions } from '@napi-rs/keyring';
import { BingctlError } from '../errors.js';
import { type CredentialStore, secretsOf } from './credential-store.js';
import { isMembers } from './versioned-file.js';

const service = 'bingctl';

/** Where the keychain of Linux is missing, the package would take the kernel's key ring, which forgets. */
const lasting: EntryOptions = { linux: { store: 'secret-service' } };

/** Who waits for a person to unlock something, on a machine without one, waits for ever. */
const longestWaitMs = 30_000;
const longestProbeMs = 5_000;

/** As much as a profile has: the credential manager of Windows takes 2,560 bytes and no more. */
const probeLength = 6_000;

/**
 * Secrets in the keychain of the system: macOS's, the Secret Service on Linux, the Credential Manager on Windows. One entry
 * a profile, since an entry is what is replaced as a whole; the folder of the profiles is in its name, so that another
 * folder's profile of the same name is another.
 */
export function keychainStore(configFolder: string): CredentialStore {
  const use = <T>(profile: string, what: (entry: AsyncEntry, signal: AbortSignal) => Promise<T>) =>
    withEntry(`${profile} (${configFolder})`, what, longestWaitMs);
  return {
    kind: 'keychain',
    place: keychainName(process.platform),
    async read(profile) {
      const text = await use(profile, (entry, signal) => entry.getPassword(signal));
      return text === null ? null : secretsOf(parsed(text, profile));
    },
    async write(profile, secrets) {
      const present = Object.entries(secrets).filter(([, value]) => value !== null);
      await use(profile, (entry, signal) => entry.setPassword(JSON.stringify(Object.fromEntries(present)), signal));
    },
    remove: (profile) => use(profile, (entry, signal) => entry.deleteCredential(signal)),
  };
}

/** Whether a keychain takes a value, gives it back and forgets it. */
export async function keychainWorks(): Promise<boolean> {
  try {
    await probeKeychain();
    return true;
  } catch {
    return false;
  }
}

/** @throws BingctlError `refused` that says why the keychain cannot be used */
export async function probeKeychain(): Promise<void> {
  const value = randomUUID().repeat(probeLength / 36);
  await withEntry(
    `probe ${randomUUID()}`,
    async (entry, signal) => {
      await entry.setPassword(value, signal);
      const back = await entry.getPassword(signal);
      await entry.deleteCredential(signal);
      if (back !== value) throw new Error('it gives back something else than it was given');
    },
    longestProbeMs,
  );
}

async function withEntry<T>(
  name: string,
  use: (entry: AsyncEntry, signal: AbortSignal) => Promise<T>,
  waitMs: number,
): Promise<T> {
  try {
    // An optional package: there are machines that it is not made for.
    const { AsyncEntry } = await import('@napi-rs/keyring');
    return await inTime(waitMs, (signal) => use(new AsyncEntry(service, name, lasting), signal));
  } catch (error) {
    throw unusable(error);
  }
}

async function inTime<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const over = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`it did not answer within ${ms / 1000} s; is it locked?`));
      over.abort();
    }, ms);
  });
  try {
    return await Promise.race([work(over.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What keychains say in their own words, as far as it was seen (gnome-keyring). */
const reasons: readonly [RegExp, string][] = [
  [/prompt was dismissed|is locked|errSecInteractionNotAllowed/i, 'it is locked, and nobody can unlock it here'],
  [/autolaunch|DBUS_SESSION_BUS_ADDRESS/, 'there is no session bus, as over ssh and in containers'],
  [/org\.freedesktop\.secrets was not provided/, 'no Secret Service, such as gnome-keyring, is installed'],
  [/MODULE_NOT_FOUND|Cannot find native binding/, 'the package @napi-rs/keyring is not installed for this machine'],
];

function unusable(error: unknown): BingctlError {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const why = reasons.find(([said]) => said.test(message) || said.test(code))?.[1] ?? message;
  return new BingctlError('refused', `${keychainName(process.platform)} cannot be used: ${why}`, {
    hint: 'unlock it, or keep secrets in a file: BINGCTL_CREDENTIAL_STORE=file bingctl login',
    cause: error,
  });
}

function parsed(text: string, profile: string): Record<string, unknown> {
  try {
    const json: unknown = JSON.parse(text);
    if (isMembers(json)) return json;
  } catch {
    // Said below, without quoting what may be a secret.
  }
  throw new BingctlError('refused', `what ${keychainName(process.platform)} has of profile "${profile}" is damaged`, {
    hint: `bingctl login --profile ${profile}`,
  });
}

function keychainName(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'the macOS keychain';
  return platform === 'win32' ? 'the Windows Credential Manager' : 'the keychain (Secret Service)';
}
