import { afterEach, describe, expect, test } from 'vitest';
import { emptyState } from '../../src/emulator/state.js';
import { defaultSwitches } from '../../src/emulator/switches.js';
import { anAccount, aTag, aUrlGoal } from '../kit/account.js';
import { anEmulator, call, control, http, ids, stateOf, stopEmulators } from './wire.js';

afterEach(stopEmulators);

const json = async (...args: Parameters<typeof control>) => {
  const { status, text } = await control(...args);
  return { status, ...(JSON.parse(text) as Record<string, unknown>) };
};
const inStore = '<ConversionGoalTypes>InStoreTransaction</ConversionGoalTypes>';
const outcome = async (emulator: Parameters<typeof call>[0], account = '2001') =>
  (await call(emulator, 'GetConversionGoalsByIds', inStore, { account })).fault;

describe('switches', () => {
  test('POST adds, PUT replaces, DELETE goes back to the defaults', async () => {
    const emulator = await anEmulator();
    expect(await json(emulator, 'switches')).toEqual({ status: 200, ...defaultSwitches });
    await json(emulator, 'switches', 'POST', { inStorePilot: false });
    expect(await json(emulator, 'switches', 'POST', { currency: 'EUR' })).toMatchObject({
      inStorePilot: false,
      currency: 'EUR',
    });
    expect(await outcome(emulator)).toMatchObject({ codes: [5359] });
    expect(await json(emulator, 'switches', 'PUT', { currency: 'GBP' })).toMatchObject({
      inStorePilot: true,
      currency: 'GBP',
    });
    await json(emulator, 'switches', 'DELETE');
    expect(await json(emulator, 'switches')).toMatchObject({ currency: 'USD' });
  });

  test('of one account leave the others alone', async () => {
    const emulator = await anEmulator();
    await json(emulator, 'switches/1001/2002', 'PUT', { inStorePilot: false });
    expect([await outcome(emulator), await outcome(emulator, '2002')]).toEqual([
      'no fault',
      { kind: 'ApiFaultDetail', codes: [5359] },
    ]);
  });
});

test('a clock is set and moved, and stays so in the state', async () => {
  const emulator = await anEmulator(anAccount(), { clock: { now: () => Date.parse('2026-11-23T12:00:00Z') } });
  expect(await json(emulator, 'clock')).toMatchObject({ now: '2026-11-23T12:00:00.000Z' });
  expect(await json(emulator, 'clock', 'PUT', { now: '2027-02-01T00:00:00Z' })).toMatchObject({
    now: '2027-02-01T00:00:00.000Z',
  });
  expect(await json(emulator, 'clock', 'POST', { advanceMs: 60_000 })).toMatchObject({
    now: '2027-02-01T00:01:00.000Z',
  });
  expect((await stateOf(emulator)).clockOffsetMs).toBeGreaterThan(0);
  expect(await json(emulator, 'clock', 'DELETE')).toMatchObject({ clockOffsetMs: 0 });
});

test('the state is read, replaced and emptied as a whole', async () => {
  const emulator = await anEmulator(anAccount());
  const other = anAccount({ tags: [aTag({ id: '8', name: 'other' })], goals: [aUrlGoal()] });
  expect((await control(emulator, 'state', 'PUT', other)).status).toBe(200);
  expect(await stateOf(emulator)).toEqual(other);
  expect((await call(emulator, 'GetUetTagsByIds', ids('TagIds', [8]))).refusals).toEqual([]);
  await control(emulator, 'state', 'DELETE');
  expect(await stateOf(emulator)).toEqual(emptyState());
});

test('faults are armed, listed and taken away', async () => {
  const emulator = await anEmulator();
  await json(emulator, 'faults', 'POST', { faults: ['throttle,count=2'] });
  expect(await json(emulator, 'faults', 'POST', { faults: ['lost:AddUetTags'] })).toMatchObject({
    faults: [
      { type: 'throttle', count: 2 },
      { type: 'lost', operation: 'AddUetTags', count: 1 },
    ],
  });
  expect(await outcome(emulator)).toMatchObject({ codes: [117] });
  expect(await json(emulator, 'faults')).toMatchObject({ faults: [{ type: 'throttle', count: 1 }, { type: 'lost' }] });
  expect(await json(emulator, 'faults', 'PUT', { faults: [] })).toEqual({ status: 200, faults: [] });
  expect(await outcome(emulator)).toBe('no fault');
});

