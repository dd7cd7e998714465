import { afterEach, describe, expect, test } from 'vitest';
import type { Emulator } from '../../src/emulator/server.js';
import type { Switches } from '../../src/emulator/switches.js';
import { anAccount } from '../kit/account.js';
import { clientId, manage, postForm, refusal, token, visit } from './oauth-wire.js';
import { anEmulator, control, http, stateOf, stopEmulators } from './wire.js';

afterEach(stopEmulators);

const start = Date.parse('2026-11-23T12:00:00Z');
const still = (switches: Partial<Switches> = {}) =>
  anEmulator(anAccount({ switches }), { clock: { now: () => start } });
const advance = (emulator: Emulator, seconds: number) =>
  control(emulator, 'clock', 'POST', { advanceMs: seconds * 1000 });
const begin = (emulator: Emulator, changes = {}) =>
  postForm(emulator, '/common/oauth2/v2.0/devicecode', {
    ...{ client_id: clientId, scope: `${manage} offline_access` },
    ...changes,
  });
const poll = (emulator: Emulator, device_code: string, changes = {}) =>
  token(emulator, {
    ...{ grant_type: 'urn:ietf:params:oauth:grant-type:device_code', client_id: clientId, device_code },
    ...changes,
  });
const decide = (emulator: Emulator, userCode: unknown, decision: unknown) =>
  control(emulator, 'devices', 'POST', { userCode, decision });
const pending = [400, 'authorization_pending', 70016];

test('a device is told what to show', async () => {
  const emulator = await still();
  const { status, json } = await begin(emulator);
  const where = `${emulator.url}/common/oauth2/deviceauth`;
  expect({ status, json }).toEqual({
    status: 200,
    json: {
      user_code: expect.stringMatching(/^[A-Z]{9}$/),
      device_code: expect.stringMatching(/^emulator-device-/),
      verification_uri: where,
      expires_in: 900,
      interval: 5,
      message: `To sign in, open ${where} in a browser and enter the code ${json.user_code}.`,
    },
  });
  const state = JSON.stringify(await stateOf(emulator));
  expect([state.includes(json.user_code), state.includes(json.device_code)]).toEqual([false, false]);
});

test('it waits, and is signed in once the person has said yes', async () => {
  const emulator = await still();
  const { device_code, user_code } = (await begin(emulator)).json;
  expect(refusal(await poll(emulator, device_code))).toEqual(pending);
  expect((await decide(emulator, user_code, 'approve')).status).toBe(200);
  await advance(emulator, 5);
  expect((await poll(emulator, device_code)).json).toMatchObject({ scope: manage, refresh_token: expect.any(String) });
  await advance(emulator, 5);
  expect(refusal(await poll(emulator, device_code))).toEqual([400, 'invalid_grant', 54005]);
});

test('it is told to slow down, every time by five seconds', async () => {
  const emulator = await still();
  const { device_code } = (await begin(emulator)).json;
  const after = async (seconds: number) => {
    await advance(emulator, seconds);
    return (await poll(emulator, device_code)).json.error;
  };
  expect([await after(0), await after(4.999), await after(9.999), await after(15)]).toEqual([
    'authorization_pending',
    'slow_down',
    'slow_down',
    'authorization_pending',
  ]);
});

test('it is told that the person declined, or that nobody came', async () => {
  const emulator = await still();
  const [declined, late] = [(await begin(emulator)).json, (await begin(emulator)).json];
  await decide(emulator, declined.user_code, 'deny');
  expect(refusal(await poll(emulator, declined.device_code))).toEqual([400, 'authorization_declined', 65004]);
  await advance(emulator, 900);
  expect(refusal(await poll(emulator, late.device_code))).toEqual([400, 'expired_token', 70019]);
  expect((await decide(emulator, late.user_code, 'approve')).status).toBe(404);
});

test.each([
  ['no application', { client_id: undefined }, [400, 'invalid_request', 900144]],
  ['no scope', { scope: undefined }, [400, 'invalid_request', 900144]],
  ['a retired scope', { scope: 'bingads.manage' }, [400, 'invalid_scope', 70011]],
])('a device is refused with %s', async (_, changes, expected) => {
  expect(refusal(await begin(await still(), changes))).toEqual(expected);
});

test('a device is refused where the scope is not open to it', async () => {
  expect(refusal(await begin(await still({ deviceCodes: 'refuse' })))).toEqual([400, 'invalid_scope', 70011]);
});

test.each([
  ['no device code', { device_code: undefined }, [400, 'invalid_request', 900144]],
  ['another', { device_code: 'x' }, [400, 'bad_verification_code', 70018]],
  ["another application's", { client_id: 'another' }, [400, 'bad_verification_code', 70018]],
])('a poll is refused with %s', async (_, changes, expected) => {
  const emulator = await still();
  const { device_code } = (await begin(emulator)).json;
  expect(refusal(await poll(emulator, device_code, changes))).toEqual(expected);
});

describe('the page for the person', () => {
  const open = (emulator: Emulator, parameters = {}) => visit(emulator, '/common/oauth2/deviceauth', parameters);

  test('asks for the code, in a form that a browser sends without an Origin', async () => {
    const { status, text } = await open(await still());
    expect(status).toBe(200);
    expect(text).toContain('<form method="get">');
  });

  test.each(['approve', 'deny'])('takes the code as it is typed, to %s', async (decision) => {
    const emulator = await still();
    const { device_code, user_code } = (await begin(emulator)).json;
    const typed = ` ${user_code.slice(0, 4).toLowerCase()}-${user_code.slice(4)} `;
    expect((await open(emulator, { user_code: typed, decision })).status).toBe(200);
    const { json } = await poll(emulator, device_code);
    expect(json.error).toBe(decision === 'approve' ? undefined : 'authorization_declined');
  });

  test.each(['', 'NOBODYHAS', '"><script>'])('knows no code %j', async (user_code) => {
    const { status, text } = await open(await still(), { user_code, decision: 'approve' });
    expect([status, text.includes('<script>')]).toEqual([user_code === '' ? 200 : 400, false]);
  });

  test('declines for whoever always does', async () => {
    const emulator = await still({ userDenies: true });
    const { device_code, user_code } = (await begin(emulator)).json;
    await open(emulator, { user_code, decision: 'approve' });
    expect((await poll(emulator, device_code)).json.error).toBe('authorization_declined');
  });

  test('is not for web pages', async () => {
    const emulator = await still();
    const headers = { origin: 'https://evil.example' };
    expect((await http(`${emulator.url}/common/oauth2/deviceauth`, { headers })).status).toBe(403);
  });
});

test.each([
  [undefined, 'approve', 400],
  ['X', undefined, 400],
  ['X', 'maybe', 400],
  ['X', 'approve', 404],
])('control refuses the code %j with %j: %i', async (userCode, decision, status) => {
  expect((await decide(await still(), userCode, decision)).status).toBe(status);
});

test('a decision stands', async () => {
  const emulator = await still();
  const { user_code } = (await begin(emulator)).json;
  expect((await decide(emulator, user_code, 'deny')).status).toBe(200);
  expect((await decide(emulator, user_code, 'approve')).status).toBe(404);
});
