import type { Id } from '../domain/tag.js';
import { atomicWrite } from '../files/atomic-write.js';
import { type Lock, type LockedIds, lockKey } from './lock.js';
import { idsText, lockText } from './lock-file.js';
import type { AccountKey } from './observed.js';

/** The id of what a key of the file stands for. */
export interface KeyedId {
  kind: 'tag' | 'goal';
  key: string;
  id: Id;
}

/** Writes the lock while an apply goes on. Entries of other accounts stay as they are. */
export interface LockKeeper {
  /** Resolves when the ids are on the disk. */
  record(account: AccountKey, ids: readonly KeyedId[]): Promise<void>;
  /** Forgets what the account has under other keys: at the end of an apply that finished. */
  keepOnly(account: AccountKey, keys: Record<KeyedId['kind'], ReadonlySet<string>>): Promise<void>;
}

/** For a dry run, which has no way to write. */
export const noKeeper: LockKeeper = { record: async () => {}, keepOnly: async () => {} };

/** What the lock has for one account. */
interface Entry {
  ids: Record<KeyedId['kind'], Map<string, Id>>;
  /** As it stands in the file; null: to be made anew. */
  text: string | null;
}

/**
 * The keeper of the lock at `path`, which had `lock` in it when the caller took the cross-process lock on it
 * (files/lock.ts); nobody else writes it until that is given back, so it is not read again.
 */
export function lockKeeper(path: string, lock: Lock | null): LockKeeper {
  const accounts = new Map(Object.entries(lock?.accounts ?? {}).map(([account, ids]) => [account, entryOf(ids)]));
  let isSaved = lock !== null;
  let writing: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | null = null;

  async function write(): Promise<void> {
    waiting = null;
    if (isSaved) return;
    isSaved = true;
    try {
      await atomicWrite(path, lockText([...accounts].map(([account, entry]) => [account, textOf(entry)])));
    } catch (error) {
      isSaved = false;
      throw error;
    }
  }

  /** Calls that are answered while a write is under way share the next one: the file is written whole each time. */
  function save(): Promise<void> {
    waiting ??= writing.then(write);
    writing = waiting.catch(() => {});
    return waiting;
  }

  function entryFor(account: AccountKey): Entry {
    const key = lockKey(account);
    const known = accounts.get(key);
    if (known) return known;
    const entry = entryOf({ tags: {}, goals: {} });
    accounts.set(key, entry);
    isSaved = false;
    return entry;
  }

  function changed(entry: Entry): void {
    entry.text = null;
    isSaved = false;
  }

  return {
    async record(account, ids) {
      const entry = entryFor(account);
      for (const { kind, key, id } of ids) {
        if (entry.ids[kind].get(key) === id) continue;
        entry.ids[kind].set(key, id);
        changed(entry);
      }
      await save();
    },
    async keepOnly(account, keys) {
      const entry = entryFor(account);
      for (const kind of ['tag', 'goal'] as const) {
        for (const key of entry.ids[kind].keys()) {
          if (keys[kind].has(key)) continue;
          entry.ids[kind].delete(key);
          changed(entry);
        }
      }
      await save();
    },
  };
}

function entryOf({ tags, goals }: LockedIds): Entry {
  return { ids: { tag: new Map(Object.entries(tags)), goal: new Map(Object.entries(goals)) }, text: null };
}

function textOf(entry: Entry): string {
  const { tag, goal } = entry.ids;
  entry.text ??= idsText({ tags: Object.fromEntries(tag), goals: Object.fromEntries(goal) });
  return entry.text;
}
