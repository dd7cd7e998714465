import type { FaultType } from '../../src/emulator/fault-types.js';
import { type Emulator, startEmulator } from '../../src/emulator/server.js';
import type { EmulatorState } from '../../src/emulator/state.js';
import type { ErrorItem } from '../../src/errors.js';
import { stateOf } from '../emulator/wire.js';
import { bingctl, quickClock, type RunOptions } from '../kit/bingctl.js';

/** What a command did, as far as its promises go. */
export interface Seen {
  exit: number;
  /** Names of the tags, or the goals, that the account has afterwards. */
  account: string[];
  /** Names that the answer on stdout holds. */
  stdout: string[];
  /** Calls of the write that arrived. */
  sent: number;
  /** The last line of stderr, if it is an error. */
  error: { kind: string; outcomes: string[]; hint: string | null } | null;
}

/** Something that is written, and where to look what came of it. */
export interface Subject {
  what: 'tags' | 'goals';
  operation: string;
}

/** Milliseconds that are long enough to be played, and short enough not to be noticed. */
const brief: Partial<Record<string, string>> = { latency: ',ms=3', slow: ',ms=0' };

export function faultSpec(type: string, operation: string, count: number | 'always', skip = 0): string {
  return `${type}:${operation}${brief[type] ?? ''},count=${count === 'always' ? 1_000_000 : count},skip=${skip}`;
}

export type Column = 'once' | 'always' | 'once, without retries' | 'always, without retries';
const columns: Column[] = ['once', 'always', 'once, without retries', 'always, without retries'];

/** What is expected under each fault, when it strikes so often and with so many retries. */
export type Outcomes = Record<FaultType, [Seen, Seen, Seen, Seen]>;

export function casesOf(outcomes: Outcomes): [fault: string, Column, Seen][] {
  return Object.entries(outcomes).flatMap(([fault, seen]) =>
    columns.map((column, at): [string, Column, Seen] => [fault, column, seen[at] as Seen]),
  );
}

/** The fault and the flags that a column stands for. */
export function played(
  fault: string,
  column: Column,
  operation: string,
  skip = 0,
): { faults: string[]; flags: string } {
  const faults = [faultSpec(fault, operation, column.startsWith('once') ? 1 : 'always', skip)];
  return { faults, flags: column.endsWith('without retries') ? ' --max-retries 0' : '' };
}

/** Runs `line` over an account where `faults` strike, on a clock that does not wait. */
export async function underFaults(
  line: string,
  subject: Subject,
  { state, faults, ...options }: { state: EmulatorState; faults: string[] } & RunOptions,
): Promise<Seen> {
  const emulator = await startEmulator({ state: { memory: state }, faults });
  try {
    return await look(`${line} --json`, subject, emulator, options);
  } finally {
    await emulator.close();
  }
}

/** The same on an emulator that runs already; `line` asks for JSON. */
export async function look(
  line: string,
  { what, operation }: Subject,
  emulator: Emulator,
  options: RunOptions = {},
): Promise<Seen> {
  const before = emulator.requests.length;
  const { code, stdout, stderr } = await bingctl(line, { emulator, clock: quickClock(), ...options });
  const calls = emulator.requests.slice(before);
  return {
    exit: code,
    account: await namesIn(emulator, what),
    stdout: namesOf(stdout),
    sent: calls.filter((call) => call.operation === operation).length,
    error: errorOf(stderr),
  };
}

export async function namesIn(emulator: Emulator, what: 'tags' | 'goals'): Promise<string[]> {
  const { customers } = await stateOf(emulator);
  return Object.values(customers).flatMap((customer) => customer[what].map(({ name }) => name));
}

/** The items of the error, in words such as `c notSent`. */
export function itemsOf(stderr: string): string[] {
  const items = parsedError(stderr)?.items ?? [];
  return items.map(({ name, outcome }) => `${name} ${outcome}`);
}

function namesOf(stdout: string): string[] {
  if (stdout === '') return [];
  const answer: { name: string } | { name: string }[] = JSON.parse(stdout);
  return [answer].flat().map(({ name }) => name);
}

function errorOf(stderr: string): Seen['error'] {
  const error = parsedError(stderr);
  return error && { kind: error.kind, outcomes: error.items.map(({ outcome }) => outcome), hint: error.hint };
}

function parsedError(stderr: string): { kind: string; items: ErrorItem[]; hint: string | null } | null {
  const last = stderr.trimEnd().split('\n').at(-1) ?? '';
  return last.startsWith('{"error"') ? JSON.parse(last).error : null;
}
