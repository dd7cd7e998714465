import { describe, expect, test } from 'vitest';
import type { SignInApplication } from '../../src/sign-in/application.js';
import { type BrowserOptions, signInByBrowser } from '../../src/sign-in/by-browser.js';
import { visit } from '../kit/browser.js';
import { aService, type Reply } from '../wire/service.js';
import { anApplication, clientId, formsAt, identityPlatform, tools } from './tools.js';

interface Attempt extends Partial<BrowserOptions> {
  application?: Partial<SignInApplication>;
}

/** Signs in with a browser that does what `openUrl` says; the usual one agrees to everything. */
async function signIn(url: string, { application, ...options }: Attempt = {}) {
  const told: string[] = [];
  const openUrl = async (address: string) => {
    await visit(address);
    return true;
  };
  const tokens = await signInByBrowser(anApplication(url, application), {
    ...tools(),
    port: 0,
    waitMs: 20_000,
    openUrl,
    tell: (text) => told.push(text),
    ...options,
  });
  return { tokens, told };
}

/** A browser that brings this query, and the state of the sign-in where it says so. */
const bringing = (query: (state: string) => string) => async (address: string) => {
  const { searchParams } = new URL(address);
  await fetch(`${searchParams.get('redirect_uri')}/?${query(searchParams.get('state') ?? '')}`);
  return true;
};

const tokensOf = (kind: string) => expect.stringMatching(new RegExp(`^emulator-${kind}-`));

describe('a person who agrees', () => {
  test('gets tokens for a code, with PKCE and without a secret', async () => {
    const platform = await identityPlatform();
    const { tokens } = await signIn(platform.url);
    expect(tokens).toEqual({
      accessToken: tokensOf('access'),
      refreshToken: tokensOf('refresh'),
      expiresAtMs: expect.any(Number),
      scopes: ['https://ads.microsoft.com/msads.manage'],
    });
    const leftMs = (tokens.expiresAtMs ?? 0) - Date.now();
    expect(leftMs > 3_500_000 && leftMs <= 3_600_000).toBe(true);
    const [asked] = formsAt(platform, 'Authorize');
    const [form] = formsAt(platform, 'Token');
    expect(asked).toEqual({
      client_id: clientId,
      response_type: 'code',
      response_mode: 'query',
      redirect_uri: form?.redirect_uri,
      scope: 'https://ads.microsoft.com/msads.manage offline_access',
      state: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
      prompt: 'select_account',
    });
    expect(form).toEqual({
      client_id: clientId,
      grant_type: 'authorization_code',
      code: tokensOf('code'),
      code_verifier: expect.stringMatching(/^[\w-]{43}$/),
      redirect_uri: expect.stringMatching(/^http:\/\/localhost:\d+$/),
    });
  });

  test('of the sandbox and one organisation is asked at its address and for its scope', async () => {
    const platform = await identityPlatform();
    await signIn(platform.url, { application: { environment: 'sandbox', tenant: 'contoso.example' } });
    expect(formsAt(platform, 'Authorize')[0]?.scope).toBe('https://si.ads.microsoft.com/msads.manage offline_access');
  });

  test('of an application with a secret sends it with the code alone', async () => {
    const platform = await identityPlatform({ confidentialClients: { [clientId]: 'a secret & more' } });
    await signIn(platform.url, { application: { clientSecret: 'a secret & more' } });
    expect(formsAt(platform, 'Token')).toMatchObject([{ client_secret: 'a secret & more' }]);
    expect(formsAt(platform, 'Authorize')[0]).not.toHaveProperty('client_secret');
  });

  test('at Google gets tokens that can be renewed', async () => {
    const platform = await identityPlatform();
    const application = { identityProvider: 'google' as const, clientSecret: 'of-google' };
    const { tokens } = await signIn(platform.url, { application });
    expect(tokens).toMatchObject({ accessToken: tokensOf('access'), refreshToken: tokensOf('refresh') });
    expect(formsAt(platform, 'Authorize')[0]).toMatchObject({
      scope: 'openid email profile',
      access_type: 'offline',
      prompt: 'consent',
    });
  });

  test('has the address on screen too, in case that no browser opened', async () => {
    const platform = await identityPlatform();
    const { told } = await signIn(platform.url);
    expect(told).toEqual([expect.stringContaining(`${platform.url}/common/oauth2/v2.0/authorize?client_id=`)]);
    const later = await signIn(platform.url, {
      openUrl: async (address) => {
        setTimeout(() => visit(address), 0);
        return false;
      },
    });
    expect(later.told[0]).toContain('No browser can be opened here.');
  });
});

describe('who is not the person', () => {
  test('with an answer of their own state is not heard', async () => {
    const platform = await identityPlatform();
    const { tokens } = await signIn(platform.url, {
      openUrl: async (address) => {
        const redirect = new URL(address).searchParams.get('redirect_uri');
        const forged = await fetch(`${redirect}/?code=stolen&state=mine`);
        expect(forged.status).toBe(400);
        await visit(address);
        return true;
      },
    });
    expect(tokens.accessToken).toEqual(tokensOf('access'));
    expect(formsAt(platform, 'Token')).toHaveLength(1);
  });

  test('with a second answer of the same state finds nobody', async () => {
    const platform = await identityPlatform();
    let second: unknown = null;
    await signIn(platform.url, {
      openUrl: async (address) => {
        const { addresses } = await visit(address);
        second = await fetch(addresses.at(-1) as URL).then(
          ({ status }) => status,
          (error) => error.cause.code,
        );
        return true;
      },
    });
    expect(second).toBe('ECONNREFUSED');
  });

  test('with a code of a sign-in of their own is found out by the verifier', async () => {
    const platform = await identityPlatform();
    const theirs = signIn(platform.url, {
      openUrl: async (address) => {
        const own = new URL(address);
        own.searchParams.set('code_challenge', 'a'.repeat(43));
        await visit(own);
        return true;
      },
    });
    await expect(theirs).rejects.toMatchObject({
      kind: 'signedOut',
      exit: 3,
      errorCode: expect.stringMatching(/^AADSTS/),
    });
  });
});