test('requests are listed without what they said', async () => {
  const emulator = await anEmulator();
  await call(emulator, 'GetUetTagsByIds', '', { token: 'secret' });
  const { text } = await control(emulator, 'requests');
  expect(JSON.parse(text)).toEqual({
    requests: [{ number: 1, transport: 'soap', operation: 'GetUetTagsByIds', status: 200, bytes: expect.any(Number) }],
  });
});

describe('what is wrong is said', () => {
  const good = anAccount({ tags: [aTag()] });
  const brokenTag = { ...good, customers: { 1001: { ...good.customers['1001'], tags: [{ id: '5' }] } } };
  test.each([
    ['nowhere', 'GET', undefined, 404, 'nothing is steered at /_emulator/nowhere; there are: faults, switches, state'],
    ['constructor', 'GET', undefined, 404, 'nothing is steered at'],
    ['faults/1', 'GET', undefined, 404, 'nothing is steered at'],
    ['clock', 'PATCH', {}, 405, 'clock takes GET, PUT, POST, DELETE, not PATCH'],
    ['requests', 'DELETE', undefined, 405, 'requests takes GET'],
    ['faults', 'POST', {}, 400, 'faults must be a list of strings'],
    ['faults', 'POST', { faults: ['x'] }, 400, 'fault "x": "x" is not a type'],
    ['switches', 'PUT', { inStorePilto: true }, 400, 'unknown switch inStorePilto; there are: inStorePilot,'],
    ['switches', 'PUT', { inStorePilot: 'no' }, 400, 'inStorePilot must be true or false'],
    [
      'switches',
      'PUT',
      { faultStatus: 404, tagLimit: -1 },
      400,
      'faultStatus must be one of: 500, 200; tagLimit must be',
    ],
    ['switches', 'PUT', { accessTokens: 'x' }, 400, 'accessTokens must be a list of strings, or null'],
    ['switches', 'PUT', { currency: 'usd' }, 400, 'currency must be three capital letters'],
    ['switches/1001', 'PUT', {}, 400, 'switches of one account are at switches/CUSTOMER_ID/ACCOUNT_ID'],
    ['switches/__proto__/x', 'PUT', {}, 400, 'switches of one account are at'],
    ['clock', 'PUT', { now: 'soon' }, 400, 'now must be an instant'],
    ['clock', 'POST', { advanceMs: '5' }, 400, 'advanceMs must be a whole number'],
    ['clock', 'POST', { advanceMs: Number.MAX_SAFE_INTEGER }, 400, 'the clock goes from 1970 to 9999'],
    ['clock', 'POST', { advanceMs: -Number.MAX_SAFE_INTEGER }, 400, 'the clock goes from 1970 to 9999'],
    ['clock', 'PUT', { now: '+275000-01-01T00:00:00Z' }, 400, 'the clock goes from 1970 to 9999'],
    ['beacons', 'POST', { tagId: '404' }, 404, 'no such tag or goal'],
    ['state', 'PUT', {}, 400, 'this is no state: version is missing'],
    ['state', 'PUT', { ...good, version: 3 }, 400, 'it has version 3, made by a newer bingctl; this one knows 2'],
    ['state', 'PUT', { ...good, clockOffsetMs: 2 ** 53 - 1 }, 400, 'the state.clockOffsetMs is not within the years'],
    ['state', 'PUT', { ...good, extra: 1 }, 400, 'the state.extra is not a member that is known'],
    ['state', 'PUT', brokenTag, 400, 'the state.customers.1001.tags[0].name is not a string'],
  ])('%s %s %j: %i %s', async (subject, method, body, status, message) => {
    const emulator = await anEmulator(good);
    const reply = await json(emulator, subject, method, body);
    expect(reply).toEqual({ status, error: expect.stringContaining(message) });
    expect(await stateOf(emulator)).toEqual(good);
  });

  test.each(['', '{', '[]', 'null', '7'])('a body of %j', async (body) => {
    const emulator = await anEmulator();
    const { status, text } = await http(`${emulator.url}/_emulator/clock`, { method: 'PUT', body });
    expect(status).toBe(400);
    expect(JSON.parse(text)).toEqual({ error: expect.stringMatching(/^the body (is not JSON|must be a JSON object)/) });
  });
});
