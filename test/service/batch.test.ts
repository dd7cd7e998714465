import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inBatches } from '../../src/service/batch.js';

test('results come in the order of the items, whatever order the calls end in', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat({ max: 450 }),
      fc.integer({ min: 1, max: 4 }),
      fc.scheduler(),
      async (count, concurrency, s) => {
        const items = Array.from({ length: count }, (_, index) => index);
        const sizes: number[] = [];
        const work = async (slice: readonly number[]) => {
          sizes.push(slice.length);
          await s.schedule(Promise.resolve());
          return slice.map((item) => `made ${item}`);
        };
        const results = await s.waitFor(inBatches(items, work, { concurrency }));
        expect(results).toEqual(items.map((item) => `made ${item}`));
        expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(100);
      },
    ),
    { numRuns: 50 },
  );
});

test('what is stopped stays undefined, and what ran before it stands', async () => {
  const items = Array.from({ length: 250 }, (_, index) => index);
  const settled: number[] = [];
  let calls = 0;
  const results = await inBatches(
    items,
    async (slice) => {
      calls += 1;
      return slice.map(() => 'made');
    },
    { concurrency: 1, stopped: () => calls === 2, onSettled: (count) => void settled.push(count) },
  );
  expect(results).toEqual([...Array(200).fill('made'), ...Array(50).fill(undefined)]);
  expect(settled).toEqual([100, 200]);
});

test('nothing to do makes no call', async () => {
  expect(await inBatches([], () => Promise.reject(new Error('called')), { concurrency: 4 })).toEqual([]);
});

test('where one slice fails, the calls in flight are waited for, and no further slice starts', async () => {
  const items = Array.from({ length: 500 }, (_, index) => index);
  const calls: string[] = [];
  let release = () => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  const work = async (slice: readonly number[], offset: number) => {
    calls.push(`${offset} sent`);
    if (offset === 100) {
      setImmediate(release);
      throw new Error('the second');
    }
    await held;
    calls.push(`${offset} answered`);
    return [...slice];
  };
  await expect(inBatches(items, work, { concurrency: 2 })).rejects.toThrow('the second');
  expect(calls).toEqual(['0 sent', '100 sent', '0 answered']);
});
