import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type NdjsonLine, readNdjson } from '../../src/files/ndjson.js';

async function read(chunks: readonly (string | Buffer)[]) {
  const lines: NdjsonLine[] = [];
  const wrong: [line: number, why: string][] = [];
  async function* bytes() {
    for (const chunk of chunks) yield Buffer.from(chunk as string);
  }
  for await (const batch of readNdjson(bytes(), (line, why) => wrong.push([line, why]))) lines.push(...batch);
  return { lines: lines.map(({ line, value }) => [line, value]), wrong };
}

describe('lines of JSON', () => {
  test.each<[string, string[], [number, unknown][]]>([
    [
      'with an end each',
      ['{"a":1}\n{"a":2}\n'],
      [
        [1, { a: 1 }],
        [2, { a: 2 }],
      ],
    ],
    [
      'the last without its end',
      ['1\n2'],
      [
        [1, 1],
        [2, 2],
      ],
    ],
    [
      'as Windows ends them',
      ['1\r\n2\r\n'],
      [
        [1, 1],
        [2, 2],
      ],
    ],
    [
      'behind a byte order mark',
      ['\ufeff1\n2'],
      [
        [1, 1],
        [2, 2],
      ],
    ],
    [
      'blank ones between',
      ['\n1\n \t\n\r\n2\n\n'],
      [
        [2, 1],
        [5, 2],
      ],
    ],
    ['nothing', [], []],
    ['nothing but a line end', ['\n'], []],
    [
      'cut anywhere by the pipe',
      ['{"na', 'me":"', 'é"}', '\n', '[', '1]'],
      [
        [1, { name: 'é' }],
        [2, [1]],
      ],
    ],
    [
      'any value of JSON',
      ['null\ntrue\n"x"\n'],
      [
        [1, null],
        [2, true],
        [3, 'x'],
      ],
    ],
    ['a character that stands for what is no text, meant', ['"\ufffd"\n'], [[1, '\ufffd']]],
  ])('%s', async (_, chunks, lines) => {
    expect(await read(chunks)).toEqual({ lines, wrong: [] });
  });

  test('one that is wrong keeps no other from being read', async () => {
    expect(await read(['1\n{"a":\n3\nundefined\n{"a":1} {"a":2}\n6'])).toEqual({
      lines: [
        [1, 1],
        [3, 3],
        [6, 6],
      ],
      wrong: [
        [2, 'it is no JSON'],
        [4, 'it is no JSON'],
        [5, 'it is no JSON'],
      ],
    });
  });

  test('one that is cut off at the end says so', async () => {
    expect(await read(['1\n{"event":"Order Comp'])).toEqual({
      lines: [[1, 1]],
      wrong: [[2, 'it is no JSON: it may be cut off']],
    });
  });

  test('bytes that are no UTF-8 are no text', async () => {
    expect(await read([Buffer.from([0x22, 0xff, 0x22, 0x0a, 0x31])])).toEqual({
      lines: [[2, 1]],
      wrong: [[1, 'it is not UTF-8 text']],
    });
  });

  test('of several lines those that are text are read', async () => {
    const lines = [Buffer.from('"\ufffd"\n'), Buffer.from([0x22, 0xff, 0x22, 0x0a]), Buffer.from('"é"\n')];
    expect(await read([Buffer.concat(lines)])).toEqual({
      lines: [
        [1, '\ufffd'],
        [3, 'é'],
      ],
      wrong: [[2, 'it is not UTF-8 text']],
    });
  });

  test.each(['in one piece', 'in many'])('one of more than 1 MB, %s, is read over', async (how) => {
    const long = `"${'x'.repeat(1024 * 1024)}"`;
    const pieces = how === 'in many' ? (long.match(/.{1,65536}/g) ?? []) : [long];
    expect(await read(['1\n', ...pieces, '\n3\n'])).toEqual({
      lines: [
        [1, 1],
        [3, 3],
      ],
      wrong: [[2, 'it is longer than 1 MB']],
    });
  });

  test('one of 1 MB is read', async () => {
    const text = 'x'.repeat(1024 * 1024 - 2);
    expect(await read([`"${text}"`, '\n'])).toEqual({ lines: [[1, text]], wrong: [] });
  });

  test('the same values come however the bytes are cut', async () => {
    const values = fc.array(fc.jsonValue(), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(values, fc.integer({ min: 1, max: 20 }), async (all, size) => {
        const bytes = Buffer.from(all.map((each) => `${JSON.stringify(each)}\n`).join(''));
        const count = Math.ceil(bytes.length / size);
        const cut = Array.from({ length: count }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
        const expected = all.map((each, at) => [at + 1, JSON.parse(JSON.stringify(each))]);
        expect(await read(cut)).toEqual({ lines: expected, wrong: [] });
      }),
      { numRuns: 60 },
    );
  });
});
