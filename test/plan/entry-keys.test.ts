import { expect, test } from 'vitest';
import { keysFor } from '../../src/plan/export/entry-keys.js';

const named = (...names: string[]) => names.map((name, at) => ({ id: String(at + 1), name }));
const keys = (...names: string[]) => [...keysFor('goal', named(...names)).values()];

test.each([
  ['Order Completed', 'order-completed'],
  ['  Späti — "Ümläut"  ', 'spati-umlaut'],
  ['2024 sale', 'goal-2024-sale'],
  ['yes', 'goal-yes'],
  ['日本語', 'goal-1'],
  ['__proto__', 'proto'],
  [`${'word '.repeat(20)}`, 'word-word-word-word-word-word-word-word-word-word-word-word'],
])('%s is %s', (name, key) => {
  expect(keys(name)).toEqual([key]);
});

test('a key that is taken gets a number, which is no other name', () => {
  expect(keysFor('goal', named('Buy', 'buy!', 'buy 2', 'BUY?'))).toEqual(
    new Map([
      ['1', 'buy'],
      ['3', 'buy-2'],
      ['2', 'buy-3'],
      ['4', 'buy-4'],
    ]),
  );
});

test('the order is that of the ids, as numbers', () => {
  const things = [
    { id: '10', name: 'a' },
    { id: '9', name: 'A' },
  ];
  expect(keysFor('tag', things)).toEqual(
    new Map([
      ['9', 'a'],
      ['10', 'a-2'],
    ]),
  ); // prettier-ignore
});

test('keys that are settled stay, and nothing else gets them', () => {
  expect(keysFor('goal', named('Buy', 'Mine'), new Map([['1', 'mine']]), ['buy'])).toEqual(
    new Map([
      ['1', 'mine'],
      ['2', 'mine-2'],
    ]),
  );
});
