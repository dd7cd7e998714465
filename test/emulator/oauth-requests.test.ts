import { afterEach, describe, expect, test } from 'vitest';
import { clientId, query, refusal, token } from './oauth-wire.js';
import { anEmulator, http, stopEmulators } from './wire.js';

afterEach(stopEmulators);

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
