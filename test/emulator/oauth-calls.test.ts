import { afterEach, describe, expect, test } from 'vitest';
import { anAccount } from '../kit/account.js';
import { asking, faces, transports } from './faces.js';
import { authorize, googleParameters, postForm, redeem, refresh, refusal, signIn, token, visit } from './oauth-wire.js';
import { anEmulator, control, envelope, http, path, post, stopEmulators } from './wire.js';

afterEach(stopEmulators);

describe.each(transports)('calls over %s', (transport) => {
  const ask = asking(transport);
  const list = (emulator: Parameters<typeof ask>[0], accessToken: string) =>
    ask(emulator, 'GetUetTagsByIds', {}, { token: accessToken });

  test('are let in by a token until it runs out, by the clock of the emulator', async () => {
    const clock = { now: () => Date.parse('2026-11-23T12:00:00Z') };
    const emulator = await anEmulator(anAccount({ switches: { accessTokenSeconds: 60 } }), { clock });
    const { access_token, refresh_token } = await signIn(emulator);
    await control(emulator, 'clock', 'POST', { advanceMs: 59_999 });
    expect((await list(emulator, access_token)).fault).toBe('no fault');
    await control(emulator, 'clock', 'POST', { advanceMs: 1 });
    expect((await list(emulator, access_token)).fault).toEqual({ kind: 'AdApiFaultDetail', codes: [109] });
    const { json } = await refresh(emulator, refresh_token);
    expect((await list(emulator, json.access_token)).fault).toBe('no fault');
  });

  test('are let in by tokens of the emulator beside those that the switches name', async () => {
    const emulator = await anEmulator(anAccount({ switches: { accessTokens: ['mine'] } }));
    const { access_token } = await signIn(emulator);
    expect((await list(emulator, access_token)).fault).toBe('no fault');
    expect((await list(emulator, 'mine')).fault).toBe('no fault');
    expect((await list(emulator, 'other')).fault).toMatchObject({ codes: [105] });
    await control(emulator, 'switches', 'POST', { expiredTokens: [access_token] });
    expect((await list(emulator, access_token)).fault).toMatchObject({ codes: [109] });
  });
});

test("calls with Google's tokens say so, and others do not", async () => {
  const emulator = await anEmulator();
  const { given } = await visit(emulator, '/o/oauth2/v2/auth', googleParameters);
  const { client_id, redirect_uri } = googleParameters;
  const client = { client_id, redirect_uri, client_secret: 's' };
  const form = { grant_type: 'authorization_code', code: given.code, ...client };
  const google = (await postForm(emulator, '/token', form)).json.access_token;
  const microsoft = (await signIn(emulator)).access_token;
  const statuses = [];
  for (const accessToken of [google, microsoft, 'any']) {
    for (const says of [undefined, 'Google']) {
      const soap = envelope('GetUetTagsByIds', '', { token: accessToken });
      const header = says ? `<IdentityProvider>${says}</IdentityProvider></s:Header>` : '</s:Header>';
      const overSoap = await post(emulator, 'GetUetTagsByIds', soap.replace('</s:Header>', header));
      const headers = { 'content-type': 'application/json', developertoken: 'd', customerid: '1001' };
      const provider = says && { identityprovider: says };
      const overRest = await http(`${emulator.url}/CampaignManagement/v13/UetTags/QueryByIds`, {
        method: 'POST',
        headers: { ...headers, authorization: `Bearer ${accessToken}`, ...provider },
        body: '{}',
      });
      statuses.push([overSoap.status, overRest.status]);
    }
  }
  const [good, bad] = [
    [200, 200],
    [500, 401],
  ];
  expect(statuses).toEqual([bad, good, good, bad, good, good]);
});

describe('faults strike the identity platforms', () => {
  const struck = async (...faults: string[]) => {
    const emulator = await anEmulator(anAccount({ switches: { refreshTokenGraceSeconds: 0 } }), { faults });
    const { given } = await authorize(emulator);
    return { emulator, code: given.code };
  };

  test('by name alone', async () => {
    const emulator = await anEmulator(anAccount(), { faults: ['status'] });
    expect((await refresh(emulator, 'any')).status).toBe(200);
    expect((await post(emulator, 'GetUetTagsByIds', envelope('GetUetTagsByIds', ''))).status).toBe(503);
  });

  test.each([
    ['throttle:Token,retry-after=1', [429, 'temporarily_unavailable', 90055]],
    ['internal-error:Token', [503, 'temporarily_unavailable', 90033]],
    ['expired-token:Token', [400, 'invalid_grant', 700082]],
    ['throttle:Token,status=400', [400, 'temporarily_unavailable', 90055]],
  ])('%s: nothing was done', async (fault, expected) => {
    const { emulator, code } = await struck(fault);
    expect(refusal(await redeem(emulator, code))).toEqual(expected);
    expect((await redeem(emulator, code)).status).toBe(200);
  });

  test.each(['lost:Token', 'reset-after:Token'])('%s: the refresh token is used up all the same', async (fault) => {
    const emulator = await anEmulator(anAccount({ switches: { refreshTokenGraceSeconds: 0 } }), { faults: [fault] });
    await expect(refresh(emulator, 'mine')).rejects.toThrow();
    expect((await refresh(emulator, 'mine')).json.error).toBe('invalid_grant');
    expect(JSON.parse((await control(emulator, 'tokens')).text).grants.refresh_token).toEqual({
      granted: 1,
      refused: 1,
    });
  });

  test('html and status: an answer that is none of the platform', async () => {
    const emulator = await anEmulator(anAccount(), {
      faults: ['html:Authorize', 'status:DeviceCode,status=502', 'latency:Token,ms=1'],
    });
    expect((await authorize(emulator)).text).toContain('Service Unavailable');
    const url = `${emulator.url}/common/oauth2/v2.0/devicecode`;
    expect((await http(url, { method: 'POST', body: '' })).status).toBe(502);
    expect((await token(emulator, {})).status).toBe(400);
  });
});

test.each(transports)('the Date of an answer over %s is the time of the service', async (transport) => {
  const emulator = await anEmulator(anAccount(), { clock: { now: () => Date.parse('2026-11-23T12:00:00Z') } });
  const { send } = faces[transport];
  expect((await send(emulator, 'GetUetTagsByIds', {})).headers.date).toBe('Mon, 23 Nov 2026 12:00:00 GMT');
  await control(emulator, 'clock', 'PUT', { now: '2027-02-01T00:00:00Z' });
  expect((await send(emulator, 'GetUetTagsByIds', {})).headers.date).toBe('Mon, 01 Feb 2027 00:00:00 GMT');
  expect((await token(emulator, {})).headers.date).toBe('Mon, 01 Feb 2027 00:00:00 GMT');
  for (const page of [`${path}?wsdl`, path, '/CampaignManagement/v13']) {
    expect((await http(emulator.url + page)).headers.date, page).toBe('Mon, 01 Feb 2027 00:00:00 GMT');
  }
});
