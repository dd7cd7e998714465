import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import type { Clock } from '../../src/clock.js';
import { anEmulator, control, stopEmulators } from '../emulator/wire.js';
import { anAccount, aTag, aUrlGoal, together } from '../kit/account.js';
import { bingctl, quickClock } from '../kit/bingctl.js';
import { look, namesIn } from '../service/under-faults.js';

afterEach(stopEmulators);

const shop = anAccount({ tags: [aTag({ id: '5001', name: 'shop' })] });
const onShop = '--tag shop --category purchase';
const url = `goals create --type url --name new ${onShop} --url /thanks`;
const add = { what: 'goals', operation: 'AddConversionGoals' } as const;

describe('a goal of any type is known again when its answer was lost', () => {
  test.each([
    `--type url ${onShop} --url /thanks?a=1&b=2 --url-operator regex --window 7d --view-through-window 1d --count unique`,
    `--type event ${onShop} --event-action buy --event-value 2.50 --event-value-operator greater-than`,
    `--type event ${onShop} --event-label 'two  words' --event-label-operator contains --status paused`,
    '--type duration --tag shop --min-duration 1h30m --exclude-from-bidding',
    '--type pages-viewed --tag shop --min-pages 3 --scope customer',
    '--type app-install --app-platform ios --app-id 1234567890',
    '--type app-download --app-platform android --app-id com.example.shop',
    '--type offline --category purchase --externally-attributed --revenue variable --revenue-value 25.10 --currency USD',
    '--type in-store --revenue fixed --revenue-value 0.1 --currency EUR',
    `--type url ${onShop} --url /t --enhanced-conversions --attribution last-touch --revenue fixed --revenue-value 25.00`,
  ])('%s', async (flags) => {
    const emulator = await anEmulator(shop, { faults: ['lost:AddConversionGoals'] });
    const line = `goals create --name new ${flags} --max-retries 0 --json`;
    expect(await look(line, add, emulator)).toEqual({
      exit: 0,
      account: ['new'],
      stdout: ['new'],
      sent: 1,
      error: null,
    });
  });

  test.each(['', '--description "our shop" --industry retail'])('a tag too: %s', async (flags) => {
    const emulator = await anEmulator(anAccount(), { faults: ['lost:AddUetTags'] });
    const tags = { what: 'tags', operation: 'AddUetTags' } as const;
    expect(await look(`tags create --name new ${flags} --max-retries 0 --json`, tags, emulator)).toEqual({
      exit: 0,
      account: ['new'],
      stdout: ['new'],
      sent: 1,
      error: null,
    });
  });
});

const hint = 'run it again with --if-exists skip: what is there by then is left as it is';

describe('the look-up', () => {
  const unknown = { account: ['new'], stdout: [], sent: 1, exit: 6 };
  const error = { kind: 'unknownOutcome', outcomes: ['unknown'], hint };

  test.each(['', ' --max-retries 0'])('fails: nothing is sent again, and the outcome is unknown%s', async (flags) => {
    const faults = ['lost:AddConversionGoals', 'status:GetConversionGoalsByIds,skip=4,count=1000'];
    const emulator = await anEmulator(shop, { faults });
    expect(await look(`${url}${flags} --json`, add, emulator)).toEqual({ ...unknown, error });
  });

  test('cannot read one type of goals: that may be the one', async () => {
    const emulator = await anEmulator(shop, {
      faults: ['lost:AddConversionGoals', 'expired-token:GetConversionGoalsByIds,skip=5,count=1'],
    });
    expect(await look(`${url} --json`, add, emulator)).toEqual({ ...unknown, error });
  });

  test('finds another with the name, made meanwhile: the difference is told', async () => {
    const emulator = await anEmulator(shop, { faults: ['reset-before:AddConversionGoals'] });
    const other = aUrlGoal({ id: '71', name: 'NEW', urlExpression: '/other', goalCategory: 'Purchase' });
    const rival = anAccount({ tags: [aTag({ id: '5001', name: 'shop' })], goals: [other] });
    const clock = insteadOfWaiting(async () => {
      await control(emulator, 'state', 'PUT', rival);
    });
    const { code, stdout, stderr } = await bingctl(url, { emulator, clock });
    expect({ code, stdout, stderr }).toMatchInlineSnapshot(`
      {
        "code": 1,
        "stderr": "MSCLKID auto-tagging will be switched on in this account.
      error: conversion goal "new" was not created
        ConversionGoalNameAlreadyExists (5317): conversion goal 71 has this name already, and differs from what was sent in name, urlExpression, urlOperator
        use another name, or --if-exists update to change it
      ",
        "stdout": "",
      }
    `);
  });

  test('does not take the tag of another customer for ours', async () => {
    const theirs = anAccount({
      customerId: '3003',
      accountId: '4004',
      tags: [aTag({ id: '9', name: 'new', sharedWith: ['1001'] })],
    });
    const emulator = await anEmulator(together(anAccount(), theirs), { faults: ['reset-before:AddUetTags'] });
    const tags = { what: 'tags', operation: 'AddUetTags' } as const;
    const seen = await look('tags create --name new --json', tags, emulator);
    expect(seen).toEqual({ exit: 0, account: ['new', 'new'], stdout: ['new'], sent: 2, error: null });
  });
});

