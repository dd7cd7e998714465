import { afterEach, describe, expect, test } from 'vitest';
import type { Switches } from '../../src/emulator/switches.js';
import { anAccount } from '../kit/account.js';
import {
  authorize,
  clientId,
  googleParameters,
  manage,
  postForm,
  query,
  redeem,
  redirectUri,
  refresh,
  refusal,
  signIn,
  token,
  verifier,
  visit,
} from './oauth-wire.js';
import { anEmulator, control, http, stateOf, stopEmulators } from './wire.js';

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
    const claims = JSON.parse(Buffer.from(json.id_token.split('.')[1], 'base64url').toString());
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

describe('a request', () => {
  const good = { grant_type: 'refresh_token', client_id: clientId, refresh_token: 'any' };

  test.each([
    ['application/json', JSON.stringify(good)],
    ['text/plain', query(good)],
    ['multipart/form-data; boundary=x', query(good)],
    ['', query(good)],
  ])('of type %j has no parameters', async (type, body) => {
    expect(refusal(await token(await anEmulator(), body, { 'content-type': type }))).toEqual([
      400,
      'invalid_request',
      900144,
    ]);
  });

  test('may name its characters', async () => {
    const type = { 'content-type': 'Application/x-www-form-urlencoded; charset=UTF-8' };
    expect((await token(await anEmulator(), good, type)).status).toBe(200);
  });

  test.each(['client_id', 'refresh_token', 'grant_type'])('with two of %s is refused', async (name) => {
    const emulator = await anEmulator();
    expect(refusal(await token(emulator, `${query(good)}&${name}=x`))).toEqual([400, 'invalid_request', 9000411]);
    expect(refusal(await token(emulator, `${query(good)}&${name}=`))).toEqual([400, 'invalid_request', 9000411]);
  });

  test.each(['%', '%zz', '&&&===', '\0', `${'a='}${'%C3%28'.repeat(100)}`, '__proto__=x&constructor=y'])(
    'of %j is refused as one without parameters',
    async (body) => {
      expect(refusal(await token(await anEmulator(), body))).toEqual([400, 'invalid_request', 900144]);
    },
  );

  test('over 64 KB is not read', async () => {
    const emulator = await anEmulator();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const url = `${emulator.url}/common/oauth2/v2.0/token`;
    const body = `${query(good)}&x=${'x'.repeat(65_536)}`;
    expect((await http(url, { method: 'POST', headers, body })).status).toBe(413);
    expect((await token(emulator, good)).status).toBe(200);
  });

  test('with a name of thousands of characters is answered in short', async () => {
    const { json } = await token(await anEmulator(), { ...good, grant_type: 'x'.repeat(60_000) });
    expect(json.error_description.length).toBeLessThan(400);
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

test('what is kept does not grow for ever', async () => {
  const emulator = await anEmulator(anAccount(), { clock: { now: () => Date.parse('2026-01-01T00:00:00Z') } });
  await signIn(emulator);
  await advance(emulator, 181 * 24 * 3600);
  await signIn(emulator);
  const { codes, refreshTokens, accessTokens } = (await stateOf(emulator)).identity;
  expect([codes, refreshTokens, accessTokens].map((records) => Object.keys(records).length)).toEqual([1, 1, 1]);
});

describe('Google', () => {
  const client = { client_id: googleParameters.client_id, client_secret: 'secret' };
  const signInWithGoogle = async (emulator: Parameters<typeof visit>[0], changes = {}) => {
    const { given } = await visit(emulator, '/o/oauth2/v2/auth', { ...googleParameters, ...changes });
    const { redirect_uri } = googleParameters;
    return postForm(emulator, '/token', {
      grant_type: 'authorization_code',
      ...client,
      code: given.code,
      redirect_uri,
    });
  };

  test('gives a refresh token for a code, and no other for the refresh token', async () => {
    const emulator = await anEmulator();
    const { status, json } = await signInWithGoogle(emulator);
    expect([status, Object.keys(json).sort()]).toEqual([
      200,
      ['access_token', 'expires_in', 'id_token', 'refresh_token', 'scope', 'token_type'],
    ]);
    for (const _ of ['once', 'twice']) {
      const again = await postForm(emulator, '/token', {
        ...{ grant_type: 'refresh_token', ...client },
        refresh_token: json.refresh_token,
      });
      expect([again.status, Object.keys(again.json)]).toEqual([200, expect.not.arrayContaining(['refresh_token'])]);
    }
  });

  test.each([
    ['online', { access_type: undefined }],
    ['without consent', { prompt: undefined }],
  ])('gives no refresh token %s', async (_, changes) => {
    const { status, json } = await signInWithGoogle(await anEmulator(), changes);
    expect([status, json.refresh_token]).toEqual([200, undefined]);
  });

  test.each([
    ['no secret', { client_secret: undefined }, 400, 'invalid_request'],
    ['another secret', { client_secret: 'x' }, 401, 'invalid_client'],
    ['an unknown code', { grant_type: 'authorization_code', code: 'x', redirect_uri: 'x' }, 400, 'invalid_grant'],
    ['a device code', { grant_type: 'urn:ietf:params:oauth:grant-type:device_code' }, 400, 'unsupported_grant_type'],
  ])('refuses %s', async (_, changes, status, error) => {
    const emulator = await withSwitches({ confidentialClients: { [String(client.client_id)]: 'secret' } });
    const form = { grant_type: 'refresh_token', refresh_token: 'any', ...client, ...changes };
    const refused = await postForm(emulator, '/token', form);
    expect([refused.status, refused.json]).toEqual([status, { error, error_description: expect.any(String) }]);
  });

  test('does not know the refresh tokens of Microsoft', async () => {
    const emulator = await anEmulator();
    const { refresh_token } = await signIn(emulator);
    const form = { grant_type: 'refresh_token', client_id: clientId, client_secret: 's', refresh_token };
    expect((await postForm(emulator, '/token', form)).json.error).toBe('invalid_grant');
  });
});
