import fc from 'fast-check';
import { expect, test } from 'vitest';
import { faultTypes } from '../../src/emulator/fault-types.js';
import { startEmulator } from '../../src/emulator/server.js';
import { control, stateOf } from '../emulator/wire.js';
import { anAccount, aTag } from '../kit/account.js';
import { bingctl, quickClock } from '../kit/bingctl.js';
import { faultSpec } from '../service/under-faults.js';

const shop = anAccount({ tags: [aTag({ id: '5001', name: 'shop' })] });
const names = Array.from({ length: 120 }, (_, index) => `thing ${index}`);
const url = { type: 'Url', tagId: '5001', goalCategory: 'Purchase', urlExpression: '/thanks', urlOperator: 'Contains' };

const subjects = [
  {
    what: 'goals' as const,
    operations: ['AddConversionGoals', 'GetConversionGoalsByIds', 'GetAccountProperties'],
    line: 'goals create --from-file - --if-exists skip --json',
    stdin: JSON.stringify(names.map((name) => ({ name, ...url }))),
    there: [],
  },
  {
    what: 'tags' as const,
    operations: ['AddUetTags', 'GetUetTagsByIds'],
    line: 'tags create --from-file - --if-exists skip --json',
    stdin: JSON.stringify(names.map((name) => ({ name }))),
    there: ['shop'],
  },
];

// Latency and bytes one by one change nothing but the time that the test takes.
const mishaps = Object.keys(faultTypes).filter((type) => type !== 'latency' && type !== 'slow');

test.each(subjects)('$what: the names are looked up between two calls that add the same', async (subject) => {
  const [add = '', lookUp = ''] = subject.operations;
  const fault = fc.record({
    // Refused for certain, so that it may be sent again without looking.
    type: fc.constantFrom(...mishaps.filter((type) => type !== 'throttle')),
    count: fc.integer({ min: 1, max: 3 }),
    skip: fc.integer({ min: 0, max: 2 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fault, { minLength: 1, maxLength: 4 }), async (drawn) => {
      const faults = drawn.map(({ type, count, skip }) => faultSpec(type, add, count, skip));
      const emulator = await startEmulator({ state: { memory: shop }, faults });
      try {
        await bingctl(`${subject.line} --concurrency 1`, { emulator, stdin: subject.stdin, clock: quickClock() });
        const sent = new Set<string>();
        for (const { operation, body } of emulator.requests) {
          if (operation === lookUp) sent.clear();
          if (operation !== add) continue;
          const sending = Array.from(body.matchAll(/thing \d+/g), ([name]) => name);
          expect(sending.filter((name) => sent.has(name))).toEqual([]);
          for (const name of sending) sent.add(name);
        }
      } finally {
        await emulator.close();
      }
    }),
    { numRuns: 15 },
  );
});

test.each(subjects)(
  '$what: whatever goes wrong, the same create run again ends with exactly one of each',
  async (subject) => {
    const fault = fc
      .record({
        type: fc.constantFrom(...mishaps),
        operation: fc.constantFrom(...subject.operations),
        count: fc.integer({ min: 1, max: 6 }),
        skip: fc.integer({ min: 0, max: 5 }),
      })
      .map(({ type, operation, count, skip }) => faultSpec(type, operation, count, skip));
    const run = fc.record({
      faults: fc.array(fault, { maxLength: 4 }),
      retries: fc.integer({ min: 0, max: 3 }),
      concurrency: fc.integer({ min: 1, max: 4 }),
    });

    await fc.assert(
      fc.asyncProperty(fc.array(run, { minLength: 1, maxLength: 3 }), async (runs) => {
        const emulator = await startEmulator({ state: { memory: shop } });
        const account = async () =>
          (await stateOf(emulator)).customers['1001']?.[subject.what].map(({ name }) => name) ?? [];
        try {
          for (const { faults, retries, concurrency } of runs) {
            await control(emulator, 'faults', 'PUT', { faults });
            const flags = `--max-retries ${retries} --concurrency ${concurrency}`;
            const { code, stdout } = await bingctl(`${subject.line} ${flags}`, {
              emulator,
              stdin: subject.stdin,
              clock: quickClock(),
            });
            const now = await account();
            expect([0, 1, 3, 5, 6]).toContain(code);
            // What the answer holds stands in the account, and success means all of it.
            const told: string[] = stdout === '' ? [] : JSON.parse(stdout).map(({ name }: { name: string }) => name);
            expect(now).toEqual(expect.arrayContaining(told));
            if (code === 0) expect(told).toEqual(names);
            expect(now).toHaveLength(new Set(now).size);
          }
          await control(emulator, 'faults', 'DELETE');
          const last = await bingctl(subject.line, { emulator, stdin: subject.stdin, clock: quickClock() });
          expect(last.code).toBe(0);
          expect((await account()).sort()).toEqual([...subject.there, ...names].sort());
        } finally {
          await emulator.close();
        }
      }),
      { numRuns: 25 },
    );
  },
);
