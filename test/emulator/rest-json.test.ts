import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { InvalidJson } from '../../src/emulator/rest/invalid-json.js';
import { type Json, readJson } from '../../src/emulator/rest/json.js';
import { anAccount } from '../kit/account.js';
import { type OperationFault, postRest } from './rest-wire.js';
import { anEmulator, stateOf, stopEmulators } from './wire.js';

afterEach(stopEmulators);

function plain(json: Json): unknown {
  switch (json.kind) {
    case 'null':
      return null;
    case 'boolean':
      return json.value;
    case 'number':
      return Number(json.text);
    case 'string':
      return json.text;
    case 'list':
      return json.items.map(plain);
    case 'object':
      return Object.fromEntries([...json.members].map(([name, value]) => [name, plain(value)]));
  }
}

test('what JSON.stringify writes is read back, laid out or not', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 8 }), fc.constantFrom(0, 1, '\t'), (value, space) => {
      const text = JSON.stringify(value, null, space);
      expect(plain(readJson(text))).toEqual(JSON.parse(text));
    }),
  );
});

test('what JSON.parse refuses is refused, and half a surrogate pair besides', () => {
  const bits = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '"a"',
    '\\',
    '\\u00e9',
    '-',
    '0',
    '12',
    '.5',
    'e1',
    'null',
    'tru',
    ' ',
    '\n',
    '\u0001',
    '/**/',
  );
  fc.assert(
    fc.property(fc.array(bits, { maxLength: 12 }), (parts) => {
      const text = parts.join('');
      const outcome = (read: () => unknown) => {
        try {
          return JSON.stringify(read());
        } catch (error) {
          if (error instanceof InvalidJson || error instanceof SyntaxError) return 'refused';
          throw error;
        }
      };
      expect(outcome(() => plain(readJson(text)))).toBe(outcome(() => JSON.parse(text)));
    }),
    { numRuns: 2000 },
  );
  expect(() => readJson('"\\ud83d"')).toThrow(InvalidJson);
});

const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

describe('a body that is not JSON is refused with the place', () => {
  test.each([
    ['nothing', '', 0, '$'],
    ['half of it', '{"UetTags":[{"Name":"n"', 23, '$.UetTags[0]'],
    ['a text without end', '{"UetTags":"n', 13, '$.UetTags'],
    ['a word that there is not', '{"UetTags":nil}', 11, '$.UetTags'],
    ['NaN', '{"UetTags":NaN}', 11, '$.UetTags'],
    ['a comma at the end', '{"UetTags":[],}', 14, '$'],
    ['a comment', '/**/{}', 0, '$'],
    ['single quotes', "{'UetTags':[]}", 1, '$'],
    ['a name without quotes', '{UetTags:[]}', 1, '$'],
    ['a number with a zero in front', '{"UetTags":01}', 11, '$.UetTags'],
    ['something behind the end', '{}{}', 2, '$'],
    ['XML', '<UetTags/>', 0, '$'],
  ])('%s', async (_, body, position, path) => {
    const { status, text } = await postRest(await anEmulator(), 'UetTags', body);
    const { OperationErrors } = JSON.parse(text) as OperationFault;
    const Details = `Invalid JSON at line 0 position ${position}. Path: ${path}`;
    expect([status, OperationErrors]).toMatchObject([400, [{ Code: 100, Details }]]);
  });

  test.each([
    ['bytes that are not UTF-8', Buffer.from('{"UetTags":[{"Name":"\u00e9"}]}', 'latin1')],
    ['UTF-16', Buffer.from('{"UetTags":[{"Name":"n"}]}', 'utf16le')],
    ['65 levels', `{"UetTags":${deep(65)}}`],
    ['a million levels', '['.repeat(1_000_000)],
    ['300,000 values', `{"UetTags":[${'null,'.repeat(300_000)}null]}`],
    ['a number of a million digits', `{"UetTags":[{"Id":${'9'.repeat(1_000_000)}}]}`],
    ['an id of a million digits', `{"UetTags":[{"Id":"${'9'.repeat(1_000_000)}"}]}`],
    ['a name of a megabyte', `{"${'a'.repeat(1_000_000)}":[}`],
  ])('quickly: %s', async (_, body) => {
    const state = anAccount();
    const emulator = await anEmulator(state);
    const began = Date.now();
    const { status, text } = await postRest(emulator, 'UetTags', body);
    expect([status, (JSON.parse(text) as OperationFault).OperationErrors]).toMatchObject([400, [{ Code: 100 }]]);
    expect(Date.now() - began).toBeLessThan(5000);
    expect(text.length).toBeLessThan(1000);
    expect(await stateOf(emulator)).toEqual(state);
  });
});

test('a name of ten megabytes is too long, and that is all', async () => {
  const { text } = await postRest(await anEmulator(), 'UetTags', `{"UetTags":[{"Name":"${'n'.repeat(10_000_000)}"}]}`);
  expect(JSON.parse(text)).toMatchObject({ UetTags: [null], PartialErrors: [{ Index: 0, Code: 5306 }] });
});
