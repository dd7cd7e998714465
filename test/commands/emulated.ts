import { onTestFinished } from 'vitest';
import type { Goal } from '../../src/domain/goal.js';
import { seed } from '../../src/emulator/seed.js';
import { startEmulator } from '../../src/emulator/server.js';
import { type EmulatorState, emptyState } from '../../src/emulator/state.js';
import type { Switches } from '../../src/emulator/switches.js';
import { bingctl, quickClock, type Run, type RunOptions } from '../kit/bingctl.js';

const writing = ['AddUetTags', 'UpdateUetTags', 'GetUetTagAuthKey', 'AddConversionGoals', 'UpdateConversionGoals'];

/** One account behind one emulator, for several commands in a row. */
export interface Emulated {
  url: string;
  run(line: string | readonly string[], options?: RunOptions): Promise<Run>;
  /** What the service has now. */
  state(): Promise<EmulatorState>;
  /** The goals of the account as `goals list --json` prints them. */
  goals(): Promise<Goal[]>;
  /** The operations that were called since the last time this was asked. */
  calls(): string[];
  /** Those of them that write. */
  writes(): string[];
  /** The body of the last call of an operation. */
  body(operation: string): string;
  arm(...faults: string[]): Promise<void>;
  turn(switches: Partial<Switches>): Promise<void>;
}

export async function emulated(account: EmulatorState, faults: string[] = []): Promise<Emulated> {
  const emulator = await startEmulator({ state: { memory: account }, faults });
  onTestFinished(() => emulator.close());
  let seen = 0;
  const control = async (subject: string, body?: object) => {
    const init = body && { method: 'POST', body: JSON.stringify(body) };
    const answer = await fetch(`${emulator.url}/_emulator/${subject}`, init);
    if (!answer.ok) throw new Error(await answer.text());
    return answer.json();
  };
  const run: Emulated['run'] = (line, options) => bingctl(line, { emulator, clock: quickClock(), ...options });
  const calls = () => {
    const fresh = emulator.requests.filter(({ number }) => number > seen);
    seen = fresh.at(-1)?.number ?? seen;
    return fresh.map(({ operation }) => operation);
  };
  return {
    url: emulator.url,
    run,
    state: async () => (await control('state')) as EmulatorState,
    async goals() {
      const listed = JSON.parse((await run('goals list --json')).stdout) as Goal[];
      calls();
      return listed;
    },
    calls,
    writes: () => calls().filter((operation) => writing.includes(operation)),
    body: (operation) => emulator.requests.findLast((request) => request.operation === operation)?.body ?? '',
    async arm(...specs) {
      await control('faults', { faults: specs });
    },
    async turn(switches) {
      await control('switches', switches);
    },
  };
}

/** The shop that `bingctl emulator seed` makes. */
export function theShop(): EmulatorState {
  const state = emptyState();
  seed(state);
  return state;
}

/** The error that a command with `--json` wrote as the last line of stderr. */
export function errorOf({ stderr }: Run): Record<string, unknown> & { items: Record<string, unknown>[] } {
  return JSON.parse(stderr.trimEnd().split('\n').at(-1) ?? '').error;
}
