import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable, type Writable } from 'node:stream';
import { type Clock, systemClock } from '../../src/clock.js';
import { type Emulator, startEmulator } from '../../src/emulator/server.js';
import type { EmulatorState } from '../../src/emulator/state.js';
import { main } from '../../src/main.js';
import type { Io, StopSignal } from '../../src/render/io.js';

export interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  /** The account that the command sees, behind an emulator of its own. */
  account?: EmulatorState;
  /** A running emulator, to go on with the same account over several commands. */
  emulator?: Emulator;
  faults?: string[];
  stdin?: string;
  /** A terminal this wide; left out: pipes. */
  columns?: number;
  env?: Record<string, string | undefined>;
  cwd?: string;
  clock?: Clock;
  /** Of Node.js. */
  nodeVersion?: string;
  /** Stands in for a browser and whoever sits at it; left out, there is none. */
  browser?: (url: string) => Promise<void>;
  /** Handed a function that sends the command a signal. */
  onStart?: (send: (signal: StopSignal) => void) => void;
}

/** A clock that does not wait: sleeping moves it, and nothing else does. */
export function quickClock(start = Date.parse('2026-11-23T12:00:00Z')): Clock & { slept: number[] } {
  let now = start;
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      slept.push(ms);
      now += ms;
    },
    random: () => 0.5,
  };
}

/** The transport of all commands that name none: the table of commands runs once over each (vitest.config.ts). */
export const transport = process.env.BINGCTL_TEST_TRANSPORT === 'rest' ? 'rest' : 'soap';

/** Runs a command line in this process, through the door that users take, and gives back all it did. */
export async function bingctl(line: string | readonly string[], options: RunOptions = {}): Promise<Run> {
  const own = options.account
    ? await startEmulator({ state: { memory: options.account }, faults: options.faults ?? [] })
    : undefined;
  const url = (options.emulator ?? own)?.url;
  const stdout = sink(options.columns);
  const stderr = sink(options.columns);
  const listeners = new Set<(signal: StopSignal) => void>();
  const io: Io = {
    stdin: Object.assign(Readable.from([Buffer.from(options.stdin ?? '')]), { isTTY: options.columns !== undefined }),
    stdout: stdout.stream,
    stderr: stderr.stream,
    env: {
      BINGCTL_ENV: 'local',
      BINGCTL_TRANSPORT: transport,
      BINGCTL_STATE_DIR: emptyFolder(),
      BINGCTL_CONFIG_DIR: emptyFolder(),
      BINGCTL_CACHE_DIR: emptyFolder(),
      ...(url && { BINGCTL_BASE_URL: url }),
      ...options.env,
    },
    cwd: options.cwd ?? emptyFolder(),
    platform: 'linux',
    nodeVersion: options.nodeVersion ?? '24.11.1',
    clock: options.clock ?? systemClock,
    async openUrl(url) {
      await options.browser?.(url);
      return options.browser !== undefined;
    },
    onStop(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  options.onStart?.((signal) => {
    for (const listener of listeners) listener(signal);
  });
  try {
    const code = await main(typeof line === 'string' ? words(line) : line, io);
    return { code, stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    await own?.close();
  }
}

/** A folder of its own, gone when the tests are over. */
export function emptyFolder(): string {
  return mkdtempSync(join(process.env.BINGCTL_TEST_FOLDERS ?? tmpdir(), 'bingctl-test-'));
}

/** Splits a command line as a shell does, quotes being all that is special. */
export function words(line: string): string[] {
  return [...line.matchAll(/(?:[^\s"']|"[^"]*"|'[^']*')+/g)].map(([word]) =>
    word.replace(/"([^"]*)"|'([^']*)'/g, (_, double, single) => double ?? single),
  );
}

function sink(columns: number | undefined): {
  stream: Writable & { isTTY?: boolean; columns?: number };
  text(): string;
} {
  const chunks: Buffer[] = [];
  const stream = new PassThrough();
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  const terminal = columns === undefined ? {} : { isTTY: true, columns };
  return { stream: Object.assign(stream, terminal), text: () => Buffer.concat(chunks).toString('utf8') };
}
