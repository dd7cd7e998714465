import { readFile } from 'node:fs/promises';
import type { Id } from '../domain/tag.js';
import { BingctlError } from '../errors.js';
import { errnoOf, fileError } from '../files/io-error.js';
import { parseJson } from '../files/json-text.js';
import { type Lock, type LockedIds, lockVersion } from './lock.js';

/**
 * The lock that lies at `path`; null where there is none.
 * @throws BingctlError `refused` that names the file, when it is damaged or of a newer bingctl; it is never written over
 */
export async function readLock(path: string): Promise<Lock | null> {
  const text = await textOf(path);
  if (text === null) return null;
  const json = parsed(path, text);
  if (!isMembers(json)) throw broken(path, 'it is not an object');
  if (typeof json.version === 'number' && json.version > lockVersion) {
    throw new BingctlError(
      'refused',
      `${path} has version ${json.version}, made by a newer bingctl; this one knows ${lockVersion}`,
      { hint: 'update bingctl: the file is left as it is' },
    );
  }
  if (json.version !== lockVersion) throw broken(path, 'it has no version that is known');
  if (!isMembers(json.accounts)) throw broken(path, 'it has no "accounts"');
  const accounts = Object.entries(json.accounts).map(([account, locked]) => {
    if (!isLockedIds(locked)) throw broken(path, `what it has for ${account} is not a list of ids`);
    return [account, { tags: locked.tags, goals: locked.goals }] as const;
  });
  return { version: lockVersion, accounts: Object.fromEntries(accounts) };
}

/**
 * The text of a lock: one id a line, so that a diff shows what has changed, in an order that hangs on nothing but the keys.
 * @param accounts with their {@link idsText}: a lock of many accounts is written often, and most of them stay as they are
 */
export function lockText(accounts: readonly (readonly [account: string, text: string])[]): string {
  const lines = inOrder(accounts).map(([account, text]) => `    ${JSON.stringify(account)}: ${text}`);
  const members = lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n  }`;
  return `{\n  "version": ${lockVersion},\n  "accounts": ${members}\n}\n`;
}

/** What a lock has for one account, as it stands there. */
export function idsText({ tags, goals }: LockedIds): string {
  const sorted = { tags: Object.fromEntries(entriesOf(tags)), goals: Object.fromEntries(entriesOf(goals)) };
  return JSON.stringify(sorted, null, 2).replaceAll('\n', '\n    ');
}

async function textOf(path: string): Promise<string | null> {
  try {
    return (await readFile(path, 'utf8')).replace(/^\ufeff/, '');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw fileError('read', path, error);
  }
}

function parsed(path: string, text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (/^<{7} /m.test(text)) throw broken(path, 'a merge left both sides in it', error);
    throw broken(path, error instanceof BingctlError ? error.message : 'it is not JSON', error);
  }
}

function broken(path: string, why: string, cause?: unknown): BingctlError {
  return new BingctlError('refused', `${path} cannot be used: ${why}`, {
    hint: 'it is left as it is: mend it, or take it out of git as it was',
    cause,
  });
}

function isLockedIds(value: unknown): value is LockedIds {
  return isMembers(value) && isIds(value.tags) && isIds(value.goals);
}

function isIds(value: unknown): value is Record<string, Id> {
  return isMembers(value) && Object.values(value).every((id) => typeof id === 'string' && /^\d{1,19}$/.test(id));
}

function isMembers(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function entriesOf(ids: Readonly<Record<string, Id>>): (readonly [string, Id])[] {
  return inOrder(Object.entries(ids));
}

function inOrder<T>(entries: readonly (readonly [string, T])[]): (readonly [string, T])[] {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
}
