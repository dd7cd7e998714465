import { expect } from 'vitest';
import { startEmulator } from '../../src/emulator/server.js';
import type { EmulatorState } from '../../src/emulator/state.js';
import { safeText } from '../../src/render/safe-text.js';
import { anAccount } from '../kit/account.js';
import { bingctl, quickClock, type Run, type RunOptions, words } from '../kit/bingctl.js';

/** A command line that was refused, as a person and a program were told alike. */
export interface Refusal {
  exit: number;
  kind: string;
  /** The message; of several findings also each of them. */
  says: string | string[];
  /** The service's operations that were called before. */
  calls: string[];
}

export interface RefusalOptions extends RunOptions {
  /** What the service has; nothing unless said. */
  account?: EmulatorState;
  /** The flags that send it to an emulator of its own are left out: it goes where the environment says. */
  elsewhere?: boolean;
}

/** Exit 64 before anything was sent: what most of bad input comes to. */
export function usage(says: string | string[]): Refusal {
  return { exit: 64, kind: 'usage', says, calls: [] };
}

/**
 * Runs a line twice, for a person and with --json, and holds both to what every refusal promises: nothing on stdout, the
 * same code and message, one JSON line in the product's shape, no stack, nothing that a terminal would obey.
 */
export async function refusal(line: string | readonly string[], options: RefusalOptions = {}): Promise<Refusal> {
  const { elsewhere = false, account = anAccount(), ...others } = options;
  const emulator = await startEmulator({ state: { memory: account } });
  try {
    const argv = typeof line === 'string' ? words(line) : line;
    const run = (words: readonly string[]) =>
      bingctl(words, { clock: quickClock(), ...(elsewhere ? {} : { emulator }), ...others });
    const person = await run(argv);
    const calls = emulator.requests.map(({ operation }) => operation);
    const program = await run(['--json', ...argv]);
    return { ...toldAlike(person, program), calls };
  } finally {
    await emulator.close();
  }
}

function toldAlike(person: Run, program: Run): Omit<Refusal, 'calls'> {
  const { error, ...beside } = JSON.parse(program.stderr.trimEnd().split('\n').at(-1) ?? '');
  const items: Record<string, unknown>[] = error.items;
  expect({ stdout: person.stdout, code: person.code, beside }).toEqual({ stdout: '', code: program.code, beside: {} });
  expect(program.stdout).toBe('');
  expect(Object.keys(error)).toEqual(['kind', 'code', 'errorCode', 'message', 'hint', 'trackingId', 'items']);
  for (const item of items) {
    const members = ['index', 'name', 'id', 'code', 'errorCode', 'message', 'fieldPath', 'outcome'];
    expect(Object.keys(item)).toEqual(members);
  }
  expect(person.stderr).toContain(`error: ${safeText(error.message)}\n`);
  expect(person.stderr).not.toMatch(/^\s+at .+:\d+|node:internal/m);
  expect(person.stderr.replaceAll('\n', '')).toBe(safeText(person.stderr.replaceAll('\n', '')));
  const says = items.length > 1 ? [error.message, ...items.map(({ message }) => String(message))] : error.message;
  return { exit: program.code, kind: error.kind, says };
}
