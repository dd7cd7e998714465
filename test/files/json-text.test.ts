import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BingctlError } from '../../src/errors.js';
import { parseJson } from '../../src/files/json-text.js';

test('what is JSON is read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(parseJson(text)).toEqual(JSON.parse(text));
    }),
  );
});

test('what is none is refused at a line and a column that it has', () => {
  const broken = fc
    .tuple(fc.json({ maxDepth: 3 }), fc.nat(), fc.constantFrom('', ',', '}', ']', '"', ':', '\n', 'x', '\\'))
    .map(([text, at, put]) => text.slice(0, at % text.length) + put + text.slice((at % text.length) + 1))
    .filter((text) => !isJson(text));
  fc.assert(
    fc.property(broken, (text) => {
      const error = refusal(text);
      const [, line, column] = /^line (\d+), column (\d+): /.exec(error.message)?.map(Number) ?? [];
      const lines = text.split('\n');
      expect(error.kind).toBe('usage');
      expect(column).toBeLessThanOrEqual((lines[(line ?? 0) - 1] ?? '').length + 1);
    }),
  );
});

test('a text that is cut off says so, wherever it is cut', () => {
  const text = '{"rules":[{"key":"Order \\u0041","required":true,"versions":[1,2.5e3,null]}]}';
  const cuts = Array.from({ length: text.length - 1 }, (_, index) => text.slice(0, index + 1));
  expect(cuts.filter((cut) => !refusal(cut).message.endsWith('the file is cut off'))).toEqual([]);
});

function refusal(text: string): BingctlError {
  try {
    parseJson(text);
  } catch (error) {
    if (error instanceof BingctlError) return error;
    throw error;
  }
  throw new Error(`${text} was read`);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
