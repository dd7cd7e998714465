import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareDecimals, decimalOf, decimalPlaces, parseDecimal } from '../../src/domain/decimal.js';

describe('an amount', () => {
  test.each([
    ['25', '25'],
    ['25.50', '25.5'],
    ['025', '25'],
    ['0.10', '0.1'],
    ['.5', '0.5'],
    ['-0', '0'],
    ['-0.000', '0'],
    ['-1.20', '-1.2'],
    ['9999999.999', '9999999.999'],
    ['0.1000000000000000055511151231257827', '0.1000000000000000055511151231257827'],
    [25.5, '25.5'],
    [-0, '0'],
    [0.1, '0.1'],
    [1e21, `1${'0'.repeat(21)}`],
    [1.5e-7, '0.00000015'],
    [5e-324, `0.${'0'.repeat(323)}5`],
  ])('%s is read as %s', (given, decimal) => {
    expect(parseDecimal(given)).toBe(decimal);
  });

  test.each(['', '-', '.', '5.', '1e3', '0x10', '+5', ' 5', '$5', '--5', '1.2.3', 'NaN', '٣', '9'.repeat(101)])(
    '%.20s is refused',
    (given) => {
      expect(() => parseDecimal(given)).toThrow(
        expect.objectContaining({ kind: 'usage', message: expect.stringContaining('is not an amount') }),
      );
    },
  );

  test.each(['1,000', '12,50', '1.000,50'])('%s is refused with a word about the comma', (given) => {
    expect(() => parseDecimal(given)).toThrow('the decimal sign is a point');
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('%s is refused', (given) => {
    expect(() => decimalOf(given)).toThrow(`${given} is not an amount`);
  });
});

test('a number becomes digits without an exponent that name the same number', () => {
  fc.assert(
    fc.property(fc.double({ noDefaultInfinity: true, noNaN: true }), (number) => {
      const decimal = decimalOf(number);
      expect(decimal).toMatch(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/);
      expect(Number(decimal)).toBe(number === 0 ? 0 : number);
    }),
    { numRuns: 500 },
  );
});

const amounts = fc.tuple(fc.boolean(), fc.nat(10 ** 9), fc.nat(9999)).map(([negative, whole, fraction]) => ({
  scaled: (negative ? -1n : 1n) * (BigInt(whole) * 10_000n + BigInt(fraction)),
  decimal: parseDecimal(`${negative ? '-' : ''}${whole}.${String(fraction).padStart(4, '0')}`),
}));

test('amounts compare as the exact numbers do', () => {
  fc.assert(
    fc.property(amounts, amounts, (a, b) => {
      const exact = a.scaled < b.scaled ? -1 : a.scaled > b.scaled ? 1 : 0;
      expect(Math.sign(compareDecimals(a.decimal, b.decimal))).toBe(exact);
    }),
  );
});

test('reading a canonical amount changes nothing', () => {
  fc.assert(
    fc.property(amounts, ({ decimal }) => {
      expect(parseDecimal(decimal)).toBe(decimal);
    }),
  );
});

test.each([
  ['25', 0],
  ['25.5', 1],
  ['0.001', 3],
])('%s has %i decimal places', (decimal, places) => {
  expect(decimalPlaces(decimal)).toBe(places);
});

test('nothing is rounded where a double would be', () => {
  expect(compareDecimals('9007199254740993', '9007199254740992')).toBeGreaterThan(0);
  expect(compareDecimals('9999999.0000000000000001', '9999999')).toBeGreaterThan(0);
});
