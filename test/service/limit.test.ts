import { expect, test } from 'vitest';
import { limited, places } from '../../src/service/limit.js';
import type { Call } from '../../src/service/operations.js';

/** Calls that end when told to, and how many of them there are at once. */
function slowCalls() {
  const inFlight: ((outcome: 'answer' | 'failure') => void)[] = [];
  const call = (() =>
    new Promise((resolve, reject) => {
      inFlight.push((outcome) => (outcome === 'answer' ? resolve({}) : reject(new Error('away'))));
    })) as unknown as Call;
  const end = async (outcome: 'answer' | 'failure') => {
    inFlight.shift()?.(outcome);
    await new Promise(setImmediate);
  };
  return { call, inFlight, end };
}

const request = { accountPropertyNames: [] };

test('no more calls than allowed are in flight, and each one that ends lets the next one go', async () => {
  const { call, inFlight, end } = slowCalls();
  const atMostTwo = limited(call, places(2));
  const all = Promise.allSettled([1, 2, 3, 4, 5].map(() => atMostTwo('GetAccountProperties', request)));
  const seen = [inFlight.length];
  for (const outcome of ['failure', 'answer', 'answer', 'answer', 'answer'] as const) {
    await end(outcome);
    seen.push(inFlight.length);
  }
  expect(seen).toEqual([2, 2, 2, 2, 1, 0]);
  expect((await all).map(({ status }) => status)).toEqual([
    'rejected',
    'fulfilled',
    'fulfilled',
    'fulfilled',
    'fulfilled',
  ]);
});

test('several accounts share their places', async () => {
  const { call, inFlight, end } = slowCalls();
  const three = places(3);
  const all = [limited(call, three), limited(call, three)].flatMap((one) =>
    [1, 2].map(() => one('GetUser', { userId: null })),
  );
  expect(inFlight).toHaveLength(3);
  for (const _ of all) await end('answer');
  await Promise.all(all);
});

test('places are given back: a second round finds them free', async () => {
  const { call, inFlight, end } = slowCalls();
  const oneByOne = limited(call, places(1));
  for (let round = 0; round < 3; round++) {
    const answered = oneByOne('GetAccountProperties', request);
    expect(inFlight).toHaveLength(1);
    await end('answer');
    await answered;
  }
});
