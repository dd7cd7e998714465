import { afterEach, describe, expect, test } from 'vitest';
import { anAccount } from '../kit/account.js';
import {
  authorize,
  authorizeParameters,
  clientId,
  googleParameters,
  manage,
  query,
  redeem,
  redirectUri,
  visit,
} from './oauth-wire.js';
import { anEmulator, http, stateOf, stopEmulators } from './wire.js';

afterEach(stopEmulators);

const sandbox = 'https://si.ads.microsoft.com/msads.manage';

describe('a browser that comes to sign in', () => {
  test.each(['common', 'organizations', 'consumers', 'contoso.onmicrosoft.com', clientId])(
    'is sent back with a code and the state, from tenant %s',
    async (tenant) => {
      const { status, to, given } = await authorize(await anEmulator(), {}, tenant);
      expect({ status, to, given }).toEqual({
        status: 302,
        to: redirectUri,
        given: {
          code: expect.stringMatching(/^emulator-code-/),
          state: 'the state',
          session_state: expect.any(String),
        },
      });
    },
  );

  test.each([
    ['prompt', { prompt: 'login' }],
    ['account', { prompt: 'select_account', login_hint: 'a@example.com' }],
    ['no response_mode', { response_mode: undefined }],
    ['the sandbox', { scope: `${sandbox} offline_access` }],
    ['who it is', { scope: `openid profile ${manage}` }],
    ['no PKCE', { code_challenge: undefined, code_challenge_method: undefined }],
    ['a path', { redirect_uri: 'http://localhost/myapp/back' }],
    ['no port', { redirect_uri: 'http://localhost' }],
  ])('may ask with %s', async (_, changes) => {
    const { to, given } = await authorize(await anEmulator(), changes);
    expect([to?.startsWith('http://localhost'), Object.keys(given)]).toEqual([
      true,
      ['code', 'state', 'session_state'],
    ]);
  });

  test('goes to the address of applications without a listener', async () => {
    const nativeClient = 'https://login.microsoftonline.com/common/oauth2/nativeclient';
    expect((await authorize(await anEmulator(), { redirect_uri: nativeClient })).to).toBe(nativeClient);
  });

  test('gets its state back to the byte, and none when it sent none', async () => {
    const emulator = await anEmulator();
    const state = 'a&b=c #%20+"\r\nLocation: https://evil.example\u00e9';
    expect((await authorize(emulator, { state })).given.state).toBe(state);
    expect(Object.keys((await authorize(emulator, { state: undefined })).given)).toEqual(['code', 'session_state']);
  });

  test('leaves a digest of its code in the state, and not the code', async () => {
    const emulator = await anEmulator();
    const { code = '' } = (await authorize(emulator)).given;
    const state = JSON.stringify(await stateOf(emulator));
    expect([state.includes(code), Object.keys((await stateOf(emulator)).identity.codes)]).toEqual([
      false,
      [expect.stringMatching(/^[0-9a-f]{64}$/)],
    ]);
  });
});

describe('is refused in the answer to the application', () => {
  test.each([
    ['response_type', { response_type: undefined }, 'invalid_request', 900144],
    ['another response_type', { response_type: 'token' }, 'unsupported_response_type', 70005],
    ['a hybrid response_type', { response_type: 'code id_token' }, 'unsupported_response_type', 70005],
    ['a response_mode', { response_mode: 'fragment' }, 'invalid_request', 70007],
    ['no scope', { scope: undefined }, 'invalid_request', 900144],
    ['no permission of the service', { scope: 'openid offline_access' }, 'invalid_scope', 70011],
    ['a retired scope', { scope: 'https://ads.microsoft.com/ads.manage offline_access' }, 'invalid_scope', 70011],
    ['another retired scope', { scope: 'bingads.manage' }, 'invalid_scope', 70011],
    ['a scope of another service', { scope: `${manage} User.Read` }, 'invalid_scope', 70011],
    ['both environments', { scope: `${manage} ${sandbox}` }, 'invalid_request', 28000],
    ['a plain challenge', { code_challenge_method: 'plain' }, 'invalid_request', 9002313],
    ['a challenge without method', { code_challenge_method: undefined }, 'invalid_request', 9002313],
    ['a method without challenge', { code_challenge: undefined }, 'invalid_request', 501491],
    ['a challenge of another size', { code_challenge: 'abc' }, 'invalid_request', 501491],
    ['a silent sign-in', { prompt: 'none' }, 'login_required', 50058],
  ])('%s', async (_, changes, error, code) => {
    const { status, to, given } = await authorize(await anEmulator(), changes);
    expect({ status, to, given }).toEqual({
      status: 302,
      to: redirectUri,
      given: { error, error_description: expect.stringMatching(new RegExp(`^AADSTS${code}: `)), state: 'the state' },
    });
  });

  test('a person who says no', async () => {
    const emulator = await anEmulator(anAccount({ switches: { userDenies: true } }));
    expect((await authorize(emulator)).given).toMatchObject({ error: 'access_denied', state: 'the state' });
    expect((await visit(emulator, '/o/oauth2/v2/auth', googleParameters)).given).toEqual({
      error: 'access_denied',
      state: 's',
    });
  });
});

