import { afterEach, describe, expect, test } from 'vitest';
import type { Switches } from '../../src/emulator/switches.js';
import { anAccount } from '../kit/account.js';
import { manage, refresh, refusal, signIn } from './oauth-wire.js';
import { anEmulator, control, stateOf, stopEmulators } from './wire.js';

afterEach(stopEmulators);

const withSwitches = (switches: Partial<Switches>) => anEmulator(anAccount({ switches }));
const advance = (emulator: Parameters<typeof control>[0], seconds: number) =>
  control(emulator, 'clock', 'POST', { advanceMs: seconds * 1000 });

describe('a refresh token', () => {
  test('is exchanged for a new one', async () => {
    const emulator = await anEmulator();
    const first = await signIn(emulator);
    const { status, json } = await refresh(emulator, first.refresh_token, { scope: `${manage} offline_access` });
    expect([status, json.scope, json.expires_in]).toEqual([200, manage, 3600]);
    expect([first.access_token, first.refresh_token]).not.toContain(json.access_token);
    expect(json.refresh_token).not.toBe(first.refresh_token);
    expect((await refresh(emulator, json.refresh_token)).status).toBe(200);
  });

  test('that was used is accepted within the grace time, and not afterwards', async () => {
    const emulator = await anEmulator(anAccount(), { clock: { now: () => Date.parse('2026-11-23T12:00:00Z') } });
    const { refresh_token: used } = await signIn(emulator);
    await refresh(emulator, used);
    await advance(emulator, 29.999);
    const again = await refresh(emulator, used);
    expect(again.status).toBe(200);
    await advance(emulator, 0.001);
    expect(refusal(await refresh(emulator, used))).toEqual([400, 'invalid_grant', 70000]);
    expect((await refresh(emulator, again.json.refresh_token)).status).toBe(200);
  });

  test.each(['given out here', 'of somewhere else'])('%s is good once where there is no grace time', async (origin) => {
    const emulator = await withSwitches({ refreshTokenGraceSeconds: 0 });
    const used = origin === 'given out here' ? (await signIn(emulator)).refresh_token : 'from-elsewhere';
    expect((await refresh(emulator, used)).status).toBe(200);
    expect(refusal(await refresh(emulator, used))).toEqual([400, 'invalid_grant', 70000]);
  });

  test('is used up by one of many that use it at once', async () => {
    const emulator = await withSwitches({ refreshTokenGraceSeconds: 0 });
    const { refresh_token: used } = await signIn(emulator);
    const statuses = await Promise.all(Array.from({ length: 10 }, async () => (await refresh(emulator, used)).status));
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  });

  test('is not used up by a request that is refused', async () => {
    const emulator = await withSwitches({ refreshTokenGraceSeconds: 0 });
    const { refresh_token: good } = await signIn(emulator);
    expect((await refresh(emulator, good, { scope: 'https://si.ads.microsoft.com/msads.manage' })).status).toBe(400);
    expect((await refresh(emulator, good, { client_id: 'another' })).json.error).toBe('invalid_grant');
    expect((await refresh(emulator, good)).status).toBe(200);
  });

  test('is good for 90 days from its last use', async () => {
    const emulator = await anEmulator(anAccount(), { clock: { now: () => Date.parse('2026-01-01T00:00:00Z') } });
    const first = await signIn(emulator);
    const idle = await signIn(emulator);
    await advance(emulator, 80 * 24 * 3600);
    const second = (await refresh(emulator, first.refresh_token)).json;
    await advance(emulator, 10 * 24 * 3600);
    expect(refusal(await refresh(emulator, idle.refresh_token))).toEqual([400, 'invalid_grant', 700082]);
    expect((await refresh(emulator, second.refresh_token)).status).toBe(200);
  });

  test('is accepted wherever it is from, unless the switches say otherwise', async () => {
    const emulator = await anEmulator();
    expect((await refresh(emulator, 'any')).json).toMatchObject({ scope: manage, refresh_token: expect.any(String) });
    await control(emulator, 'switches', 'POST', { refreshTokens: ['mine', 'old'], revokedRefreshTokens: ['old'] });
    const own = await signIn(emulator);
    const codes = [];
    for (const text of ['mine', 'other', 'old', own.refresh_token]) {
      const { status, json } = await refresh(emulator, text);
      codes.push(status === 200 ? 200 : json.error_codes[0]);
    }
    expect(codes).toEqual([200, 70000, 50173, 200]);
  });

  test('is revoked with all others', async () => {
    const emulator = await anEmulator();
    const { refresh_token: gone } = await signIn(emulator);
    expect(JSON.parse((await control(emulator, 'tokens', 'DELETE')).text)).toEqual({ revoked: 1 });
    expect(refusal(await refresh(emulator, gone))).toEqual([400, 'invalid_grant', 50173]);
    expect((await signIn(emulator)).refresh_token).toBeDefined();
  });

  test('missing is said', async () => {
    expect(refusal(await refresh(await anEmulator(), ''))).toEqual([400, 'invalid_request', 900144]);
  });
});

test('what is kept does not grow for ever', async () => {
  const emulator = await anEmulator(anAccount(), { clock: { now: () => Date.parse('2026-01-01T00:00:00Z') } });
  await signIn(emulator);
  await advance(emulator, 181 * 24 * 3600);
  await signIn(emulator);
  const { codes, refreshTokens, accessTokens } = (await stateOf(emulator)).identity;
  expect([codes, refreshTokens, accessTokens].map((records) => Object.keys(records).length)).toEqual([1, 1, 1]);
});
