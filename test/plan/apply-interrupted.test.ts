import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { StopSignal } from '../../src/render/io.js';
import { errorOf } from '../commands/emulated.js';
import type { Config } from './arbitrary-config.js';
import { aRepository } from './repository.js';

const count = 150;

/** Enough goals for two calls. */
const many: Config = {
  tags: { shop: { name: 'shop' } },
  goals: Object.fromEntries(
    Array.from({ length: count }, (_, at) => [
      `goal-${String(at).padStart(3, '0')}`,
      { name: `Goal ${at}`, type: 'pages-viewed', tag: 'shop', minPages: at },
    ]),
  ),
};

async function stopped(call: number, ...signals: StopSignal[]) {
  const one = await aRepository(many);
  await one.arm(['latency:AddConversionGoals,ms=120']);
  const arrived = () => one.emulator.requests.filter(({ operation }) => operation === 'AddConversionGoals').length;
  const run = await one.run('apply --yes --json --concurrency 1', {
    async onStart(send) {
      while (arrived() < call) await sleep(2);
      for (const signal of signals) send(signal);
    },
  });
  const locked = Object.keys(one.lock()?.accounts['local/1001/2001']?.goals ?? {}).length;
  // A call that was cut short is carried out all the same, a little later.
  if (signals.length > 1) while ((await one.customer()).goals.length === 0) await sleep(2);
  await one.arm([]);
  return { one, run, locked, outcomes: JSON.parse(run.stdout).plans[0].outcomes };
}

test.each<[StopSignal, number]>([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
])(
  '%s: the call in flight finishes and is in the lock, the rest is not sent; the next apply makes it',
  async (signal, code) => {
    const { one, run, locked, outcomes } = await stopped(1, signal);
    expect({ code: run.code, locked, outcomes }).toEqual({
      code,
      locked: 100,
      outcomes: { created: 101, notSent: 50 },
    });
    expect(errorOf(run)).toMatchObject({
      kind: 'partial',
      hint: 'run it again: what is changed already stays as it is',
    });
    const again = await one.run('apply --yes --json');
    expect(JSON.parse(again.stdout).plans[0].outcomes).toEqual({ unchanged: 101, created: 50 });
    expect((await one.customer()).goals).toHaveLength(count);
  },
);

test('the second signal stops at once; what stayed unknown is found by its name the next time', async () => {
  const { one, run, locked, outcomes } = await stopped(1, 'SIGINT', 'SIGINT');
  expect({ code: run.code, locked, outcomes }).toEqual({
    code: 130,
    locked: 0,
    outcomes: { created: 1, unknown: 100, notSent: 50 },
  });
  const again = await one.run('apply --yes --json');
  expect(JSON.parse(again.stdout).plans[0]).toMatchObject({ summary: { adopt: 100, keep: 1, create: 50 } });
  expect((await one.customer()).goals).toHaveLength(count);
});

test('a signal while the account is read ends it with nothing written', async () => {
  const one = await aRepository(many);
  await one.arm(['latency:GetConversionGoalsByIds,ms=5000']);
  const { code, stdout } = await one.run('apply --yes --json', {
    async onStart(send) {
      while (one.emulator.requests.length === 0) await sleep(2);
      send('SIGINT');
    },
  });
  expect({ code, stdout, lock: one.lockText() }).toEqual({ code: 130, stdout: '', lock: null });
});
