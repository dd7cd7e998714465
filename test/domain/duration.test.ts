import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatMinutes, formatSeconds, parseMinutes, parseSeconds } from '../../src/domain/duration.js';

describe('seconds', () => {
  test.each([
    ['0s', 0],
    ['90s', 90],
    ['5m', 300],
    ['1h30m', 5_400],
    ['30m1h', 5_400],
    ['1d', 86_400],
    ['2w', 1_209_600],
    ['1w1d1h1m1s', 694_861],
    ['007m', 420],
  ])('%s is %i', (text, seconds) => {
    expect(parseSeconds(text)).toBe(seconds);
  });

  test.each([
    ['30', 'the unit is missing, as in 30s, 30m, 30h or 30d'],
    ['', 'whole numbers with s, m, h, d or w'],
    ['d', 'whole numbers'],
    ['1.5h', 'whole numbers'],
    ['-5m', 'whole numbers'],
    ['1h 30m', 'whole numbers'],
    ['5M', 'whole numbers'],
    ['1y', 'whole numbers'],
    ['1h2h', 'h comes twice'],
    ['99999999999999999999d', 'too long'],
    [`${'9'.repeat(100_000)}d`, 'too long'],
    ['9'.repeat(100_000), 'whole numbers'],
    ['٣d', 'whole numbers'],
  ])('%.30s is refused', (text, says) => {
    expect(() => parseSeconds(text)).toThrow(
      expect.objectContaining({ kind: 'usage', message: expect.stringContaining(says) }),
    );
  });
});

describe('minutes', () => {
  test.each([
    ['30d', 43_200],
    ['120s', 2],
    ['90s30m', null],
    ['90s', null],
  ])('%s is %s', (text, minutes) => {
    if (minutes !== null) expect(parseMinutes(text)).toBe(minutes);
    else expect(() => parseMinutes(text)).toThrow(`"${text}" is not a whole number of minutes`);
  });
});

test.each([
  [0, '0m'],
  [90, '1h30m'],
  [1_440, '1d'],
  [43_200, '30d'],
  [129_600, '90d'],
])('%i minutes are written %s', (minutes, text) => {
  expect(formatMinutes(minutes)).toBe(text);
});

test('what is written parses back to the same', () => {
  fc.assert(
    fc.property(fc.nat({ max: 2 ** 50 }), (amount) => {
      expect(parseSeconds(formatSeconds(amount))).toBe(amount);
      const minutes = Math.floor(amount / 60);
      expect(parseMinutes(formatMinutes(minutes))).toBe(minutes);
    }),
  );
});
