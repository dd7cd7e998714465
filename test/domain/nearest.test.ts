import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance } from '../../src/domain/edit-distance.js';
import { nearest, nearestOf } from '../../src/domain/nearest.js';

describe('nearest', () => {
  const goals = ['Purchase', 'Newsletter', 'purchase-old'];
  test.each([
    ['Purchse', 'Purchase'],
    ['purhcase', 'Purchase'],
    ['news-letter', 'Newsletter'],
    ['nowhere', null],
    ['', null],
    ['x', null],
    ['x'.repeat(100_000), null],
  ])('of %s is %s', (text, expected) => {
    expect(nearest(text, goals)).toBe(expected);
  });

  test('does not turn a short word into a wholly different one', () => {
    expect(nearest('ab', ['cd', 'xy'])).toBeNull();
    expect(nearest('all', ['unique'])).toBeNull();
  });

  test('prefers the first of equally near ones', () => {
    expect(nearest('cat', ['bat', 'hat'])).toBe('bat');
  });

  test('counts characters, not code units', () => {
    expect(editDistance('😀', '😁')).toBe(1);
  });
});

const short = fc.string({ maxLength: 12 });

test('the distance is a symmetric count of slips, zero only between equals', () => {
  fc.assert(
    fc.property(short, short, (a, b) => {
      const distance = editDistance(a, b);
      expect(distance).toBe(editDistance(b, a));
      expect(distance === 0).toBe(a === b);
      expect(distance).toBeLessThanOrEqual(Math.max(Array.from(a).length, Array.from(b).length));
    }),
  );
});

test('one slip is one slip: a letter lost, doubled or swapped with its neighbour', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 2, maxLength: 10, unit: fc.constantFrom('a', 'b', 'c', 'd') }),
      fc.nat(8),
      (text, at) => {
        const place = at % (text.length - 1);
        const swapped = text.slice(0, place) + text[place + 1] + text[place] + text.slice(place + 2);
        expect(editDistance(text, text.slice(0, place) + text.slice(place + 1))).toBe(1);
        expect(editDistance(text, `${text.slice(0, place)}z${text.slice(place)}`)).toBe(1);
        expect(editDistance(text, swapped)).toBe(swapped === text ? 0 : 1);
      },
    ),
  );
});

test('a bound cuts the counting short, and changes no answer below it', () => {
  const text = fc.string({ maxLength: 8, unit: fc.constantFrom('a', 'b', 'c') });
  fc.assert(
    fc.property(text, text, fc.nat(5), (a, b, enough) => {
      const distance = editDistance(a, b);
      if (distance < enough) expect(editDistance(a, b, enough)).toBe(distance);
      else expect(editDistance(a, b, enough)).toBeGreaterThanOrEqual(enough);
    }),
  );
});

/* Texts in which slips are many and letters few, and some characters that do not count. */
const unit = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'A', '-', '_', 'é', '€');

test('what is nearest is what counting every slip says it is', () => {
  const word = fc.string({ maxLength: 14, unit });
  fc.assert(
    fc.property(fc.array(word, { maxLength: 4 }), fc.array(word, { maxLength: 12 }), (texts, candidates) => {
      const among = nearestOf(candidates);
      const plain = texts.map((text) => plainNearest(text, candidates));
      expect(texts.map((text) => nearest(text, candidates))).toEqual(plain);
      expect(texts.map(among)).toEqual(plain);
    }),
    { numRuns: 1000 },
  );
});

test('of names that differ in what is counted up at their end too', () => {
  const name = fc
    .tuple(fc.constantFrom('Order', 'Cart', 'order_'), fc.constantFrom(' Viewed ', ' Added '), fc.nat(200))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(name, fc.array(name, { maxLength: 30 }), (text, candidates) => {
      expect(nearest(text, candidates)).toBe(plainNearest(text, candidates));
    }),
  );
});

/** Every slip of every candidate counted. */
function plainNearest(text: string, candidates: readonly string[]): string | null {
  const bare = (each: string) => each.toLowerCase().replaceAll(/[-_]/g, '');
  const most = Math.min(3, Math.ceil(bare(text).length / 3));
  const slips = candidates
    .map((each) => ({ each, count: editDistance(bare(text), bare(each)) }))
    .filter(({ each, count }) => count <= most && count < Math.max(bare(text).length, bare(each).length));
  const least = Math.min(...slips.map(({ count }) => count));
  return slips.find(({ count }) => count === least)?.each ?? null;
}
