import { readFile } from 'node:fs/promises';
import { BingctlError } from '../errors.js';
import { atomicWrite } from '../files/atomic-write.js';
import { errnoOf, fileError } from '../files/io-error.js';
import { withLock } from '../files/lock.js';
import { type EmulatorState, emptyState } from './state.js';
import { parseState } from './state-check.js';
import { BrokenState } from './state-members.js';

/** Where the state lives. */
export interface Store {
  /**
   * Runs `work` on the state while nobody else can, and keeps what it changed. When it throws, nothing is kept.
   * @throws BingctlError when the state cannot be read or kept
   */
  change<T>(work: (state: EmulatorState) => T): Promise<T>;
}

/**
 * State in a file that several processes may use at once: lock, read again, apply, replace.
 * @param signal ends the waiting for the lock, not the work
 */
export function fileStore(path: string, signal?: AbortSignal): Store {
  const change: Store['change'] = (work) =>
    withLock(
      path,
      async (file) => {
        const before = await readState(file);
        const state = before === undefined ? emptyState() : parsed(path, before);
        const result = work(state);
        const after = stateText(state);
        // Reading calls are most of them: they leave the file, and its time of change, alone.
        if (after !== before) await atomicWrite(file, after);
        return result;
      },
      { ...(signal && { signal }) },
    );
  return { change };
}

/** State that ends with the process. The one given is not changed. */
export function memoryStore(initial: EmulatorState): Store {
  let kept = structuredClone(initial);
  return {
    change: async (work) => {
      const state = copied(kept);
      const result = work(state);
      kept = state;
      return result;
    },
  };
}

/** A copy that can be changed: goals are many, and are replaced and never changed, so that their lists will do. */
function copied({ customers, ...others }: EmulatorState): EmulatorState {
  const copies = Object.entries(customers).map(([id, { goals, usedGoalNames, ...rest }]) => [
    id,
    { ...structuredClone(rest), goals: [...goals], usedGoalNames: [...usedGoalNames] },
  ]);
  return { ...structuredClone(others), customers: Object.fromEntries(copies) };
}

async function readState(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw fileError('read', path, error);
  }
}

function parsed(path: string, text: string): EmulatorState {
  try {
    return parseState(text);
  } catch (error) {
    if (!(error instanceof BrokenState)) throw error;
    throw new BingctlError('refused', `the emulator's state in ${path} cannot be used: ${error.message}`, {
      hint: 'move the file away, or use another with --state',
      cause: error,
    });
  }
}

/** Laid out for people: they read it, and put it into git. */
export function stateText(state: EmulatorState): string {
  return `${JSON.stringify(state, null, 1)}\n`;
}
