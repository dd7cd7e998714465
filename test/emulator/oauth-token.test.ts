import { afterEach, describe, expect, test } from 'vitest';
import type { Switches } from '../../src/emulator/switches.js';
import { anAccount } from '../kit/account.js';
import { authorize, clientId, manage, redeem, redirectUri, refresh, refusal, token, verifier } from './oauth-wire.js';
import { anEmulator, control, stateOf, stopEmulators } from './wire.js';

afterEach(stopEmulators);

const withSwitches = (switches: Partial<Switches>) => anEmulator(anAccount({ switches }));
const advance = (emulator: Parameters<typeof control>[0], seconds: number) =>
  control(emulator, 'clock', 'POST', { advanceMs: seconds * 1000 });

describe('a code', () => {
  test('is exchanged for tokens', async () => {
    const emulator = await anEmulator();
    const { given } = await authorize(emulator);
    const { status, json, headers } = await redeem(emulator, given.code);
    expect({ status, json }).toEqual({
      status: 200,
      json: {
        token_type: 'Bearer',
        scope: manage,
        expires_in: 3600,
        ext_expires_in: 3600,
        access_token: expect.stringMatching(/^emulator-access-[\w-]{43}$/),
        refresh_token: expect.stringMatching(/^emulator-refresh-[\w-]{43}$/),
      },
    });
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'content-type': 'application/json; charset=utf-8' });
  });

  test('gives no refresh token without offline_access, and says who signed in with openid', async () => {
    const emulator = await anEmulator();
    const { given } = await authorize(emulator, { scope: `openid ${manage}` });
    const { json } = await redeem(emulator, given.code);
    expect(Object.keys(json)).not.toContain('refresh_token');
    const claims = JSON.parse(Buffer.from(json.id_token.split('.')[1] ?? '', 'base64url').toString());
    expect(claims).toMatchObject({ aud: clientId, exp: claims.iat + 3600 });
  });

  test('is good once', async () => {
    const emulator = await anEmulator();
    const { given } = await authorize(emulator);
    await redeem(emulator, given.code);
    expect(refusal(await redeem(emulator, given.code))).toEqual([400, 'invalid_grant', 54005]);
  });

  test('is good for five minutes', async () => {
    const emulator = await anEmulator(anAccount(), { clock: { now: () => Date.parse('2026-11-23T12:00:00Z') } });
    const [early, late] = [await authorize(emulator), await authorize(emulator)];
    await advance(emulator, 299.999);
    expect((await redeem(emulator, early.given.code)).status).toBe(200);
    await advance(emulator, 0.001);
    expect(refusal(await redeem(emulator, late.given.code))).toEqual([400, 'invalid_grant', 70008]);
  });

  test.each([
    ['no code', { code: undefined }, [400, 'invalid_request', 900144]],
    ['another code', { code: 'made-up' }, [400, 'invalid_grant', 70000]],
    ['no address', { redirect_uri: undefined }, [400, 'invalid_request', 900144]],
    ['another address', { redirect_uri: 'http://localhost:4568/' }, [401, 'invalid_client', 500112]],
    ['no verifier', { code_verifier: undefined }, [400, 'invalid_grant', 501481]],
    ['another verifier', { code_verifier: `${verifier}x` }, [400, 'invalid_grant', 501481]],
    ['another application', { client_id: 'another' }, [400, 'invalid_grant', 70000]],
    [
      'a scope that nobody consented to',
      { scope: 'https://si.ads.microsoft.com/msads.manage' },
      [400, 'invalid_grant', 70000],
    ],
    ['a retired scope', { scope: 'bingads.manage' }, [400, 'invalid_scope', 70011]],
    ['a secret', { client_secret: 'x' }, [401, 'invalid_client', 700025]],
    ['no application', { client_id: undefined }, [400, 'invalid_request', 900144]],
    ['no grant', { grant_type: undefined }, [400, 'invalid_request', 900144]],
    ['another grant', { grant_type: 'password' }, [400, 'unsupported_grant_type', 70003]],
    ['the name of a method as grant', { grant_type: 'constructor' }, [400, 'unsupported_grant_type', 70003]],
  ])('is refused with %s, and not used up', async (_, changes, expected) => {
    const emulator = await anEmulator();
    const { given } = await authorize(emulator);
    expect(refusal(await redeem(emulator, given.code, changes))).toEqual(expected);
    expect((await redeem(emulator, given.code)).status).toBe(200);
  });

  test('that was asked for without PKCE takes no verifier', async () => {
    const emulator = await anEmulator();
    const { given } = await authorize(emulator, { code_challenge: undefined, code_challenge_method: undefined });
    expect(refusal(await redeem(emulator, given.code))).toEqual([400, 'invalid_grant', 501481]);
    expect((await redeem(emulator, given.code, { code_verifier: undefined })).status).toBe(200);
  });
});

