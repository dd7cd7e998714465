import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCsv } from '../../src/files/csv-rows.js';

const cellsOf = async (text: string) => (await parseCsv(text)).map(({ cells }) => cells);

test.each([
  [
    'a,b\n1,2\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'a;b\r\n"1;x";2\r\n',
    [
      ['a', 'b'],
      ['1;x', '2'],
    ],
  ],
  [
    'a\tb\n1,5\t2',
    [
      ['a', 'b'],
      ['1,5', '2'],
    ],
  ],
  ['a,b\n\n\n1\n', [['a', 'b'], ['1']]],
  ['"a ""b""",c\n', [['a "b"', 'c']]],
  ['a\n', [['a']]],
  ['', []],
])('%j', async (text, rows) => {
  expect(await cellsOf(text)).toEqual(rows);
});

test('rows know the line that they begin at', async () => {
  const rows = await parseCsv('name,note\n"a\r\nb",x\n\nc,"1\n2\n3"\nd,y\n');
  expect(rows.map(({ line }) => line)).toEqual([1, 2, 5, 8]);
});

test.each([
  ['a,b\n"1,2\n', 'line 2, column 1: a quote that opens here is never closed: the file is cut off'],
  ['a,b\n"1"x,2\n', 'line 2, column 1: after a closing quote a delimiter or the end of the line was expected'],
  ['a,b\n1"2,3\n', 'line 2, column 1: a quote in the middle of a cell: double it, and put the cell into quotes'],
])('%j is refused', async (text, message) => {
  await expect(parseCsv(text)).rejects.toMatchObject({ kind: 'usage', message });
});

test('whatever is written as RFC 4180 says is read back', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', ' ', 'ü') });
  const row = fc.array(cell, { minLength: 2, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), async (rows) => {
      const text = rows
        .map((cells) => `${cells.map((each) => `"${each.replaceAll('"', '""')}"`).join(',')}\r\n`)
        .join('');
      expect(await cellsOf(text)).toEqual(rows);
    }),
  );
});
