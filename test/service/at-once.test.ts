import { expect, test } from 'vitest';
import { atOnce } from '../../src/service/at-once.js';

test('no more are under way than allowed, and what comes of them is in their order', async () => {
  let running = 0;
  let most = 0;
  const doubled = await atOnce(2, [3, 1, 2, 0], async (turns, index) => {
    running += 1;
    most = Math.max(most, running);
    for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
    running -= 1;
    return [turns * 2, index];
  });
  expect({ doubled, most }).toEqual({
    doubled: [
      [6, 0],
      [2, 1],
      [4, 2],
      [0, 3],
    ],
    most: 2,
  });
});

test('after a failure nothing more is begun, and the first in order is told', async () => {
  const begun: number[] = [];
  const all = atOnce(2, [0, 1, 2, 3], async (item) => {
    begun.push(item);
    if (item === 0) await new Promise(setImmediate);
    throw new Error(`at ${item}`);
  });
  await expect(all).rejects.toThrow('at 0');
  expect(begun).toEqual([0, 1]);
});
