import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { startEmulator } from '../../src/emulator/server.js';
import type { EmulatorState } from '../../src/emulator/state.js';
import type { StopSignal } from '../../src/render/io.js';
import { anAccount, aTag, aUrlGoal } from '../kit/account.js';
import { bingctl, quickClock, type RunOptions } from '../kit/bingctl.js';
import { itemsOf, namesIn } from '../service/under-faults.js';

const many = Array.from({ length: 250 }, (_, index) => `tag ${String(index).padStart(3, '0')}`);
const stdin = JSON.stringify(many.map((name) => ({ name })));
const createMany = 'tags create --from-file - --json --concurrency 1';

interface Interrupted {
  line: string;
  state?: EmulatorState;
  faults: string[];
  /** Sent as soon as the `call`th call of the operation has arrived, one after the other. */
  at: { operation: string; call?: number };
  signals: StopSignal[];
  /** How much later than that, in ms. */
  later?: number;
  options?: RunOptions;
}

async function interrupt({ line, state = anAccount(), faults, at, signals, later = 0, options }: Interrupted) {
  const emulator = await startEmulator({ state: { memory: state }, faults });
  try {
    const arrived = () => emulator.requests.filter(({ operation }) => operation === at.operation).length;
    const run = await bingctl(line, {
      emulator,
      stdin,
      ...options,
      onStart: async (send) => {
        while (arrived() < (at.call ?? 1)) await sleep(2);
        await sleep(later);
        for (const signal of signals) send(signal);
      },
    });
    const { code, stdout, stderr } = run;
    const machine = line.includes('--json');
    // A call that was cut short is carried out all the same, a little later.
    if (signals.length > 1) await sleep(200);
    return {
      exit: code,
      stdout,
      names: machine ? namesOf(stdout) : [],
      stderr,
      sent: arrived(),
      account: await namesIn(emulator, 'tags'),
    };
  } finally {
    await emulator.close();
  }
}

function namesOf(stdout: string): string[] {
  const rows: { name: string }[] = stdout === '' ? [] : [JSON.parse(stdout)].flat();
  return rows.map(({ name }) => name);
}

/** `3 notSent`, counted. */
function tally(stderr: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of itemsOf(stderr)) {
    const outcome = item.split(' ').at(-1) ?? '';
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return counts;
}

