import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { emptyState } from '../../src/emulator/state.js';
import { bingctl, emptyFolder } from '../kit/bingctl.js';
import { type Refusal, refusal } from './refusal.js';

const state = (changes: object = {}) => JSON.stringify({ ...emptyState(), ...changes });
const customer = { tags: [], goals: [], usedGoalNames: [], accounts: {}, properties: {} };

/** A folder whose state is this, and what commands say about it. */
function aState(bytes: string | Uint8Array) {
  const folder = emptyFolder();
  const file = join(folder, 'emulator.json');
  writeFileSync(file, bytes);
  const env = { BINGCTL_STATE_DIR: folder, BINGCTL_BASE_URL: undefined };
  return { file, refused: (line: string) => refusal(line, { elsewhere: true, env }), env };
}

function unusable(file: string, says: string): Refusal {
  const message = `the emulator's state in ${file} cannot be used: ${says}`;
  // How JSON.parse says what is wrong with a text is Node's, and changes with it.
  return {
    exit: 1,
    kind: 'refused',
    says: says.endsWith(': ') ? expect.stringContaining(message) : message,
    calls: [],
  };
}

const broken: [what: string, bytes: string | Uint8Array, says: string][] = [
  ['empty', '', 'it is not JSON: '],
  ['blank', ' \n', 'it is not JSON: '],
  ['cut off', state().slice(0, 30), 'it is not JSON: '],
  ['no JSON', 'hello', 'it is not JSON: '],
  ['no UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 'it is not JSON: '],
  ['100,000 arrays in each other', '['.repeat(100_000), 'it is not JSON: '],
  ['a list', '[]', 'the state is not an object'],
  ['null', 'null', 'the state is not an object'],
  ['an object of somebody else', '{"name": "package"}', 'version is missing'],
  ['of a newer bingctl', state({ version: 3 }), 'it has version 3, made by a newer bingctl; this one knows 2'],
  ['of an unknown version', state({ version: 0 }), 'it has the unknown version 0'],
  ['with a version in quotes', state({ version: '1' }), 'version is missing'],
  ['misspelled', state({ custmers: {} }), 'the state.custmers is not a member that is known'],
  [
    'with a hidden member',
    state().replace('{', '{"__proto__":{},'),
    'the state.__proto__ is not a member that is known',
  ],
  [
    'with a name for an id',
    state({ customers: { shop: customer } }),
    'the key shop of the state.customers is not an id in quotes',
  ],
  [
    'with a number for an id',
    state({ customers: { 1: { ...customer, tags: [{ id: 5 }] } } }),
    'the state.customers.1.tags[0].id is not an id in quotes',
  ],
];

describe.each(broken)('a state that is %s', (_, bytes, says) => {
  test.each(['tags list', 'tags create --name shop', 'emulator seed', 'emulator start'])(
    'is named and left as it is by %s',
    async (line) => {
      const { file, refused } = aState(bytes);
      expect(await refused(line)).toEqual(unusable(file, says));
      expect(readFileSync(file)).toEqual(Buffer.from(bytes));
    },
  );
});

describe('a state that cannot be reached', () => {
  const cannot = (doing: string, file: string, why: string): Refusal => ({
    exit: 1,
    kind: 'refused',
    says: `cannot ${doing} ${file}: ${why}`,
    calls: [],
  });

  test('a folder stands in its place', async () => {
    const folder = emptyFolder();
    const file = join(folder, 'emulator.json');
    mkdirSync(file);
    const env = { BINGCTL_STATE_DIR: folder, BINGCTL_BASE_URL: undefined };
    const told = await refusal('tags list', { elsewhere: true, env });
    expect(told).toEqual(cannot('read', file, 'it is a folder, not a file'));
    expect(statSync(file).isDirectory()).toBe(true);
  });

  test('a file stands where its folder should', async () => {
    const folder = join(emptyFolder(), 'in-the-way');
    writeFileSync(folder, 'mine');
    const env = { BINGCTL_STATE_DIR: folder, BINGCTL_BASE_URL: undefined };
    const told = await refusal('tags create --name shop', { elsewhere: true, env });
    expect(told).toEqual(cannot('lock', join(folder, 'emulator.json'), 'a part of the path is a file, not a folder'));
    expect(readFileSync(folder, 'utf8')).toBe('mine');
  });
});

describe('emulator reset', () => {
  test('empties a state that is damaged', async () => {
    const { file, env } = aState(state().slice(0, 30));
    const { code, stdout } = await bingctl('emulator reset --yes', { env });
    expect({ code, stdout, state: JSON.parse(readFileSync(file, 'utf8')) }).toEqual({
      code: 0,
      stdout: '',
      state: emptyState(),
    });
  });

  test.each(['', ' \n', '{', '{"version"', '{\n "version": 1,\n "lastId": "70', '{"version": 2,'])(
    'empties what is left of one: %j',
    async (text) => {
      const { file, env } = aState(text);
      expect(await bingctl('emulator reset --yes', { env })).toMatchObject({ code: 0 });
      expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(emptyState());
    },
  );

  test.each([
    '{"name": "package"}',
    '# notes',
    '{"version": "1.0.0", "name": "package"}',
    '{"version": 3, "customers": ["Ada"]}',
    '{"version": 1, "lastIdea": ',
    '[]',
  ])('leaves what never was a state: %s', async (text) => {
    const { file, refused } = aState(text);
    expect(await refused('emulator reset --yes')).toEqual({
      exit: 1,
      kind: 'refused',
      says: `${file} is no state of the emulator and was left as it is`,
      calls: [],
    });
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
});

test.each(['seed', 'reset --yes'])(
  'emulator %s --state memory is refused, and writes no file of that name',
  async (verb) => {
    const cwd = emptyFolder();
    const { code, stderr } = await bingctl(`emulator ${verb} --state memory`, { cwd });
    expect({ code, stderr, files: readdirSync(cwd) }).toEqual({
      code: 64,
      stderr: expect.stringContaining('--state memory is for emulator start alone: name a file'),
      files: [],
    });
  },
);

test.each(['', 'here'])('HOME=%s is refused, and nothing is made in the working folder', async (value) => {
  const cwd = emptyFolder();
  vi.stubEnv('HOME', value);
  onTestFinished(() => void vi.unstubAllEnvs());
  const { code, stderr } = await bingctl('tags list --json', { cwd, env: { BINGCTL_STATE_DIR: undefined } });
  const { kind, hint } = JSON.parse(stderr).error;
  expect({ code, kind, hint, files: readdirSync(cwd) }).toEqual({
    code: 64,
    kind: 'usage',
    hint: 'set HOME, or name the folder with BINGCTL_STATE_DIR',
    files: [],
  });
});