describe('is led nowhere', () => {
  const elsewhere = [
    'https://evil.example/',
    'http://localhost.evil.example/',
    'http://localhost@evil.example/',
    'http://localhost:4567@evil.example/',
    'http://evil.example/http://localhost/',
    'http://localhost\\@evil.example/',
    'http://localhost:4567\\.evil.example/',
    'http://localhost:456789/',
    'http://localhost/#here',
    'http://localhost/?next=https://evil.example',
    'http://localhost/\r\nSet-Cookie: a=b',
    'http://localhost /',
    ' http://localhost/',
    'HTTP://localhost/',
    'https://localhost/',
    '//localhost/',
    'localhost',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://login.microsoftonline.com/common/oauth2/nativeclient/../../x',
    'http://127.0.0.1.evil.example/',
    'http://0.0.0.0/',
    'http://127.0.0.2/',
  ];

  test.each(elsewhere)('not to %j', async (uri) => {
    const emulator = await anEmulator();
    const { status, to, text } = await authorize(emulator, { redirect_uri: uri });
    expect({ status, to }).toEqual({ status: 400, to: null });
    expect(text).toContain('AADSTS50011');
    const google = await visit(emulator, '/o/oauth2/v2/auth', { ...googleParameters, redirect_uri: uri });
    expect([google.status, google.to]).toEqual([400, null]);
  });

  test.each([
    ['without client', { client_id: undefined }, 'AADSTS900144'],
    ['without address', { redirect_uri: undefined }, 'AADSTS900971'],
    // Registered for Google's applications alone.
    ['to an address in numbers', { redirect_uri: 'http://127.0.0.1:4567/' }, 'AADSTS50011'],
  ])('%s', async (_, changes, code) => {
    const { status, to, text } = await authorize(await anEmulator(), changes);
    expect([status, to, text.includes(code)]).toEqual([400, null, true]);
  });

  test('by a parameter that comes twice', async () => {
    const emulator = await anEmulator();
    const twice = `${query(authorizeParameters)}&redirect_uri=${encodeURIComponent('https://evil.example')}`;
    expect(await visit(emulator, '/common/oauth2/v2.0/authorize', twice)).toMatchObject({ status: 400, to: null });
  });

  test('for an application that is not known', async () => {
    const emulator = await anEmulator(anAccount({ switches: { clientIds: ['another'] } }));
    const { status, to, text } = await authorize(emulator);
    expect([status, to, text.includes('AADSTS700016')]).toEqual([400, null, true]);
    expect(await visit(emulator, '/o/oauth2/v2/auth', googleParameters)).toMatchObject({ status: 401, to: null });
  });

  test('with a page that obeys nothing of the request', async () => {
    const { text } = await authorize(await anEmulator(), { redirect_uri: '"><script>alert(1)</script>' });
    expect(text).toContain('&quot;&gt;&lt;script&gt;');
    expect(text).not.toContain('<script>');
  });
});

test.each([
  ['POST', '/common/oauth2/v2.0/authorize', 405],
  ['GET', '/common/oauth2/v2.0/token', 405],
  ['GET', '/common/oauth2/v2.0/devicecode', 405],
  ['GET', '/token', 405],
  ['POST', '/o/oauth2/v2/auth', 405],
  ['GET', '/oauth2/v2.0/authorize', 404],
  ['GET', '/../oauth2/v2.0/authorize', 404],
  ['GET', '/a/b/oauth2/v2.0/authorize', 404],
  ['GET', '/common/oauth2/v2.0/constructor', 404],
  ['GET', '/common/oauth2/authorize', 404],
])('%s %s: %i', async (method, path, status) => {
  const emulator = await anEmulator();
  expect((await http(emulator.url + path, { method })).status).toBe(status);
});

describe('with Google', () => {
  test('is sent back with a code', async () => {
    expect(await visit(await anEmulator(), '/o/oauth2/v2/auth', googleParameters)).toMatchObject({
      status: 302,
      to: 'http://127.0.0.1:4567/myapp',
      given: { code: expect.stringMatching(/^emulator-code-/), state: 's', scope: 'openid email profile' },
    });
  });

  test.each([
    ['another response_type', { response_type: 'token' }],
    ['no scope', { scope: undefined }],
    ['nobody', { scope: 'email' }],
    ['a plain challenge', { code_challenge: 'x', code_challenge_method: 'plain' }],
  ])('stays where it is when it asks with %s', async (_, changes) => {
    const asked = await visit(await anEmulator(), '/o/oauth2/v2/auth', { ...googleParameters, ...changes });
    expect([asked.status, asked.to]).toEqual([400, null]);
  });

  test('gets a code that is of no use to Microsoft', async () => {
    const emulator = await anEmulator();
    const parameters = { ...googleParameters, client_id: clientId, redirect_uri: redirectUri };
    const { given } = await visit(emulator, '/o/oauth2/v2/auth', parameters);
    expect((await redeem(emulator, given.code, { code_verifier: undefined })).json.error).toBe('invalid_grant');
  });
});
