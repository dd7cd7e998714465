import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sameName } from '../../src/domain/named.js';
import { withService } from './service.js';

/**
 * Letters whose cases are out of the ordinary. Not among them, because the two sides differ on purpose: `İ`, whose lower
 * case is two characters, and the sigmas, of which the emulator knows an end of a word.
 */
const letters = [...'aAkK\u212AsSſiIıßẞﬁfåÅ\u212Bµμ\u039Cωω\u2126éÉe\u0301ΐᾳᾼǆǅǄаАÿŸꭰᎠჰᲰ𐐀𐐨 1.'];
const name = fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 4 }).map((some) => some.join(''));

const changed = name.chain((before) =>
  fc
    .oneof(
      name,
      fc.constantFrom(before.toUpperCase(), before.toLowerCase(), before.toUpperCase().toLowerCase()),
      fc.constantFrom(...letters).map((letter) => letter + Array.from(before).slice(1).join('')),
    )
    .map((after) => [before, after] as const),
);

test('client and emulator agree on which names are the same', async () => {
  const seen = { same: 0, different: 0 };
  const batches = fc.array(changed, { minLength: 100, maxLength: 100 });
  const property = fc.asyncProperty(batches, async (pairs) => {
    const clashing = await withService(async (call) => {
      const tags = (side: 0 | 1) => pairs.map((pair, index) => ({ name: `${index}: ${pair[side]}` }));
      const first = await call('AddUetTags', { uetTags: tags(0) });
      expect(first.partialErrors).toEqual([]);
      const { partialErrors } = await call('AddUetTags', { uetTags: tags(1) });
      expect(partialErrors.filter(({ code }) => code !== 5303)).toEqual([]);
      return new Set(partialErrors.map(({ index }) => index));
    });
    const differing = pairs.filter(([before, after], index) => sameName(before, after) !== clashing.has(index));
    expect(differing).toEqual([]);
    seen.same += clashing.size;
    seen.different += pairs.length - clashing.size;
  });
  await fc.assert(property, { numRuns: 10 });
  expect(Math.min(seen.same, seen.different)).toBeGreaterThan(100);
});
