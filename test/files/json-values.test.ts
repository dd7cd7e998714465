import { describe, expect, test } from 'vitest';
import { readJsonValues } from '../../src/files/json-values.js';

async function read(chunks: readonly string[]) {
  const values: unknown[] = [];
  const wrong: number[] = [];
  async function* bytes() {
    for (const chunk of chunks) yield Buffer.from(chunk);
  }
  for await (const batch of readJsonValues('the file', bytes(), (line) => wrong.push(line))) {
    values.push(...batch.map(({ line, value }) => [line, value]));
  }
  return { values, wrong };
}

describe('a file of JSON', () => {
  test.each<[string, string[], unknown[]]>([
    ['one value on a line', ['{"a":1}\n'], [[1, { a: 1 }]]],
    ['one value without a line end', ['{"a":', '1}'], [[1, { a: 1 }]]],
    ['one value over many lines', ['{\n"a"', ':\n1\n}\n'], [[1, { a: 1 }]]],
    ['an array over many lines', ['[\n{"a":1},\n', '{"a":2}\n]'], [[1, [{ a: 1 }, { a: 2 }]]]],
    [
      'a value a line',
      ['{"a":1}\n{"a":2}\n'],
      [
        [1, { a: 1 }],
        [2, { a: 2 }],
      ],
    ],
    [
      'lines behind blank ones',
      ['\n', '\n{"a":1}\n2'],
      [
        [3, { a: 1 }],
        [4, 2],
      ],
    ],
    [
      'an array of more than a line may be long',
      [`[${'"0123456789",'.repeat(100_000)}1]\n`],
      [[1, [...Array(100_000).fill('0123456789'), 1]]],
    ],
    ['nothing', [], []],
  ])('%s', async (_, chunks, values) => {
    expect(await read(chunks)).toEqual({ values, wrong: [] });
  });

  test('that begins with a line that is wrong has the others below it', async () => {
    expect(await read(['{"a":\n{"a":2}\n', '[3\n4'])).toEqual({
      values: [
        [2, { a: 2 }],
        [4, 4],
      ],
      wrong: [1, 3],
    });
  });

  test('is not waited for beyond what is known to be lines', async () => {
    const asked: string[] = [];
    async function* bytes() {
      for (const chunk of ['{"a":1}\n', '{"a":2}\n']) {
        asked.push(chunk);
        yield Buffer.from(chunk);
      }
    }
    const values = readJsonValues('the file', bytes(), () => {});
    expect(await values.next()).toEqual({ done: false, value: [{ line: 1, value: { a: 1 }, text: '{"a":1}' }] });
    expect(asked).toEqual(['{"a":1}\n']);
    await values.return(undefined);
    expect(asked).toEqual(['{"a":1}\n']);
  });

  test('is closed by whoever has read enough', async () => {
    let isClosed = false;
    async function* bytes() {
      try {
        for (;;) yield Buffer.from('1\n');
      } finally {
        isClosed = true;
      }
    }
    for await (const _ of readJsonValues('the file', bytes(), () => {})) break;
    expect(isClosed).toBe(true);
  });

  test('that is UTF-16 is refused by its name', async () => {
    const bytes = async function* () {
      yield Buffer.from('\ufeff{"a":1}\n', 'utf16le');
    };
    const values = readJsonValues('"calls.json"', bytes(), () => {});
    await expect(values.next()).rejects.toThrow('"calls.json" is UTF-16');
  });
});
