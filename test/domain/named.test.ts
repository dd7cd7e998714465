import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameKey, sameName, theOne, theOnes } from '../../src/domain/named.js';

const tags = [
  { id: '5012', name: 'shop' },
  { id: '5013', name: 'Blog' },
  { id: '5014', name: '5013' },
  { id: '5015', name: 'twice' },
  { id: '5016', name: 'Twice' },
  { id: '5017', name: '5017' },
  { id: '5018', name: '007' },
  { id: '9007199254740993', name: 'straße' },
];

describe('the one', () => {
  test.each([
    ['5012', '5012'],
    ['shop', '5012'],
    ['SHOP', '5012'],
    ['007', '5018'],
    ['5017', '5017'],
    ['9007199254740993', '9007199254740993'],
    ['STRAẞE', '9007199254740993'],
  ])('that %s means is tag %s', (wanted, id) => {
    expect(theOne('UET tag', wanted, tags).id).toBe(id);
  });

  test.each([
    ['twice', 'usage', '"twice" can mean 2 UET tags: 5015 "twice", 5016 "Twice"', 'use the id'],
    ['5013', 'usage', '"5013" can mean 2 UET tags: 5013 "Blog", 5014 "5013"', 'use the other id, or the name'],
    ['nowhere', 'notFound', 'no UET tag is called "nowhere"', 'bingctl tags list'],
    ['shpo', 'notFound', 'no UET tag is called "shpo": did you mean "shop"?', 'bingctl tags list'],
    ['shop ', 'notFound', 'no UET tag is called "shop ": did you mean "shop"?', 'bingctl tags list'],
    ['77', 'notFound', 'no UET tag has the id 77, and none is called so', 'bingctl tags list'],
    ['', 'notFound', 'no UET tag is called ""', 'bingctl tags list'],
  ])('"%s" is refused', (wanted, kind, message, hint) => {
    expect(() => theOne('UET tag', wanted, tags)).toThrow(expect.objectContaining({ kind, message, hint }));
  });
});

test('several are found once each, in the order asked for, and the missing are told', () => {
  const { found, missing } = theOnes('UET tag', ['Blog', 'gone', 'shop', '5012', '4'], tags);
  expect(found.map(({ id }) => id)).toEqual(['5013', '5012']);
  expect(missing).toEqual([
    expect.objectContaining({ index: 1, name: 'gone', id: null, outcome: 'notFound' }),
    expect.objectContaining({ index: 4, name: null, id: '4', outcome: 'notFound' }),
  ]);
});

test('one of several that can mean two is an error of the whole', () => {
  expect(() => theOnes('UET tag', ['shop', 'twice'], tags)).toThrow('can mean 2 UET tags');
});

describe('names', () => {
  test.each([
    ['Purchase', 'PURCHASE', true],
    ['straße', 'STRASSE', false],
    ['ﬁx', 'fix', false],
    ['ſ', 's', false],
    ['STRAẞE', 'straße', true],
    ['ΟΔΟΣ', 'οδος', true],
    ['οδός', 'ΟΔΌΣ', true],
    ['\u212A', 'k', true],
    ['İstanbul', 'i\u0307stanbul', false],
    ['satış', 'satis', false],
    ['ılık', 'ilik', false],
    ['é', 'e\u0301', false],
    ['a', 'a ', false],
    ['a', 'ä', false],
  ])('%s and %s are the same: %s', (a, b, same) => {
    expect(sameName(a, b)).toBe(same);
  });

  test('are the same however their characters are cased, as long as each stays one, and the key is stable', () => {
    const cased = (name: string, one: (character: string) => string) =>
      Array.from(name, (character) => {
        const other = one(character);
        return other.toLowerCase() === character ? other : character;
      }).join('');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(
          sameName(
            name,
            cased(name, (character) => character.toUpperCase()),
          ),
        ).toBe(true);
        expect(Array.from(nameKey(name))).toHaveLength(Array.from(name).length);
        expect(nameKey(nameKey(name))).toBe(nameKey(name));
      }),
    );
  });
});
