import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJson } from '../../src/transports/rest/json.js';

/** The document as any reader of JSON sees it, its numbers as text. */
function textual(value: unknown): unknown {
  if (typeof value === 'number') return JSON.stringify(value);
  if (Array.isArray(value)) return value.map(textual);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, textual(each)]));
}

const isJson = (text: string) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** Documents of an object, written with and without space. */
const documents = fc
  .tuple(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })), fc.constantFrom(undefined, 1, '\t'))
  .map(([value, space]) => JSON.stringify(value, null, space));

test('reads what JSON.parse reads, with its numbers as text', () => {
  fc.assert(
    fc.property(documents, (document) => {
      expect(parseJson(document)).toEqual(textual(JSON.parse(document)));
    }),
    { numRuns: 1000 },
  );
});

test('what is not JSON is not made JSON', () => {
  const pieces = [...'{}[],:"\\ \n\t-+.eE01579a', 'true', 'null', '"a"', '\\"', '\\u0041', '12', '-1.5e3'];
  const scraps = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => `{"a":[${parts.join('')}]}`);
  const damaged = fc
    .tuple(documents, fc.nat(), fc.constantFrom(...pieces), fc.nat(2))
    .map(([document, at, piece, length]) => {
      const place = at % document.length;
      return document.slice(0, place) + piece + document.slice(place + length);
    });
  fc.assert(
    fc.property(fc.oneof(scraps, damaged), (document) => {
      fc.pre(document.startsWith('{'));
      let read: unknown;
      try {
        read = parseJson(document);
      } catch {
        read = undefined;
      }
      expect(read !== undefined).toBe(isJson(document));
    }),
    { numRuns: 5000 },
  );
});

test.each([
  '0',
  '-0',
  '1.50',
  '1e5',
  '1E+400',
  '-1.5e-7',
  '9007199254740993',
  '123456789012345678901234567890.123456789',
])('keeps every digit of %s', (number) => {
  expect(parseJson(`{"a":${number} , "b":[${number}],"c":"${number}"}`)).toEqual({ a: number, b: [number], c: number });
});

test.each([
  '01',
  '+1',
  '.5',
  '1.',
  '1e',
  '--1',
  '0x10',
  'NaN',
  'Infinity',
  '1_000',
  '1 2',
  '"a"1',
  '1"a"',
  "'a'",
  '1:2',
])('refuses %s', (value) => {
  expect(() => parseJson(`{"a":${value}}`)).toThrow('it is not JSON');
  expect(() => parseJson(`[${value}]`)).toThrow('it is not JSON');
});

test('a number is no name', () => {
  expect(() => parseJson('{1:2}')).toThrow('it is not JSON');
});

test('a name that objects have anyway is a member like any other', () => {
  const read = parseJson('{"__proto__":{"a":1},"constructor":2}');
  expect(Object.keys(read as object)).toEqual(['__proto__', 'constructor']);
  expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
});

describe('hostile documents end soon', () => {
  const million = 1_000_000;
  test.each<[string, string, string | null]>([
    ['depth', '['.repeat(million), 'it nests deeper than 64 levels'],
    ['depth that ends', `${'['.repeat(65)}${']'.repeat(65)}`, 'it nests deeper than 64 levels'],
    ['depth in a text', `{"a":"${'['.repeat(million)}"}`, null],
    ['a long number', `{"a":${'1'.repeat(million)}}`, null],
    ['a long number without end', `{"a":${'1'.repeat(million)}`, 'it is not JSON'],
    ['numbers that are none', `{"a":${'1e'.repeat(million)}}`, 'it is not JSON'],
    ['escapes', `{"a":"${'\\\\'.repeat(million)}"}`, null],
    ['quotation marks', `{"a":"${'\\"'.repeat(million)}"}`, null],
    ['escapes without end', `{"a":"${'\\\\'.repeat(million)}`, 'it is not JSON'],
    ['space', `{"a":1${' '.repeat(million)}}`, null],
    ['many members', `[${'{"a":1},'.repeat(100_000)}{}]`, null],
  ])('%s', (_, document, says) => {
    const started = performance.now();
    if (says === null) parseJson(document);
    else expect(() => parseJson(document)).toThrow(says);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
