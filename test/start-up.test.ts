import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../src/emulator/server.js';
import { anAccount, aTag } from './kit/account.js';
import { emptyFolder } from './kit/bingctl.js';
import { dist, loadedBy } from './kit/loaded.js';

/*
 * What a command loads decides how soon it starts, and is the same on every machine: here are the parts that it loads, in
 * start-up-budget.test.ts how many bytes they are.
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
const partsOf = new Map(
  readdirSync(dist)
    .filter((file) => file !== 'licences.txt')
    .map((file) => [file, parts.filter((part) => readFileSync(join(dist, file), 'utf8').includes(marks[part]))]),
);

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ state: { memory: anAccount({ tags: [aTag({ name: 'shop' })] }) } });
});
afterAll(() => emulator.close());

/** The parts that a command line loads, in the order of {@link marks}. */
async function partsLoadedBy(line: string): Promise<Part[]> {
  const { files } = await loadedBy(line.split(' '));
  const found = new Set(files.flatMap((file) => partsOf.get(file) ?? []));
  return parts.filter((part) => found.has(part));
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
    expect(await partsLoadedBy(line)).toEqual(expected);
  });

  test.each<[operator: string, Part[]]>([
    ['Equals', ['commander']],
    ['RegularExpression', ['commander', 're2js']],
  ])('goals match, offline, for a goal with the operator %s: %j', async (actionOperator, expected) => {
    const goals = join(emptyFolder(), 'goals.json');
    writeFileSync(goals, JSON.stringify([{ type: 'Event', id: '71', actionExpression: 'buy', actionOperator }]));
    expect(await partsLoadedBy(`goals match --goals ${goals} --event-action buy --json`)).toEqual(expected);
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
    expect(await partsLoadedBy(`${line} ${here()}`)).toEqual(
      parts.filter((part) => [...calling, ...expected].includes(part)),
    );
  });

  test('the emulator comes with --env local, and only then', async () => {
    expect(await partsLoadedBy('tags list --json')).toEqual(['commander', 'soap', 'sax', 'emulator']);
  });
});

test.each(parts)('%s can be told by its mark', (part) => {
  const marked = [...partsOf].filter(([, found]) => found.includes(part)).map(([file]) => file);
  expect(marked).toHaveLength(1);
});
