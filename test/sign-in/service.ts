import { expect, onTestFinished } from 'vitest';
import { type Emulator, startEmulator } from '../../src/emulator/server.js';
import type { Switches } from '../../src/emulator/switches.js';
import { anAccount, aTag } from '../kit/account.js';
import { bingctl, quickClock, type Run, type RunOptions } from '../kit/bingctl.js';

/** When the clock of the commands stands. */
export const nowMs = Date.parse('2026-11-23T12:00:00Z');

export function inMinutes(minutes: number): string {
  return new Date(nowMs + minutes * 60_000).toISOString();
}

/** The service and its sign-in on this machine, as somebody uses it who is signed in. */
export interface Service {
  emulator: Emulator;
  run(line: string, options?: RunOptions): Promise<Run>;
  /** Requests for tokens, as forms. */
  renewals(): Record<string, string>[];
  turn(switches: Partial<Switches>): Promise<void>;
}

const shop = anAccount({ tags: [aTag({ id: '5012', name: 'shop' })] });

/** @param folder the config folder of the commands */
export async function service(folder: string, faults: string[] = [], account = shop): Promise<Service> {
  const emulator = await startEmulator({ state: { memory: structuredClone(account) }, faults });
  onTestFinished(() => emulator.close());
  return {
    emulator,
    run: (line, { env, ...options } = {}) =>
      bingctl(line, {
        emulator,
        clock: quickClock(nowMs),
        env: { BINGCTL_ENV: undefined, BINGCTL_CONFIG_DIR: folder, ...env },
        ...options,
      }),
    renewals: () =>
      emulator.requests
        .filter(({ operation }) => operation === 'Token')
        .map(({ body }) => Object.fromEntries(new URLSearchParams(body))),
    async turn(switches) {
      const init = { method: 'POST', body: JSON.stringify(switches) };
      expect((await fetch(`${emulator.url}/_emulator/switches`, init)).status).toBe(200);
    },
  };
}
