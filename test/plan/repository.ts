import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { localIdentity } from '../../src/domain/account.js';
import { type Emulator, startEmulator } from '../../src/emulator/server.js';
import type { CustomerRecord, EmulatorState } from '../../src/emulator/state.js';
import type { Lock } from '../../src/plan/lock.js';
import { control, stateOf } from '../emulator/wire.js';
import { anAccount } from '../kit/account.js';
import { bingctl, emptyFolder, quickClock, type Run, type RunOptions } from '../kit/bingctl.js';
import { type Config, fileText } from './arbitrary-config.js';

/** A folder with a file and its lock, and the account that they are about. */
export interface Repository {
  folder: string;
  emulator: Emulator;
  /** Writes `bingctl.yaml`. */
  save(file: Config | string): void;
  run(line: string, options?: RunOptions): Promise<Run>;
  /** The text of the lock; null where there is none. */
  lockText(): string | null;
  lock(): Lock | null;
  /** null: takes it away. */
  putLock(text: string | null): void;
  /** A folder where the lock should be: it cannot be written then. */
  putLockFolder(): void;
  /** The operations that were called and write. */
  writes(): string[];
  /** In place of the faults that were armed. */
  arm(faults: readonly string[]): Promise<void>;
  /** What the customer of the account has now. */
  customer(): Promise<CustomerRecord>;
  close(): Promise<void>;
}

export interface RepositoryOptions {
  account?: EmulatorState;
  lock?: string | null;
  env?: Record<string, string>;
}

/** One that is there until the test ends. */
export async function aRepository(file: Config | string | null, options: RepositoryOptions = {}): Promise<Repository> {
  const one = await openRepository(file, options);
  onTestFinished(() => one.close());
  return one;
}

/** @param file null: there is none yet */
export async function openRepository(
  file: Config | string | null,
  { account = anAccount(), lock = null, env = {} }: RepositoryOptions,
): Promise<Repository> {
  const folder = emptyFolder();
  const emulator = await startEmulator({ state: { memory: structuredClone(account) } });
  const lockPath = join(folder, 'bingctl.lock.json');
  const save = (given: Config | string) =>
    writeFileSync(join(folder, 'bingctl.yaml'), typeof given === 'string' ? given : fileText(given));
  const lockText = () => (existsSync(lockPath) ? readFileSync(lockPath, 'utf8') : null);
  if (file !== null) save(file);
  if (lock !== null) writeFileSync(lockPath, lock);
  return {
    folder,
    emulator,
    save,
    run: (line, options) =>
      bingctl(line, { emulator, cwd: folder, clock: quickClock(), ...options, env: { ...env, ...options?.env } }),
    lockText,
    lock: () => JSON.parse(lockText() ?? 'null'),
    putLock: (text) =>
      text === null ? rmSync(lockPath, { force: true, recursive: true }) : writeFileSync(lockPath, text),
    putLockFolder: () => void mkdirSync(lockPath),
    writes: () =>
      emulator.requests.map(({ operation }) => operation).filter((operation) => /^(Add|Update)/.test(operation)),
    async arm(faults) {
      await control(emulator, 'faults', 'PUT', { faults });
    },
    async customer() {
      const { customers } = await stateOf(emulator);
      const record = customers[localIdentity.customerId];
      if (!record) throw new Error('there is no such customer');
      return record;
    },
    close: () => emulator.close(),
  };
}

/** Runs `work` with a repository, which is gone afterwards. */
export async function inRepository<T>(
  file: Config | string,
  options: RepositoryOptions,
  work: (repository: Repository) => Promise<T>,
): Promise<T> {
  const repository = await openRepository(file, options);
  try {
    return await work(repository);
  } finally {
    await repository.close();
  }
}
