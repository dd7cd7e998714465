import { describe, expect, test } from 'vitest';
import type { Clock } from '../../src/clock.js';
import type { Emulator } from '../../src/emulator/server.js';
import type { SignInApplication } from '../../src/sign-in/application.js';
import { signInByDevice } from '../../src/sign-in/by-device.js';
import { quickClock } from '../kit/bingctl.js';
import { aService } from '../wire/service.js';
import { anApplication, clientId, formsAt, identityPlatform, tools } from './tools.js';

/** A clock that waits for nobody, and tells of each wait: time goes on at the platform too. */
function pacing(platform: Emulator, onWait: (waits: number) => Promise<unknown> = async () => {}) {
  const clock = quickClock(Date.now());
  const paced: Clock = {
    ...clock,
    async sleep(ms, signal) {
      await control(platform, 'clock', { advanceMs: ms });
      await clock.sleep(ms, signal);
      await onWait(clock.slept.length);
    },
  };
  return { clock: paced, slept: clock.slept };
}

async function control(platform: Emulator, subject: string, body: object): Promise<void> {
  const answer = await fetch(`${platform.url}/_emulator/${subject}`, { method: 'POST', body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(await answer.text());
}

/** Signs in at a platform; `onCode` is told the code that a person has to type. */
async function signIn(url: string, clock: Clock, application: Partial<SignInApplication> = {}) {
  const told: string[] = [];
  const attempt = signInByDevice(anApplication(url, application), { ...tools(clock), tell: (text) => told.push(text) });
  return { attempt, told, userCode: () => /enter the code (\S+)\./.exec(told.join('\n'))?.[1] };
}

/** Signs in with a person who decides after so many waits. */
async function withPerson(platform: Emulator, decision: 'approve' | 'deny', after = 1) {
  let code: () => string | undefined = () => undefined;
  const { clock, slept } = pacing(platform, async (waits) => {
    if (waits === after) await control(platform, 'devices', { userCode: code(), decision });
  });
  const { attempt, told, userCode } = await signIn(platform.url, clock);
  code = userCode;
  return { attempt, told, slept };
}

test('a code that is typed on another device signs in', async () => {
  const platform = await identityPlatform();
  const { attempt, told, slept } = await withPerson(platform, 'approve', 3);
  expect(await attempt).toMatchObject({
    accessToken: expect.stringMatching(/^emulator-access-/),
    refreshToken: expect.stringMatching(/^emulator-refresh-/),
    scopes: ['https://ads.microsoft.com/msads.manage'],
  });
  expect(slept).toEqual([5000, 5000, 5000]);
  expect(told).toEqual([
    expect.stringMatching(
      /^Open http:\/\/127\.0\.0\.1:\d+\/common\/oauth2\/deviceauth on any device and enter the code [A-Z]{9}\.\nIt is good for 15m\.\nMicrosoft Advertising does not document this way: if it is refused, use --no-browser\.$/,
    ),
  ]);
  expect(formsAt(platform, 'DeviceCode')).toEqual([
    { client_id: clientId, scope: 'https://ads.microsoft.com/msads.manage offline_access' },
  ]);
  expect(formsAt(platform, 'Token').at(-1)).toEqual({
    client_id: clientId,
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    device_code: expect.stringMatching(/^emulator-device-/),
  });
});

test('a person who declines', async () => {
  const { attempt } = await withPerson(await identityPlatform(), 'deny');
  await expect(attempt).rejects.toMatchObject({
    kind: 'signedOut',
    message: 'the sign-in was declined: nothing was saved',
  });
});

test('nobody who types the code in time', async () => {
  const platform = await identityPlatform({ deviceCodeSeconds: 20 });
  const { clock, slept } = pacing(platform);
  const { attempt } = await signIn(platform.url, clock);
  await expect(attempt).rejects.toMatchObject({
    kind: 'signedOut',
    message: 'the code was not entered in time',
    hint: 'sign in once more, and agree to what is asked',
  });
  expect(slept).toEqual([5000, 5000, 5000, 5000]);
});

test('a platform that does not let this scope be signed in so', async () => {
  const platform = await identityPlatform({ deviceCodes: 'refuse' });
  const { attempt, told } = await signIn(platform.url, quickClock());
  await expect(attempt).rejects.toMatchObject({
    kind: 'signedOut',
    code: 70011,
    message: expect.stringMatching(/\(Microsoft Advertising does not document the sign-in by a device code\)$/),
    hint: 'sign in with --no-browser',
  });
  expect(told).toEqual([]);
});

test('Google has no such way', async () => {
  const { attempt } = await signIn('http://127.0.0.1:1', quickClock(), { identityProvider: 'google' });
  await expect(attempt).rejects.toMatchObject({ kind: 'usage', hint: 'sign in with --no-browser' });
});

test('Ctrl-C while it waits', async () => {
  const platform = await identityPlatform();
  const stop = new AbortController();
  const attempt = signInByDevice(anApplication(platform.url), {
    ...tools(),
    signal: stop.signal,
    tell: () => stop.abort(),
  });
  await expect(attempt).rejects.toMatchObject({ kind: 'interrupted', message: 'interrupted: nobody was signed in' });
});

describe('answers that are none, or say how to go on', () => {
  const headers = { 'content-type': 'application/json' };
  const begun = {
    device_code: 'd',
    user_code: 'U',
    verification_uri: 'https://x.example',
    expires_in: 900,
    interval: 1,
  };
  const json = (value: object, status = 200) => ({ status, headers, body: JSON.stringify(value) });
  const refusal = (error: string) => json({ error, error_description: 'x' }, 400);
  const tokens = json({ access_token: 'a', token_type: 'Bearer', refresh_token: 'r', expires_in: '60' });

  test('slow_down asks for five seconds more, for good', async () => {
    const { url } = await aService(
      json(begun),
      refusal('slow_down'),
      refusal('authorization_pending'),
      refusal('slow_down'),
      tokens,
    );
    const clock = quickClock(0);
    const { attempt } = await signIn(url.origin, clock);
    expect(await attempt).toEqual({ accessToken: 'a', refreshToken: 'r', expiresAtMs: 84_000, scopes: null });
    expect(clock.slept).toEqual([1000, 6000, 6000, 11_000]);
  });

  test.each([
    ['expired_token', { message: 'the code was not entered in time' }],
    ['authorization_declined', { message: 'the sign-in was declined: nothing was saved' }],
    ['access_denied', { message: 'the sign-in was declined: nothing was saved' }],
    ['bad_verification_code', { kind: 'signedOut', hint: 'sign in with --no-browser' }],
  ])('%s ends it', async (error, expected) => {
    const { url } = await aService(json(begun), refusal(error));
    const { attempt } = await signIn(url.origin, quickClock());
    await expect(attempt).rejects.toMatchObject(expected);
  });

  test.each([
    ['a page of HTML', { body: '<html>' }],
    ['no code', json({ ...begun, device_code: undefined })],
    ['no time', json({ ...begun, expires_in: 0 })],
  ])('%s in place of a code', async (_, reply) => {
    const { url } = await aService(reply);
    const { attempt } = await signIn(url.origin, quickClock());
    await expect(attempt).rejects.toMatchObject({ kind: 'unreachable', exit: 6 });
  });
});