describe('the first try is carried out late', () => {
  test('after the look-up: the repeat is refused, and what the first made is adopted', async () => {
    const emulator = await anEmulator(shop, { faults: ['latency:AddConversionGoals,ms=1300,count=1'] });
    // The pause before the repeat lasts until the first try has come through.
    const clock = insteadOfWaiting(async () => {
      while ((await namesIn(emulator, 'goals')).length === 0) await sleep(10);
    });
    const seen = await look(`${url} --timeout 1s --json`, add, emulator, { clock });
    expect(seen).toEqual({ exit: 0, account: ['new'], stdout: ['new'], sent: 2, error: null });
  });

  test('after the repeat: the service refuses it then, and one stands', async () => {
    const emulator = await anEmulator(shop, { faults: ['latency:AddConversionGoals,ms=1300,count=1'] });
    const seen = await look(`${url} --timeout 1s --json`, add, emulator);
    expect(seen).toEqual({ exit: 0, account: ['new'], stdout: ['new'], sent: 2, error: null });
    await sleep(400);
    expect(await namesIn(emulator, 'goals')).toEqual(['new']);
  });

  test('after the command has given up: its advice is right all the same', async () => {
    const emulator = await anEmulator(shop, { faults: ['latency:AddConversionGoals,ms=1300,count=1'] });
    const first = await look(`${url} --timeout 1s --max-retries 0 --json`, add, emulator);
    expect(first).toMatchObject({ exit: 6, error: { outcomes: ['notMade'], hint } });
    await sleep(400);
    expect(await look(`${url} --if-exists skip --json`, add, emulator)).toMatchObject({
      exit: 0,
      account: ['new'],
      sent: 0,
    });
  });
});

describe('a name that is taken by what cannot be seen', () => {
  const says = 'used in another account of this customer, or once before';
  const elsewhere = together(
    shop,
    anAccount({
      accountId: '2002',
      goals: [aUrlGoal({ id: '72', name: 'new', goalCategory: 'Purchase', tagId: '5001' })],
    }),
  );

  test.each([
    ['in another account', elsewhere, []],
    ['once before', anAccount({ tags: [aTag({ id: '5001', name: 'shop' })], usedGoalNames: ['new'] }), []],
    ['in another account, told by a repeat', elsewhere, ['reset-before:AddConversionGoals']],
  ])('%s', async (_, state, faults) => {
    const emulator = await anEmulator(state, { faults });
    const { code, stdout, stderr } = await bingctl(url, { emulator, clock: quickClock() });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(says);
    expect(stderr).toContain('ConversionGoalNameAlreadyExists (5317');
  });
});

/** A clock that does this instead of waiting. */
function insteadOfWaiting(work: () => Promise<void>): Clock {
  const clock = quickClock();
  return {
    ...clock,
    async sleep(ms, signal) {
      await work();
      await clock.sleep(ms, signal);
    },
  };
}
