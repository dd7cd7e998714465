import { resolve } from 'node:path';
import type { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../src/emulator/server.js';
import { buildProgram } from '../src/program.js';
import { anAccount, aTag, aUrlGoal } from './kit/account.js';
import { emptyFolder } from './kit/bingctl.js';
import { type Loaded, loadedBy } from './kit/loaded.js';
import { configFolder } from './kit/profiles.js';

/*
 * How many bytes of the program a command reads, and how many files: the same on every machine, unlike milliseconds. A
 * budget that is broken means that a command has come to load more than it did. See which file is new in
 * the message, and whether the command uses it; if it does, the budget is what has to change.
 */

/** Of a script, which has no types. */
interface Commands {
  runs: { command: string; flags: string }[];
  wordsOf(run: { command: string }, url: string): string[];
  writeInputs(folder: string): void;
}

const { runs, wordsOf, writeInputs }: Commands = await import(resolve('bench/commands.js'));

/** The most that the run of each command reads (bench/commands.js): kilobytes, files. */
const budgets: Record<string, [kilobytes: number, files: number]> = {
  login: [75, 5],
  logout: [175, 10],
  whoami: [325, 14],
  'accounts list': [325, 13],
  'accounts use': [70, 4],
  'profiles list': [185, 10],
  'profiles show': [70, 4],
  'profiles use': [70, 4],
  'profiles delete': [70, 4],
  'tags list': [330, 9],
  'tags get': [330, 11],
  'tags create': [365, 18],
  'tags update': [365, 20],
  'tags script': [335, 10],
  'tags auth-key': [365, 17],
  'goals list': [350, 12],
  'goals get': [355, 14],
  'goals create': [400, 20],
  'goals update': [400, 21],
  'goals match': [295, 17],
  'goals audit': [510, 28],
  'goals pause': [400, 20],
  'goals resume': [400, 20],
  'events map': [225, 9],
  plan: [595, 34],
  apply: [605, 35],
  export: [420, 22],
  doctor: [255, 15],
  explain: [210, 8],
  'emulator start': [70, 4],
  'emulator reset': [200, 9],
  'emulator seed': [200, 9],
  'wsdl refresh': [260, 12],
  'wsdl diff': [70, 4],
};

let emulator: Emulator;
const cwd = emptyFolder();
beforeAll(async () => {
  const shop = anAccount({ tags: [aTag({ id: '5012', name: 'shop' })], goals: [aUrlGoal({ name: 'Thanks' })] });
  emulator = await startEmulator({ state: { memory: shop } });
  writeInputs(cwd);
});
afterAll(() => emulator.close());

describe('a command reads no more than its budget', () => {
  test.each([
    ['--version', 4, 1],
    ['--help', 75, 3],
  ])('%s: %i kB', async (flag, kilobytes, files) => {
    const loaded = await loadedBy([flag]);
    expect(loaded, loaded.files.join(' ')).toSatisfy(within(kilobytes, files));
  });

  // As in the budgets, which name every command; one after the other, since some see what others have changed.
  test.each(runs.map((run) => [`${run.command} ${run.flags}`.trim(), run] as const))('%s', async (_, run) => {
    const [kilobytes, files] = budgets[run.command] ?? [0, 0];
    const loaded = await loadedBy(wordsOf(run, emulator.url), { cwd });
    expect(loaded.code).toBe(0);
    expect(loaded, loaded.files.join(' ')).toSatisfy(within(kilobytes, files));
  });

  test('a list over REST: 225 kB', async () => {
    const loaded = await loadedBy(['tags', 'list', '--transport', 'rest', '--base-url', emulator.url]);
    expect(loaded, loaded.files.join(' ')).toSatisfy(within(225, 7));
  });

  test('and every command has one', async () => {
    const program = await buildProgram(() => async () => {});
    expect(runs.map(({ command }) => command).toSorted()).toEqual(leavesOf(program).toSorted());
    expect(Object.keys(budgets)).toEqual(runs.map(({ command }) => command));
  });
});

test.each(['soap', 'rest'])('tags list over %s has Node load no module that it does not use', async (transport) => {
  const { code, ofNode } = await loadedBy(['tags', 'list', '--transport', transport, '--base-url', emulator.url]);
  expect([code, ofNode.filter((name) => needless.test(name))]).toEqual([0, []]);
});

const needless =
  /^(assert|child_process|crypto|dns|fs\/promises|https|readline|timers\/promises|tls|worker_threads|zlib|internal\/deps\/.*)$/;

test('over REST a list reads nothing of SOAP, and over SOAP nothing of REST', async () => {
  const files = async (transport: string) =>
    (await loadedBy(['tags', 'list', '--transport', transport, '--base-url', emulator.url])).files;
  expect(await files('rest')).not.toContain('soap.cjs');
  expect(await files('soap')).not.toContain('rest.cjs');
});

test('a profile costs a command no file of ours: one that is current, one that signs the call', async () => {
  const secrets = { accessToken: 'access', developerToken: 'developer' };
  const env = { BINGCTL_ENV: '', BINGCTL_CONFIG_DIR: await configFolder({ shop: { secrets } }) };
  const words = ['tags', 'list', '--base-url', emulator.url];
  expect((await loadedBy(words, { env })).files).toEqual((await loadedBy(words)).files);
});

function within(kilobytes: number, most: number): (loaded: Loaded) => boolean {
  return ({ bytes, files }) => bytes <= kilobytes * 1000 && files.length <= most;
}

/** The commands that have no others beneath them, such as `tags list`. */
function leavesOf(command: Command, path: readonly string[] = []): string[] {
  if (command.commands.length === 0) return [path.join(' ')];
  return command.commands.flatMap((each) => leavesOf(each, [...path, each.name()]));
}
