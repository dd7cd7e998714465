import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readProfiles } from '../../src/config/profiles.js';
import { resolveSettings } from '../../src/config/settings.js';
import { BingctlError, type Kind } from '../../src/errors.js';
import { readPlan } from '../../src/events/plans/read-plan.js';
import { parseCsv } from '../../src/files/csv-rows.js';
import { parseExactly } from '../../src/files/exact-json.js';
import { parseJson } from '../../src/files/json-text.js';
import { readJsonValues } from '../../src/files/json-values.js';
import { readListedGoals, readListedTags } from '../../src/files/listed.js';
import { readGoals, readTags } from '../../src/files/records.js';
import { parseYamlDocuments } from '../../src/files/yaml-documents.js';
import { readLock } from '../../src/plan/lock-file.js';
import { readPlanFile } from '../../src/plan/read-plan-file.js';
import { readSavedPlan } from '../../src/plan/saved-plan.js';
import { emptyFolder } from '../kit/bingctl.js';
import { anyText } from './any-text.js';

const parsers = { json: parseJson, yaml: parseYamlDocuments, csv: parseCsv };
const folder = emptyFolder();

/** Has a reader of files read a text. */
function fromFile<T>(name: string, read: (path: string) => T): (text: string) => T {
  const path = join(folder, name);
  return (text) => {
    writeFileSync(path, text);
    return read(path);
  };
}

const nothing = { flags: {}, env: {}, cwd: emptyFolder(), platform: 'linux' as const, home: emptyFolder() };
const lineOf = (text: string) => Readable.from([Buffer.from(text)]);

async function readCalls(text: string): Promise<void> {
  for await (const batch of readJsonValues('it', lineOf(text), () => {})) expect(batch).not.toEqual([]);
}

/** All that takes a text from outside, with the kind of error that it may end in. */
const readers: [what: string, read: (text: string) => unknown, kind: Kind][] = [
  ['goals of --from-file', readGoals, 'usage'],
  ['tags of --from-file', readTags, 'usage'],
  ['goals of --goals', readListedGoals, 'usage'],
  ['tags of --tags', readListedTags, 'usage'],
  ['JSON', parseJson, 'usage'],
  ['exact JSON', parseExactly, 'usage'],
  ['YAML', parseYamlDocuments, 'usage'],
  ['CSV', parseCsv, 'usage'],
  ['calls of events', readCalls, 'usage'],
  ['a tracking plan', (text) => readPlan(text, parsers), 'usage'],
  ['a tracking plan with a column', (text) => readPlan(text, parsers, { column: 'name' }), 'usage'],
  ['settings of a project', fromFile('bingctl.yaml', () => resolveSettings({ ...nothing, cwd: folder })), 'usage'],
  ['what plan and apply want', (text) => readPlanFile({ io: { ...nothing, stdin: lineOf(text) }, path: '-' }), 'usage'],
  ['a saved plan', (text) => readSavedPlan(text, 'plan.json'), 'usage'],
  ['a lock', fromFile('lock.json', readLock), 'refused'],
  ['profiles', fromFile('profiles.json', () => readProfiles(folder)), 'refused'],
];

/** Where a mistake is, whose own words follow. */
const placed = /^(?:line [1-9]\d*, column [1-9]\d*|(?:bingctl\.yaml|standard input):[1-9]\d*:[1-9]\d*): ./;

describe('any text is read, or refused in our own words', () => {
  test.each(readers)('%s', async (_, read, kind) => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const error = await refusalOf(() => read(text));
        if (error === null) return;
        expect(error.kind).toBe(kind);
        for (const { message } of error.items) expect(message).toMatch(placed);
      }),
      { numRuns: 60 },
    );
  });
});

describe('any value of a variable is taken, or refused in our own words', () => {
  const names = [
    'ENV',
    'PROFILE',
    'TRANSPORT',
    'BASE_URL',
    'CUSTOMER_ID',
    'ACCOUNT_ID',
    'TIMEOUT',
    'MAX_RETRIES',
    'DEBUG',
  ];
  const value = fc.oneof(
    fc.constantFrom(
      '',
      ' ',
      '0',
      '-1',
      '1e3',
      '9'.repeat(400),
      '1h',
      '0s',
      'sandbox',
      'local',
      'REST',
      'http://[::1]:1',
    ),
    fc.webUrl({ withQueryParameters: true }),
    fc.string({ unit: 'binary', maxLength: 12 }),
  );

  test.each(names)('BINGCTL_%s', async (name) => {
    await fc.assert(
      fc.asyncProperty(value, async (text) => {
        const env = { [`BINGCTL_${name}`]: text };
        const error = await refusalOf(() => resolveSettings({ ...nothing, env }));
        if (error !== null) expect(error).toMatchObject({ kind: 'usage', message: expect.stringContaining(name) });
      }),
      { numRuns: 60, examples: [['http://a:b@127.0.0.1'], ['\ud800']] },
    );
  });
});

/** What a reader refuses its text with, null when it takes it. All else that it throws is a fault of its own. */
async function refusalOf(read: () => unknown): Promise<BingctlError | null> {
  try {
    await read();
    return null;
  } catch (error) {
    if (error instanceof BingctlError) return error;
    throw error;
  }
}
