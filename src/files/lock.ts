import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, rmdir, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BingctlError } from '../errors.js';
import { sweepTemporaries, temporaryPath } from './beside.js';
import { errnoOf, fileError } from './io-error.js';
import { isGone, type Owner, ownerFromName, ownerName, thisProcess } from './lock-owner.js';
import { makeFolder, realFile } from './place.js';

export interface LockOptions {
  /** Gives up waiting; the work, once begun, is not stopped by it. */
  signal?: AbortSignal;
  /** How long to wait for the lock. */
  timeoutMs?: number;
}

/*
 * The lock is a folder, `<path>.lock`, that holds one file named after its owner. It is taken by renaming a folder that
 * is ready-made over it, which the system allows only while it does not exist or is empty: there is no moment at which
 * it is taken and its owner unknown. It is given back, and broken when its owner is dead, by removing the file *of that
 * owner's name*: of two processes that break the same stale lock, the slower finds no such file and harms nobody,
 * however late it comes. (Removing the lock itself, the usual way, lets the slower one remove the lock that the faster
 * one has just taken.)
 */

/** Locks that this process waits for or holds, so that its own calls queue in order instead of polling. */
const queues = new Map<string, Promise<unknown>>();

/**
 * Runs `work` while no other process, and no other call in this one, holds the lock on a file. The lock of a process that
 * was killed is taken over.
 * @param work is handed the path of the file itself: what is locked, where `given` is a link to it
 * @throws BingctlError when the lock is not to be had in time, naming its holder; `interrupted` on the signal
 */
export async function withLock<T>(
  given: string,
  work: (path: string) => Promise<T>,
  options: LockOptions = {},
): Promise<T> {
  const { signal, timeoutMs = 20_000 } = options;
  const path = lockedFile(given);
  const deadline = Date.now() + timeoutMs;
  const before = queues.get(path) ?? Promise.resolve();
  let leave = () => {};
  const turn = new Promise<void>((resolve) => {
    leave = resolve;
  });
  const queue = before.then(() => turn);
  queues.set(path, queue);
  try {
    const owner = await inTime(before, path, deadline, signal)
      .then(() => acquire(path, deadline, signal))
      .catch((error: unknown) => {
        if (!signal?.aborted || error instanceof BingctlError) throw error;
        throw new BingctlError('interrupted', `interrupted while ${path} was in use`, { cause: error });
      });
    try {
      return await work(path);
    } finally {
      await release(path, owner);
    }
  } finally {
    leave();
    if (queues.get(path) === queue) queues.delete(path);
  }
}

function lockedFile(given: string): string {
  try {
    return realFile(given);
  } catch (error) {
    throw fileError('lock', given, error);
  }
}

async function inTime(before: Promise<unknown>, path: string, deadline: number, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  const waiting = new AbortController();
  const onAbort = () => waiting.abort(signal?.reason);
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    const late = sleep(Math.max(0, deadline - Date.now()), 'late', { signal: waiting.signal });
    if ((await Promise.race([before, late])) === 'late') throw tooLate(path, undefined);
  } finally {
    signal?.removeEventListener('abort', onAbort);
    waiting.abort();
  }
}

async function acquire(path: string, deadline: number, signal?: AbortSignal): Promise<Owner> {
  const lock = `${path}.lock`;
  const owner: Owner = { ...thisProcess(), nonce: randomUUID() };
  const ready = temporaryPath(path, owner);
  try {
    await makeFolder(dirname(path));
    await mkdir(ready);
    await writeFile(join(ready, ownerName(owner)), '');
  } catch (error) {
    throw fileError('lock', path, error);
  }
  try {
    for (let attempt = 0; ; attempt++) {
      signal?.throwIfAborted();
      if (await claim(ready, lock, path)) return owner;
      const holder = await currentHolder(lock);
      if (holder && isGone(holder)) {
        await remove(lock, holder);
        await sweepTemporaries(path);
      } else if (Date.now() >= deadline) throw tooLate(path, holder);
      // Uneven, so that two who wait do not knock at the same moments for ever.
      else await sleep(Math.min(40, 2 + attempt) * (0.5 + Math.random()), undefined, { signal });
    }
  } catch (error) {
    await rm(ready, { recursive: true, force: true });
    throw error;
  }
}

async function claim(ready: string, lock: string, path: string): Promise<boolean> {
  try {
    await rename(ready, lock);
    return true;
  } catch (error) {
    // EPERM and EACCES: how Windows says that the folder exists or is in use.
    const taken = ['ENOTEMPTY', 'EEXIST', ...(process.platform === 'win32' ? ['EPERM', 'EACCES'] : [])];
    if (taken.includes(errnoOf(error) ?? '')) return false;
    throw fileError('lock', path, error);
  }
}

async function currentHolder(lock: string): Promise<Owner | undefined> {
  const names = await readdir(lock).catch(() => []);
  if (names.length === 0) await rmdir(lock).catch(() => {});
  return names.map(ownerFromName).find((owner) => owner !== undefined);
}

async function release(path: string, owner: Owner): Promise<void> {
  await remove(`${path}.lock`, owner);
}

async function remove(lock: string, owner: Owner): Promise<void> {
  await unlink(join(lock, ownerName(owner))).catch(() => {});
  // Refused by the system when somebody has taken the lock in between: then it is theirs.
  await rmdir(lock).catch(() => {});
}

function tooLate(path: string, holder: Owner | undefined): BingctlError {
  const who = holder ? `process ${holder.pid} on ${holder.host}` : 'another call of this process';
  return new BingctlError('refused', `${path} is in use by ${who}`, {
    hint: `wait for it to end; if no bingctl is running, remove ${path}.lock`,
  });
}
