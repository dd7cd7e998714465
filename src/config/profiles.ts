import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Environment, type TransportSetting, transportSettings } from '../domain/environment.js';
import { type IdentityProvider, identityProviders } from '../domain/identity-provider.js';
import { quote } from '../domain/quote.js';
import { usage } from '../errors.js';
import { errnoOf, fileError } from '../files/io-error.js';
import { brokenFile, isMembers, type Members, parseVersioned } from './versioned-file.js';

/** The environments that somebody can sign in to: the local one knows nobody. */
export const profileEnvironments = ['production', 'sandbox'] as const satisfies readonly Environment[];
export type ProfileEnvironment = (typeof profileEnvironments)[number];

/** Where the secrets of a profile are kept. */
export const storeKinds = ['keychain', 'file'] as const;
export type StoreKind = (typeof storeKinds)[number];

/** A named set of account settings. Its secrets are in a credential store, never here (docs/profiles.md). */
export interface Profile {
  environment: ProfileEnvironment;
  identityProvider: IdentityProvider;
  /** Of the application that was signed in with. */
  clientId: string;
  /** A tenant's id or domain, for applications of one organisation; null: the common address. */
  tenant: string | null;
  customerId: string | null;
  accountId: string | null;
  accountName: string | null;
  /** Such as X0123456, as people see it. */
  accountNumber: string | null;
  userName: string | null;
  /** null: as the other settings say. */
  transport: TransportSetting | null;
  credentialStore: StoreKind;
}

/** What profiles.json holds. */
export interface Profiles {
  /** The profile that is used where none is named. */
  current: string | null;
  /** The one that was used last in an environment, for when `--env` asks for another than the current profile's. */
  lastUsed: Partial<Record<ProfileEnvironment, string>>;
  profiles: Map<string, Profile>;
}

const version = 1;

export function profilesPath(configFolder: string): string {
  return join(configFolder, 'profiles.json');
}

/**
 * All profiles; without a file there are none. Read at once and not by promise: settings are looked up in the middle of
 * other work, and most find their value without it.
 * @throws BingctlError `refused` that names the file, when it cannot be read, is damaged or of a newer bingctl
 */
export function readProfiles(configFolder: string): Profiles {
  const path = profilesPath(configFolder);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return { current: null, lastUsed: {}, profiles: new Map() };
    throw fileError('read', path, error);
  }
  const { current = null, lastUsed = {}, profiles } = parseVersioned(path, text, version);
  if (!isMembers(profiles)) throw brokenFile(path, 'profiles is not an object');
  if (!isText(current)) throw brokenFile(path, 'current is not the name of a profile');
  if (!isMembers(lastUsed) || !Object.values(lastUsed).every((name) => typeof name === 'string')) {
    throw brokenFile(path, 'lastUsed does not name a profile for each environment');
  }
  const read = Object.entries(profiles).map(([name, members]) => [name, profileOf(path, name, members)] as const);
  return { current, lastUsed, profiles: new Map(read) };
}

/** The text that {@link readProfiles} reads back. */
export function profilesText({ current, lastUsed, profiles }: Profiles): string {
  const written = { version, current, lastUsed, profiles: Object.fromEntries(profiles) };
  return `${JSON.stringify(written, null, 2)}\n`;
}

/**
 * A name that is the same in a file, a keychain, a command line and a lock.
 * @param place where the name stands, for the message
 * @throws BingctlError `usage`
 */
export function profileName(text: string, place: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(text)) return text;
  throw usage(
    `${place}: ${quote(text)} is not the name of a profile: up to 64 letters, digits, dots, dashes and underscores, ` +
      'beginning with a letter or a digit',
  );
}

type Check = (value: unknown) => boolean;

function isText(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}

const oneOf =
  (...words: readonly unknown[]): Check =>
  (value) =>
    words.includes(value);

const checks: Record<keyof Profile, Check> = {
  environment: oneOf(...profileEnvironments),
  identityProvider: oneOf(...identityProviders),
  clientId: (value) => typeof value === 'string' && value !== '',
  tenant: isText,
  customerId: isText,
  accountId: isText,
  accountName: isText,
  accountNumber: isText,
  userName: isText,
  transport: oneOf(null, ...transportSettings),
  credentialStore: oneOf(...storeKinds),
};

/** Members that a later bingctl of the same version has added are kept. */
function profileOf(path: string, name: string, members: unknown): Profile {
  if (!isMembers(members)) throw brokenFile(path, `profile ${quote(name)} is not an object`);
  const whole: Members = { tenant: null, transport: null, ...members };
  for (const [member, isRight] of Object.entries(checks)) {
    const value = Object.hasOwn(whole, member) ? (whole[member] ?? null) : null;
    if (!isRight(value)) throw brokenFile(path, `${member} of profile ${quote(name)} is missing or not what it can be`);
    whole[member] = value;
  }
  return whole as unknown as Profile;
}
