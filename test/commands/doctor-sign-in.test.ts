import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Switches } from '../../src/emulator/switches.js';
import { anAccount, aUser } from '../kit/account.js';
import { emptyFolder } from '../kit/bingctl.js';
import { configFolder } from '../kit/profiles.js';
import { doctor, lineOf } from './doctor-lines.js';

const production = { BINGCTL_ENV: 'production' };
const signedIn = { ...production, BINGCTL_ACCESS_TOKEN: 'access-0', BINGCTL_DEVELOPER_TOKEN: 'developer-0' };
/** Noon of the day on which the clock of these commands stands still. */
const noon = Date.parse('2026-11-23T12:00:00Z');
const endsAt = (minutes: number) => new Date(noon + minutes * 60_000).toISOString();

function behind(switches: Partial<Switches>) {
  return { account: anAccount({ switches, users: [aUser()] }) };
}

describe('store', () => {
  test('nothing is stored, or nothing of it is used', async () => {
    const line = ['ok', 'store', 'no stored credentials are in use', ''];
    expect(await lineOf('store')).toEqual(line);
    const folder = await configFolder({ shop: { secrets: { refreshToken: 'refresh-0' } } });
    expect(await lineOf('store', '', { env: { ...signedIn, BINGCTL_CONFIG_DIR: folder } })).toEqual(line);
  });

  test('a file for its owner alone', async () => {
    const folder = await configFolder({ shop: { secrets: { refreshToken: 'refresh-0' } } });
    const env = { ...production, BINGCTL_CONFIG_DIR: folder };
    const message = `credentials are kept in ${join(folder, 'credentials.json')}`;
    expect(await lineOf('store', '', { env })).toEqual(['ok', 'store', message, '']);
  });

  test('a file that others may read, and nothing goes on from there', async () => {
    const folder = await configFolder({ shop: { secrets: { refreshToken: 'refresh-0' } } });
    const file = join(folder, 'credentials.json');
    chmodSync(file, 0o644);
    const env = { ...production, BINGCTL_CONFIG_DIR: folder };
    expect(await doctor('--check token', { env, account: anAccount() })).toEqual([
      [
        'error',
        'store',
        `${file} holds secrets and is open to other users of this machine (mode 644)`,
        `chmod 600 ${file}`,
      ],
      ['skipped', 'token', 'the stored credentials cannot be read', ''],
    ]);
  });
});

describe('token', () => {
  const token = (env: Record<string, string>, switches: Partial<Switches> = {}) =>
    lineOf('token', '', { env, ...behind(switches) });
  const cure = 'sign in with bingctl login; in a CI job set BINGCTL_REFRESH_TOKEN and BINGCTL_CLIENT_ID in its place';

  test('of the local environment', async () => {
    expect(await lineOf('token')).toEqual(['ok', 'token', 'the local environment takes any token', '']);
  });

  test('nobody is signed in', async () => {
    expect(await token(production)).toEqual([
      'error',
      'token',
      'not signed in to production: set BINGCTL_DEVELOPER_TOKEN, BINGCTL_ACCESS_TOKEN',
      'sign in with bingctl login, which asks for all of it; without an account, try --env local',
    ]);
  });

  test('in a variable, which nothing renews', async () => {
    expect(await token(signedIn)).toEqual([
      'info',
      'token',
      'there is an access token (BINGCTL_ACCESS_TOKEN); nothing renews it, and such tokens are good for about an hour',
      cure,
    ]);
  });

  test('of a profile, good for a while', async () => {
    const secrets = { refreshToken: 'refresh-0', accessToken: 'access-0', accessTokenExpiresAt: endsAt(42) };
    const BINGCTL_CONFIG_DIR = await configFolder({ shop: { secrets } });
    expect(await token({ ...production, BINGCTL_CONFIG_DIR })).toEqual([
      'ok',
      'token',
      'there is an access token (profile shop), good for 42m; it is renewed when it runs out',
      '',
    ]);
  });

  test('of a profile, renewed on the way', async () => {
    const secrets = { refreshToken: 'refresh-0', accessToken: 'access-0', accessTokenExpiresAt: endsAt(-1) };
    const BINGCTL_CONFIG_DIR = await configFolder({ shop: { secrets } });
    expect(await token({ ...production, BINGCTL_CONFIG_DIR })).toEqual([
      'ok',
      'token',
      'there is an access token (profile shop), good for 1h; it is renewed when it runs out',
      '',
    ]);
  });

  test('the sign-in has ended', async () => {
    const BINGCTL_CONFIG_DIR = await configFolder({ shop: { secrets: { refreshToken: 'refresh-0' } } });
    const line = await token({ ...production, BINGCTL_CONFIG_DIR }, { revokedRefreshTokens: ['refresh-0'] });
    expect(line).toEqual([
      'error',
      'token',
      'the sign-in has ended: it expired, was revoked, or its refresh token was used by another program (the refresh token was revoked) (AADSTS50173, tracking id T)',
      'bingctl login --profile shop',
    ]);
  });
});