describe('an application with a secret', () => {
  const secret = 'one of Microsoft:s%secrets';
  const aCode = async () => {
    const emulator = await withSwitches({ confidentialClients: { [clientId]: secret } });
    return { emulator, code: (await authorize(emulator)).given.code };
  };
  const basic = (user: string, password: string) => ({
    authorization: `Basic ${Buffer.from(`${encodeURIComponent(user)}:${encodeURIComponent(password)}`).toString('base64')}`,
  });
  const form = (code: string | undefined) => ({
    ...{ grant_type: 'authorization_code', client_id: clientId, code },
    ...{ redirect_uri: redirectUri, code_verifier: verifier },
  });

  test('sends it in the form or in the header', async () => {
    const { emulator, code } = await aCode();
    const tokens = await redeem(emulator, code, { client_secret: secret });
    expect(tokens.status).toBe(200);
    const grant = { grant_type: 'refresh_token', client_id: clientId, refresh_token: tokens.json.refresh_token };
    expect((await token(emulator, grant, basic(clientId, secret))).status).toBe(200);
  });

  test.each([
    ['none', {}, {}, [401, 'invalid_client', 7000218]],
    ['another', { client_secret: 'x' }, {}, [401, 'invalid_client', 7000215]],
    ['another in the header', {}, basic(clientId, 'x'), [401, 'invalid_client', 7000215]],
    ["another application's", {}, basic('another', secret), [401, 'invalid_client', 7000215]],
    ['a bearer token', {}, { authorization: 'Bearer x' }, [401, 'invalid_client', 7000215]],
    ['two', { client_secret: secret }, basic(clientId, secret), [400, 'invalid_request', 9002313]],
  ])('is refused with %s', async (_, changes, headers, expected) => {
    const { emulator, code } = await aCode();
    expect(refusal(await token(emulator, { ...form(code), ...changes }, headers))).toEqual(expected);
  });
});

test('an error has the form that the platform gives it', async () => {
  const emulator = await anEmulator(anAccount(), { clock: { now: () => Date.parse('2026-11-23T12:00:00.5Z') } });
  const { json } = await refresh(emulator, 'x', { grant_type: 'password' });
  const guid = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(json).toEqual({
    error: 'unsupported_grant_type',
    error_description: `AADSTS70003: The grant type 'password' is not supported. Trace ID: ${json.trace_id} Correlation ID: ${json.correlation_id} Timestamp: 2026-11-23 12:00:00Z`,
    error_codes: [70003],
    timestamp: '2026-11-23 12:00:00Z',
    trace_id: guid,
    correlation_id: guid,
    error_uri: 'https://login.microsoftonline.com/error?code=70003',
  });
});

test('what is kept, listed and logged holds no token, and grants are counted', async () => {
  const lines: string[] = [];
  const emulator = await anEmulator(anAccount(), { log: (line) => lines.push(line) });
  const { given } = await authorize(emulator);
  const { json } = await redeem(emulator, given.code);
  await refresh(emulator, json.refresh_token);
  await refresh(emulator, json.refresh_token, { scope: 'x' });
  const shown = [JSON.stringify(await stateOf(emulator)), lines.join(), (await control(emulator, 'requests')).text];
  const secrets = [given.code ?? '', json.access_token, json.refresh_token];
  expect(secrets.filter((secret) => shown.some((text) => text.includes(secret)))).toEqual([]);
  expect(lines.slice(0, 4)).toEqual(['Authorize 302', 'Token 200', 'Token 200', 'Token 400']);
  expect(JSON.parse((await control(emulator, 'tokens')).text)).toEqual({
    grants: { authorization_code: { granted: 1, refused: 0 }, refresh_token: { granted: 1, refused: 1 } },
  });
});