describe('a person who says no, or is refused', () => {
  test('on the consent page', async () => {
    const platform = await identityPlatform({ userDenies: true });
    await expect(signIn(platform.url)).rejects.toMatchObject({
      kind: 'signedOut',
      message: 'the sign-in was declined: nothing was saved',
      hint: 'sign in once more, and agree to what is asked',
    });
    expect(formsAt(platform, 'Token')).toEqual([]);
  });

  test.each([
    [
      'a number that is known',
      'error=invalid_request&error_description=AADSTS650052%3A+The+app+needs+access',
      { code: 650052, errorCode: 'AADSTS650052', hint: expect.stringContaining('administrator') },
    ],
    [
      'a number that is not',
      'error=x&error_description=AADSTS99999%3A+New.',
      { code: 99999, message: 'the sign-in was refused: New.' },
    ],
    ['no number', 'error=server_error', { kind: 'unreachable' }],
    ['a text that moves a terminal', 'error=x&error_description=%1b%5B2J', { kind: 'signedOut' }],
  ])('with %s', async (_, query, expected) => {
    const attempt = signIn('http://127.0.0.1:1', { openUrl: bringing((state) => `${query}&state=${state}`) });
    await expect(attempt).rejects.toMatchObject(expected);
  });

  test('by an application that is not known is waited for in vain: the page says why', async () => {
    const platform = await identityPlatform({ clientIds: ['another'] });
    const stop = new AbortController();
    let page: string | null = null;
    const attempt = signIn(platform.url, {
      signal: stop.signal,
      openUrl: async (address) => {
        page = (await visit(address)).text;
        stop.abort();
        return true;
      },
    });
    await expect(attempt).rejects.toMatchObject({ kind: 'interrupted', message: 'interrupted: nobody was signed in' });
    expect(page).toContain('AADSTS700016');
  });
});

describe('an answer to the code that is none', () => {
  const json = { 'content-type': 'application/json' };
  const whole = { access_token: 'a', token_type: 'Bearer', scope: 'https://ads.microsoft.com/msads.manage' };

  test.each<[string, Reply, object]>([
    ['a page of HTML', { body: '<html>hello</html>' }, { kind: 'unreachable' }],
    ['a page of HTML that says it is JSON', { headers: json, body: '<html>' }, { kind: 'unreachable' }],
    ['nothing', { body: '' }, { kind: 'unreachable' }],
    ['half an object', { headers: json, body: JSON.stringify(whole).slice(0, 20) }, { kind: 'unreachable' }],
    ['an object without a token', { headers: json, body: '{"token_type":"Bearer"}' }, { kind: 'unreachable' }],
    [
      'a token of another kind',
      { headers: json, body: JSON.stringify({ ...whole, token_type: 'mac' }) },
      { kind: 'unreachable' },
    ],
    [
      'a redirect to another host',
      { status: 307, headers: { location: 'https://elsewhere.example/token' } },
      { kind: 'unreachable', message: expect.stringContaining('elsewhere.example, which is not followed') },
    ],
    [
      'a token for another scope',
      { headers: json, body: JSON.stringify({ ...whole, scope: 'openid profile' }) },
      { kind: 'signedOut', message: expect.stringContaining('no right to https://ads.microsoft.com/msads.manage') },
    ],
    [
      'a refusal',
      {
        status: 400,
        headers: json,
        body: '{"error":"invalid_client","error_description":"AADSTS7000218: x","error_codes":[7000218],"trace_id":"t-1"}',
      },
      { kind: 'signedOut', code: 7000218, trackingId: 't-1', hint: expect.stringContaining('BINGCTL_CLIENT_SECRET') },
    ],
    [
      'an error of the server',
      { status: 503, headers: json, body: '{"error":"temporarily_unavailable"}' },
      { kind: 'unreachable' },
    ],
  ])('%s', async (_, reply, expected) => {
    const { url, heard } = await aService(reply);
    const attempt = signIn(url.origin, { openUrl: bringing((state) => `code=abcdefghij&state=${state}`) });
    await expect(attempt).rejects.toMatchObject(expected);
    expect(heard.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /common/oauth2/v2.0/token']);
  });

  test.each(['cut', 'lost', 'html'])('one that the emulator plays: %s', async (fault) => {
    const platform = await identityPlatform({}, [`${fault}:Token`]);
    await expect(signIn(platform.url)).rejects.toMatchObject({ kind: 'unreachable', exit: 6 });
  });
});

test('a password in clear text leaves for no other machine', async () => {
  await expect(signIn('http://192.0.2.1')).rejects.toMatchObject({
    kind: 'usage',
    message: 'http://192.0.2.1 would get credentials in clear text: http is for loopback only',
  });
});
