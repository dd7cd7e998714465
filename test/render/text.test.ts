import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amount, ExactNumber, plainNumber } from '../../src/render/amount.js';
import { toJson } from '../../src/render/json.js';
import { escapedCell, safeText } from '../../src/render/safe-text.js';
import { columnWidths } from '../../src/render/table.js';
import { cut, widthOf, wrap } from '../../src/render/width.js';

describe('text made safe', () => {
  test.each([
    ['\u001b[31mred', '\\u{1b}[31mred'],
    ['a\r\nb\tc', 'a\\r\\nb\\tc'],
    ['\u0000\u007f\u009b', '\\u{0}\\u{7f}\\u{9b}'],
    ['user\u202etxt.exe', 'user\\u{202e}txt.exe'],
    ['\u2066a\u2069', '\\u{2066}a\\u{2069}'],
    ['a\u200bb\u00adc\ufeff', 'a\\u{200b}b\\u{ad}c\\u{feff}'],
    ['pay\u200dpal', 'pay\\u{200d}pal'],
    ['\u2028\u2029', '\\u{2028}\\u{2029}'],
    ['\ud83d', '\\u{d83d}'],
    ['a\u{e0041}b', 'a\\u{e0041}b'],
    ['a\ufe0f', 'a\\u{fe0f}'],
  ])('%j is shown as %s', (text, shown) => {
    expect(safeText(text)).toBe(shown);
  });

  test.each([
    'plain',
    'Größe – „Zitat“',
    '日本語',
    '👩‍👩‍👧‍👦 👍🏽 ❤️ 1️⃣ 🏳️‍🌈',
    '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
    'می‌خواهم',
    'क्‍ष',
    'שלום עולם',
    'e\u0301',
  ])('%s is left as it is', (text) => {
    expect(safeText(text)).toBe(text);
  });

  test('a backslash in a cell is doubled, so that an escape is no other text', () => {
    expect(escapedCell('a\\n\n')).toBe('a\\\\n\\n');
  });
});

describe('width', () => {
  test.each([
    ['abc', 3],
    ['日本', 4],
    ['한국어', 6],
    ['각', 2],
    ['e\u0301', 1],
    ['กำลัง', 4],
    ['👩‍👩‍👧‍👦', 2],
    ['🇩🇪', 2],
    ['❤️', 2],
    ['👍🏽', 2],
    ['ｆｕｌｌ', 8],
    ['ﾊﾝｶｸ', 4],
    ['→…', 2],
    ['שָׁלוֹם', 4],
  ])('of %s is %i', (text, width) => {
    expect(widthOf(text)).toBe(width);
  });

  test('a cut text is as wide as it may be, and never splits a character', () => {
    expect(cut('日本語', 4)).toBe('日…');
    expect(cut('日本語', 6)).toBe('日本語');
    expect(cut('👩‍👩‍👧abc', 4)).toBe('👩‍👩‍👧a…');
    expect(cut('abc', 1)).toBe('…');
    expect(cut('abc', 0)).toBe('');
  });

  test('wrapped lines fit and lose nothing but the spaces they break at', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.integer({ min: 2, max: 30 }), (text, width) => {
        const safe = safeText(text);
        const lines = wrap(safe, width);
        expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(width);
        expect(lines.join('').replaceAll(' ', '')).toBe(safe.replaceAll(' ', ''));
      }),
    );
  });
});

describe('columns', () => {
  test('stay as they are where there is room', () => {
    expect(columnWidths([4, 10, 8], [false, true, false], 80)).toEqual([4, 10, 8]);
    expect(columnWidths([4, 1000, 8], [false, true, false], Number.POSITIVE_INFINITY)).toEqual([4, 1000, 8]);
  });

  test('the flexible ones give way first, to one width', () => {
    expect(columnWidths([4, 60, 40, 8], [false, true, true, false], 60)).toEqual([4, 21, 21, 8]);
    expect(columnWidths([4, 14, 40, 8], [false, true, true, false], 60)).toEqual([4, 14, 28, 8]);
  });

  test('then the others; last, columns are left out from the right', () => {
    expect(columnWidths([10, 60, 20], [false, true, false], 34)).toEqual([10, 10, 10]);
    expect(columnWidths([10, 60, 20], [false, true, false], 9)).toEqual([4, 3]);
  });
});

describe('numbers', () => {
  test.each([
    [1e21, '1000000000000000000000'],
    [1.5e25, '15000000000000000000000000'],
    [1e-7, '0.0000001'],
    [-2.5e-10, '-0.00000000025'],
    [25.5, '25.5'],
    [-0, '0'],
  ])('%d has no exponent', (number, text) => {
    expect(plainNumber(number)).toBe(text);
  });

  test('any number reads back as it was', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(plainNumber(number)).not.toContain('e');
        expect(Number(plainNumber(number))).toBe(number + 0);
      }),
    );
  });

  test('an amount keeps digits that a double has no room for', () => {
    expect(amount('25.5')).toBe(25.5);
    expect(amount('0.1')).toBe(0.1);
    expect(amount('79228162514264337593543950335.01')).toBeInstanceOf(ExactNumber);
    expect(toJson({ value: amount('79228162514264337593543950335.01') })).toBe(
      '{"value":79228162514264337593543950335.01}',
    );
  });

  test('JSON is what JSON.stringify writes, but for characters it would leave to drive a terminal', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), fc.constantFrom('', '  '), (value, indent) => {
        expect(JSON.parse(toJson(value, indent))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
    const value = { a: [1, { b: [] }, {}], c: 'x', d: undefined };
    expect(toJson(value, '  ')).toBe(JSON.stringify(value, null, 2));
    expect(toJson(value)).toBe(JSON.stringify(value));
  });
});
