import fc from 'fast-check';
import { expect, test } from 'vitest';
import { currencies, isCurrency } from '../../src/domain/currencies.js';
import { textLength, textProblem, unsendable } from '../../src/domain/text-length.js';

test('an emoji is one character, though some are written with several', () => {
  expect(textLength('a😀')).toBe(2);
  expect(textLength('👨‍👩‍👧')).toBe(5);
});

test.each([
  ['tab\tline\nreturn\r', null],
  ['\u0000', 'U+0000'],
  ['bell\u0007', 'U+0007'],
  ['\u007f\u0085', null],
  ['\ud800', 'U+D800'],
  ['\udc00\ud800', 'U+DC00'],
  ['\ufffe', 'U+FFFE'],
  ['\u{10ffff}', null],
  ['‮right to left', null],
])('%j cannot be sent because of %s', (text, character) => {
  expect(unsendable(text)).toBe(character);
});

test('whatever is well formed and has no control characters can be sent', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(unsendable(text)).toBeNull();
    }),
  );
});

test.each([
  ['', 'the name is empty'],
  ['abcd', 'the name has 4 characters, and 3 are allowed'],
  ['abc', null],
  ['a\u0001', 'the name has the character U+0001, which cannot be sent'],
])('%j as a name of at most three: %s', (text, problem) => {
  expect(textProblem('the name', text, 3)).toBe(problem);
});

test('the hundred currencies of a revenue are known, in capitals', () => {
  expect(currencies).toHaveLength(100);
  expect(new Set(currencies).size).toBe(100);
  expect(currencies.toSorted()).toEqual(currencies);
  expect([isCurrency('USD'), isCurrency('usd'), isCurrency('TRY'), isCurrency('')]).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