describe('a write', () => {
  const inFlight = {
    line: createMany,
    faults: ['latency:AddUetTags,ms=150'],
    at: { operation: 'AddUetTags', call: 2 },
  };

  test.each<[StopSignal, number]>([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ])('%s: the call in flight finishes, no other starts, exit %i', async (signal, exit) => {
    const ran = await interrupt({ ...inFlight, signals: [signal] });
    expect(ran).toMatchObject({ exit, names: many.slice(0, 200), account: many.slice(0, 200), sent: 2 });
    expect(tally(ran.stderr)).toEqual({ notSent: 50 });
  });

  test('the second signal stops at once, and tells what is unknown', async () => {
    const ran = await interrupt({ ...inFlight, signals: ['SIGINT', 'SIGINT'] });
    expect(ran).toMatchObject({ exit: 130, names: many.slice(0, 100), account: many.slice(0, 200), sent: 2 });
    expect(itemsOf(ran.stderr)).toEqual([
      ...many.slice(100, 200).map((name) => `${name} unknown`),
      ...many.slice(200).map((name) => `${name} notSent`),
    ]);
  });

  test('a person reads how many are unknown, how many were not sent, and how to go on', async () => {
    const line = 'tags create --from-file - -o id --concurrency 1';
    const { stderr } = await interrupt({ ...inFlight, line, signals: ['SIGINT', 'SIGINT'] });
    expect(stderr).toMatchInlineSnapshot(`
      "Stopping when the call in flight is answered. Once more stops at once.
      error: it is not known whether 100 UET tags were created; 50 were not sent
        "tag 100"  interrupted
        "tag 101"  interrupted
        "tag 102"  interrupted
        "tag 103"  interrupted
        "tag 104"  interrupted
        "tag 105"  interrupted
        "tag 106"  interrupted
        "tag 107"  interrupted
        "tag 108"  interrupted
        "tag 109"  interrupted
        and 140 more: 90 unknown, 50 not sent
        run it again with --if-exists skip: what is there by then is left as it is
      "
    `);
  });

  test('a lost answer is still looked up, so that nothing stays unknown', async () => {
    const ran = await interrupt({
      ...inFlight,
      faults: ['latency:AddUetTags,ms=150', 'lost:AddUetTags,skip=1'],
      signals: ['SIGINT'],
    });
    expect(ran).toMatchObject({ exit: 130, names: many.slice(0, 200), account: many.slice(0, 200), sent: 2 });
    expect(tally(ran.stderr)).toEqual({ notSent: 50 });
  });

  test('what was certainly not carried out is not sent again', async () => {
    const ran = await interrupt({
      ...inFlight,
      faults: ['latency:AddUetTags,ms=150', 'throttle:AddUetTags,skip=1'],
      signals: ['SIGINT'],
      options: { clock: quickClock() },
    });
    expect(ran).toMatchObject({ exit: 130, names: many.slice(0, 100), sent: 2 });
    expect(tally(ran.stderr)).toEqual({ notSent: 150 });
  });

  test('the wait for another try ends', async () => {
    const ran = await interrupt({
      line: 'tags create --name shop --json',
      faults: ['throttle:AddUetTags'],
      at: { operation: 'AddUetTags' },
      signals: ['SIGINT'],
      // By then the answer has come, and a minute of waiting has begun.
      later: 100,
    });
    expect(ran).toMatchObject({ exit: 130, names: [], account: [], sent: 1 });
    expect(itemsOf(ran.stderr)).toEqual(['shop notSent']);
  });

  test('an update that is cut short by the second signal is unknown', async () => {
    const ran = await interrupt({
      line: 'tags update shop --name Shop2 --json',
      state: anAccount({ tags: [aTag({ name: 'shop' })] }),
      faults: ['latency:UpdateUetTags,ms=150'],
      at: { operation: 'UpdateUetTags' },
      signals: ['SIGTERM', 'SIGTERM'],
    });
    expect(ran).toMatchObject({ exit: 143, names: [], account: ['Shop2'] });
    expect(itemsOf(ran.stderr)).toEqual(['shop unknown']);
  });

  test('an update that finishes after the first signal is shown as it was sent', async () => {
    const ran = await interrupt({
      line: 'tags update shop --name Shop2 --json',
      state: anAccount({ tags: [aTag({ name: 'shop' })] }),
      faults: ['latency:UpdateUetTags,ms=100'],
      at: { operation: 'UpdateUetTags' },
      signals: ['SIGINT'],
    });
    expect(ran).toMatchObject({ exit: 130, names: ['Shop2'], account: ['Shop2'] });
    expect(ran.stderr).toContain('could not be read back');
  });

  test('an auth key whose call is cut short is unknown', async () => {
    const ran = await interrupt({
      line: 'tags auth-key shop --yes --json',
      state: anAccount({ tags: [aTag({ name: 'shop' })] }),
      faults: ['latency:GetUetTagAuthKey,ms=100'],
      at: { operation: 'GetUetTagAuthKey' },
      signals: ['SIGINT', 'SIGINT'],
    });
    expect(ran).toMatchObject({ exit: 130, stdout: '', stderr: expect.stringContaining('"kind":"unknownOutcome"') });
  });
});

describe('a read stops at the first signal', () => {
  const shop = anAccount({ tags: [aTag({ name: 'shop' })], goals: [aUrlGoal({ name: 'Purchase' })] });

  test.each<[line: string, operation: string]>([
    ['tags list --json', 'GetUetTagsByIds'],
    ['goals list --json', 'GetConversionGoalsByIds'],
    ['tags create --name new --json', 'GetUetTagsByIds'],
    ['goals update Purchase --name new --json', 'GetAccountProperties'],
  ])('%s in %s', { timeout: 4000 }, async (line, operation) => {
    // Nobody waits for the answer: it takes longer than the test may.
    const faults = [`latency:${operation},ms=5000`];
    const ran = await interrupt({ line, state: shop, faults, at: { operation }, signals: ['SIGINT'] });
    expect(ran).toMatchObject({ exit: 130, names: [], account: ['shop'] });
    expect(ran.stderr).toContain('"kind":"interrupted"');
  });
});