describe('developer-token', () => {
  const line = (env: Record<string, string>, switches: Partial<Switches> = {}) =>
    lineOf('developer-token', '', { env, ...behind(switches) });
  const said = '(InvalidCredentials, 105, tracking id T)';
  const portal = 'https://developers.ads.microsoft.com/Account';

  test('both tokens are taken', async () => {
    expect(await line(signedIn)).toEqual([
      'ok',
      'developer-token',
      'the service takes both tokens; the user is "ada@example.com"',
      '',
    ]);
  });

  test('there is none', async () => {
    expect(await line({ ...production, BINGCTL_ACCESS_TOKEN: 'access-0' })).toEqual([
      'error',
      'developer-token',
      'there is no developer token',
      `get one in the developer portal, ${portal}, and set BINGCTL_DEVELOPER_TOKEN`,
    ]);
  });

  test('the access token has run out', async () => {
    expect(await line(signedIn, { expiredTokens: ['access-0'] })).toEqual([
      'error',
      'developer-token',
      'the access token of BINGCTL_ACCESS_TOKEN has expired: it lives about an hour (AuthenticationTokenExpired, 109, tracking id T)',
      'set a new one, or BINGCTL_REFRESH_TOKEN and BINGCTL_CLIENT_ID, with which bingctl gets its own',
    ]);
  });

  test('in production, the one of the sandbox', async () => {
    const env = { ...signedIn, BINGCTL_DEVELOPER_TOKEN: 'BBD37VB98' };
    expect(await line(env, { developerTokens: ['developer-0'] })).toEqual([
      'error',
      'developer-token',
      `the developer token (BINGCTL_DEVELOPER_TOKEN) is the public one of the sandbox ${said}`,
      'set BINGCTL_DEVELOPER_TOKEN to your own, or say --env sandbox',
    ]);
  });

  test('in the sandbox, one of production', async () => {
    const env = { ...signedIn, BINGCTL_ENV: 'sandbox' };
    expect(await line(env, { developerTokens: ['BBD37VB98'] })).toEqual([
      'error',
      'developer-token',
      `the developer token (BINGCTL_DEVELOPER_TOKEN) is not one of the sandbox ${said}`,
      'unset BINGCTL_DEVELOPER_TOKEN: the sandbox’s own is built in',
    ]);
  });

  test.each([['developer-0'], ['BBD37VB98']])('in the sandbox, an access token of production, with %s', async (own) => {
    const env = { ...signedIn, BINGCTL_ENV: 'sandbox', BINGCTL_DEVELOPER_TOKEN: own };
    expect(await line(env, { accessTokens: [] })).toEqual([
      'error',
      'developer-token',
      `the sandbox does not take the access token ${said}`,
      'sign in to the sandbox, whose users are not those of production: bingctl login --env sandbox',
    ]);
  });

  test('in production, beside an access token that bingctl renews', async () => {
    const BINGCTL_CONFIG_DIR = await configFolder({ shop: { secrets: { refreshToken: 'refresh-0' } } });
    expect(await line({ ...production, BINGCTL_CONFIG_DIR }, { developerTokens: [] })).toEqual([
      'error',
      'developer-token',
      `the access token is of this environment, so the developer token (profile shop) is refused, or the user is not known ${said}`,
      `compare it with the one in the developer portal, ${portal}; another one: BINGCTL_DEVELOPER_TOKEN, or bingctl login`,
    ]);
  });

  test('in production, beside an access token of which nothing is known', async () => {
    expect(await line(signedIn, { accessTokens: [] })).toEqual([
      'error',
      'developer-token',
      `the service refuses the access token, the developer token (BINGCTL_DEVELOPER_TOKEN), or both ${said}`,
      'get a new access token, for this environment and not the sandbox; and compare the developer token with the one in the developer portal',
    ]);
  });
});

test('signed out, all that needs a sign-in is skipped for that', async () => {
  const lines = await doctor('', { env: { ...production, BINGCTL_CONFIG_DIR: emptyFolder() }, account: anAccount() });
  expect(lines.filter(([status]) => status === 'skipped')).toEqual(
    ['developer-token', 'ids', 'account', 'read', 'write', 'auto-tagging', 'tags', 'goals', 'categories'].map(
      (check) => ['skipped', check, 'not signed in', ''],
    ),
  );
});
