import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../src/emulator/server.js';
import { anAccount, aTag } from './kit/account.js';
import { emptyFolder } from './kit/bingctl.js';
import { configFolder } from './kit/profiles.js';

/*
 * What a command loads decides how soon it starts, and is the same on every machine: modules are counted, not
 * milliseconds. The commands run as users run them, from dist/; a hook writes down every module.
 */

/** A text that each part has and no other: the bundle has no names of files in it. */
const marks = {
  commander: 'commander.excessArguments',
  soap: 'node-soap',
  sax: 'Text data outside of root node.',
  inquirer: 'User force closed the prompt with',
  oauth4webapi: 'no authorization code in "callbackParameters"',
  chalk: 'ansi256',
  'cli-table3': 'wrapOnWordBoundary',
  yaml: 'YAMLParseError',
  'https-proxy-agent': 'Proxy-Connection',
  emulator: 'requests from web pages are refused',
  'customer-management': 'TaxCertificateBlobContainerName',
  catalogue: 'It needs the MSCLKID of the ad click',
  doctor: 'gets security fixes until',
  re2js: 'invalid nested repetition operator',
} as const satisfies Record<string, string>;

type Part = keyof typeof marks;
const parts = Object.keys(marks) as Part[];
const dist = resolve('dist');
const partsOf = new Map(
  readdirSync(dist)
    .filter((file) => file.endsWith('.cjs'))
    .map((file) => [file, parts.filter((part) => readFileSync(join(dist, file), 'utf8').includes(marks[part]))]),
);

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ state: { memory: anAccount({ tags: [aTag({ name: 'shop' })] }) } });
});
afterAll(() => emulator.close());

interface Loaded {
  parts: Part[];
  /** Files of ours that were read. */
  files: number;
}

/** Runs a command line and says what it loaded. */
async function loadedBy(line: string, variables: Record<string, string> = {}): Promise<Loaded> {
  const folder = emptyFolder();
  const record = join(folder, 'loaded');
  const hook = join(folder, 'hook.cjs');
  writeFileSync(
    hook,
    `const { appendFileSync } = require('node:fs');
    const Module = require('node:module');
    const load = Module.prototype.load;
    Module.prototype.load = function (file) {
      appendFileSync(${JSON.stringify(record)}, file + '\\n');
      return load.call(this, file);
    };`,
  );
  const state = {
    BINGCTL_STATE_DIR: emptyFolder(),
    BINGCTL_CONFIG_DIR: emptyFolder(),
    BINGCTL_CACHE_DIR: emptyFolder(),
  };
  const argv = ['--require', hook, resolve('bin/bingctl.js'), ...line.split(' ')];
  const env = { PATH: process.env.PATH, BINGCTL_ENV: 'local', ...state, ...variables };
  // What the exit code is does not matter here: a refusal is loaded as an answer is.
  await promisify(execFile)(process.execPath, argv, { env, cwd: emptyFolder() }).catch(() => {});
  const files = readFileSync(record, 'utf8')
    .split('\n')
    .filter((file) => dirname(file) === dist)
    .map((file) => basename(file));
  const found = new Set(files.flatMap((file) => partsOf.get(file) ?? []));
  return { parts: parts.filter((part) => found.has(part)), files: files.length };
}

describe('a command loads what it uses', () => {
  const here = () => `--base-url ${emulator.url}`;

  test.each<[string, Part[]]>([
    ['--version', []],
    ['-V', []],
    ['--help', ['commander']],
    ['tags --help', ['commander']],
    ['help goals create', ['commander']],
    ['tags lsit', ['commander']],
    ['login --help', ['commander']],
    ['login --no-input', ['commander', 'oauth4webapi', 'catalogue']],
    ['logout', ['commander']],
    ['profiles list', ['commander']],
    ['events map --help', ['commander']],
    ['plan --help', ['commander']],
    ['plan --schema', ['commander']],
    ['goals match --help', ['commander']],
    ['events map --source segment nowhere.json', ['commander', 'catalogue']],
    ['explain 5317', ['commander', 'catalogue']],
    ['explain 5317 --json', ['commander', 'catalogue']],
    ['explain 5317 -o yaml', ['commander', 'yaml', 'catalogue']],
    ['emulator seed', ['commander']],
    ['emulator start --help', ['commander']],
    ['wsdl diff', ['commander', 'catalogue']],
    ['doctor --help', ['commander']],
    ['doctor --check node', ['commander', 'catalogue', 'doctor']],
  ])('%s: %j', async (line, expected) => {
    expect((await loadedBy(line)).parts).toEqual(expected);
  });

  test.each<[operator: string, Part[]]>([
    ['Equals', ['commander']],
    ['RegularExpression', ['commander', 're2js']],
  ])('goals match, offline, for a goal with the operator %s: %j', async (actionOperator, expected) => {
    const goals = join(emptyFolder(), 'goals.json');
    writeFileSync(goals, JSON.stringify([{ type: 'Event', id: '71', actionExpression: 'buy', actionOperator }]));
    expect((await loadedBy(`goals match --goals ${goals} --event-action buy --json`)).parts).toEqual(expected);
  });

  test.each<[string, Part[]]>([
    ['tags list --json', []],
    ['tags list', []],
    ['tags list -o csv', []],
    ['tags list -o yaml', ['yaml']],
    ['tags list -o table', ['cli-table3']],
    ['goals list --json', []],
    ['tags get nobody', ['catalogue']],
    ['doctor', ['customer-management', 'catalogue', 'doctor']],
    ['tags create --name blog', []],
    ['tags create --from-file nowhere.json', ['catalogue']],
  ])('%s, beside a running emulator, commander, soap, sax and %j', async (line, expected) => {
    const calling = line.includes('--from-file') ? ['commander'] : ['commander', 'soap', 'sax'];
    const loaded = await loadedBy(`${line} ${here()}`);
    expect(loaded.parts).toEqual(parts.filter((part) => [...calling, ...expected].includes(part)));
  });

  test('the emulator comes with --env local, and only then', async () => {
    expect((await loadedBy('tags list --json')).parts).toEqual(['commander', 'soap', 'sax', 'emulator']);
  });
});

test.each([
  ['--version', 1],
  ['--help', 3],
  ['tags list', 7],
  ['goals list --json', 7],
])('%s reads at most %i files of ours', async (line, most) => {
  const { files } = await loadedBy(line.startsWith('-') ? line : `${line} --base-url ${emulator.url}`);
  expect(files).toBeLessThanOrEqual(most);
});

test('a profile costs a command no file of ours: one that is current, one that signs the call', async () => {
  const secrets = { accessToken: 'access', developerToken: 'developer' };
  const profile = { BINGCTL_ENV: '', BINGCTL_CONFIG_DIR: await configFolder({ shop: { secrets } }) };
  const line = `tags list --base-url ${emulator.url}`;
  expect(await loadedBy(line, profile)).toEqual(await loadedBy(line));
  expect((await loadedBy(line, profile)).parts).toEqual(['commander', 'soap', 'sax']);
});

test.each(parts)('%s can be told by its mark', (part) => {
  const marked = [...partsOf].filter(([, found]) => found.includes(part)).map(([file]) => file);
  expect(marked).toHaveLength(1);
});
