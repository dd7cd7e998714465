import { chmodSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyFolder } from '../kit/bingctl.js';
import { configFolder, storedSecrets } from '../kit/profiles.js';
import { inMinutes, nowMs, type Service, service } from './service.js';

const old = { refreshToken: 'refresh-0', accessToken: 'access-0', accessTokenExpiresAt: inMinutes(-5) };
const listed = { code: 0, stdout: '5012\n', stderr: '' };
const list = 'tags list -o id';

/** The refresh token that the last renewal of a test gave: nobody but the emulator could have made it. */
const given = expect.stringMatching(/^emulator-refresh-/);

describe('an access token of a profile', () => {
  test.each([
    ['of which nobody said when it ends', null],
    ['with an hour left', inMinutes(60)],
    ['with two minutes and a second left', new Date(nowMs + 121_000).toISOString()],
  ])('%s is sent as it is', async (_, accessTokenExpiresAt) => {
    const folder = await configFolder({ shop: { secrets: { ...old, accessTokenExpiresAt } } });
    const { run, renewals, turn } = await service(folder);
    await turn({ accessTokens: ['access-0'], developerTokens: ['developer-of-shop'] });
    expect(await run(list)).toEqual(listed);
    expect(renewals()).toEqual([]);
  });

  test.each([
    ['is over', inMinutes(-60)],
    ['has two minutes left', inMinutes(2)],
  ])('that %s is renewed before the call, and both tokens are kept', async (_, accessTokenExpiresAt) => {
    const folder = await configFolder({ shop: { secrets: { ...old, accessTokenExpiresAt, clientSecret: null } } });
    const { run, renewals, turn } = await service(folder);
    await turn({ accessTokens: [] });
    expect(await run(list)).toEqual(listed);
    expect(renewals()).toEqual([
      {
        client_id: 'client-of-shop',
        grant_type: 'refresh_token',
        refresh_token: 'refresh-0',
        scope: 'https://ads.microsoft.com/msads.manage offline_access',
      },
    ]);
    expect(await storedSecrets(folder)).toEqual({
      refreshToken: given,
      accessToken: expect.stringMatching(/^emulator-access-/),
      accessTokenExpiresAt: inMinutes(60),
      developerToken: 'developer-of-shop',
      clientSecret: null,
    });
    // The next command finds it good.
    expect(await run(list)).toEqual(listed);
    expect(renewals()).toHaveLength(1);
  });

  test('that the service calls expired is renewed once, and the call made again', async () => {
    const folder = await configFolder({ shop: { secrets: { ...old, accessTokenExpiresAt: inMinutes(50) } } });
    const { run, renewals } = await service(folder, ['expired-token:GetUetTagsByIds']);
    expect(await run(list)).toEqual(listed);
    expect(renewals()).toMatchObject([{ refresh_token: 'refresh-0' }]);
    expect(await storedSecrets(folder)).toMatchObject({ refreshToken: given });
  });

  test('of an application with a secret is renewed with it', async () => {
    const folder = await configFolder({ shop: { secrets: { ...old, clientSecret: 'secret-of-shop' } } });
    const { run, renewals, turn } = await service(folder);
    await turn({ confidentialClients: { 'client-of-shop': 'secret-of-shop' } });
    // What variables say of applications is for the tokens of variables.
    const env = { BINGCTL_CLIENT_ID: 'another', BINGCTL_CLIENT_SECRET: 'another' };
    expect(await run(list, { env })).toEqual(listed);
    expect(renewals()).toMatchObject([{ client_id: 'client-of-shop', client_secret: 'secret-of-shop' }]);
  });

  test('of the sandbox and of one organisation is renewed with their scope and at their address', async () => {
    const profile = { environment: 'sandbox' as const, tenant: 'contoso.example' };
    const folder = await configFolder({ shop: { profile, secrets: { ...old, developerToken: null } } });
    const { run, emulator, turn } = await service(folder);
    await turn({ developerTokens: ['BBD37VB98'] });
    const traced = await run(`${list} --debug`);
    expect(traced).toMatchObject({ code: 0, stdout: listed.stdout });
    expect(traced.stderr).toContain(`> POST ${emulator.url}/contoso.example/oauth2/v2.0/token (attempt 1)\n`);
    expect(traced.stderr).toContain('scope=https%3A%2F%2Fsi.ads.microsoft.com%2Fmsads.manage+offline_access');
  });

  test('of Google is renewed by its own rules, and announced as one', async () => {
    const profile = { identityProvider: 'google' as const };
    const folder = await configFolder({ shop: { profile, secrets: { ...old, clientSecret: 'secret-of-shop' } } });
    const { run, renewals } = await service(folder);
    for (const transport of ['soap', 'rest']) {
      expect(await run(`${list} --transport ${transport}`)).toEqual(listed);
    }
    expect(renewals()).toEqual([
      {
        client_id: 'client-of-shop',
        client_secret: 'secret-of-shop',
        grant_type: 'refresh_token',
        refresh_token: 'refresh-0',
      },
    ]);
    expect(await storedSecrets(folder)).toMatchObject({ refreshToken: 'refresh-0', clientSecret: 'secret-of-shop' });
  });
});

describe('a sign-in service that cannot answer', () => {
  const renewedAfter = async (fault: string, flags = '') => {
    const folder = await configFolder({ shop: { secrets: old } });
    const { run, renewals } = await service(folder, [fault]);
    return { ...(await run(`${list} -q ${flags}`)), renewals: renewals().length, kept: await storedSecrets(folder) };
  };

  test.each(['lost', 'cut', 'reset-before', 'empty', 'status', 'html', 'internal-error', 'throttle'])(
    '%s: it is asked again with the same token, and nothing is lost',
    async (fault) => {
      const { code, stdout, renewals, kept } = await renewedAfter(`${fault}:Token`);
      expect({ code, stdout, renewals, kept }).toMatchObject({
        code: 0,
        stdout: listed.stdout,
        renewals: 2,
        kept: { refreshToken: given },
      });
    },
  );

  test('is given up after the retries, and the token is still there', async () => {
    const { code, stderr, renewals, kept } = await renewedAfter('status:Token,count=9', '--max-retries 1');
    expect({ code, renewals, kept }).toMatchObject({ code: 6, renewals: 2, kept: old });
    expect(stderr).toContain('answered HTTP 503: ');
    expect(stderr).toContain('(tried 2 times in ');
  });

  test('is waited for as long as it says, and no longer than one would', async () => {
    const slow = await renewedAfter('throttle:Token,retry-after=3600');
    expect(slow).toMatchObject({ code: 6, renewals: 1, kept: old });
    expect(slow.stderr).toContain('it wants no call before 2026-11-23T13:00:00Z');
  });
});

describe('a sign-in that has ended', () => {
  const ended = 'the sign-in has ended: it expired, was revoked, or its refresh token was used by another program';
  const refusedWith = async (prepare: (service: Service) => Promise<void>, line = list) => {
    const folder = await configFolder({ shop: { secrets: old } });
    const shop = await service(folder);
    await prepare(shop);
    const run = await shop.run(line);
    return { ...run, kept: await storedSecrets(folder) };
  };

  test('is exit 3 with the command that helps, and what was stored is left', async () => {
    const run = await refusedWith(({ turn }) => turn({ revokedRefreshTokens: ['refresh-0'] }));
    expect(run).toEqual({
      code: 3,
      stdout: '',
      stderr:
        `error: ${ended} (the refresh token was revoked)\n  AADSTS50173 (50173, tracking id ID)\n  try  bingctl login --profile shop\n`.replace(
          'ID',
          /tracking id ([^)]+)/.exec(run.stderr)?.[1] ?? '',
        ),
      kept: { ...old, developerToken: 'developer-of-shop', clientSecret: null },
    });
  });

  test.each<[string, (service: Service) => Promise<void>, object]>([
    [
      'a token that is not known',
      ({ turn }) => turn({ refreshTokens: [] }),
      { code: 70000, errorCode: 'AADSTS70000', hint: 'bingctl login --profile shop' },
    ],
    [
      'an application that is not known',
      ({ turn }) => turn({ clientIds: [] }),
      { code: 700016, hint: expect.stringContaining('BINGCTL_CLIENT_ID') },
    ],
    [
      'an application without its secret',
      ({ turn }) => turn({ confidentialClients: { 'client-of-shop': 'hush' } }),
      { code: 7000218, hint: expect.stringContaining('BINGCTL_CLIENT_SECRET') },
    ],
  ])('%s', async (_, prepare, error) => {
    const { code, stderr } = await refusedWith(prepare, 'tags list --json');
    expect(code).toBe(3);
    expect(JSON.parse(stderr)).toMatchObject({ error: { kind: 'signedOut', ...error } });
  });

  test('a profile without secrets', async () => {
    const folder = await configFolder({ shop: {} });
    const { run } = await service(folder);
    const env = { BINGCTL_DEVELOPER_TOKEN: 'mine' };
    expect(await run(list, { env })).toEqual({
      code: 3,
      stdout: '',
      stderr: `error: profile shop is signed out: ${join(folder, 'credentials.json')} has nothing of it\n  try  bingctl login --profile shop\n`,
    });
  });
});

describe('tokens of a CI job', () => {
  const ids = {
    BINGCTL_CUSTOMER_ID: '1001',
    BINGCTL_ACCOUNT_ID: '2001',
    BINGCTL_DEVELOPER_TOKEN: 'developer',
    BINGCTL_CLIENT_ID: 'client-of-ci',
  };

  test('a refresh token in a variable: one renewal for all the calls of a command', async () => {
    const { run, renewals } = await service(emptyFolder());
    const env = { ...ids, BINGCTL_REFRESH_TOKEN: 'refresh-0' };
    expect(await run('goals list -o id', { env })).toMatchObject({ code: 0, stderr: '' });
    expect(renewals()).toMatchObject([{ client_id: 'client-of-ci', refresh_token: 'refresh-0' }]);
  });

  test('the second renewal of a command goes with the token that the first one gave', async () => {
    const { run, renewals, turn } = await service(emptyFolder(), ['expired-token:GetUetTagsByIds']);
    await turn({ refreshTokenGraceSeconds: 0 });
    expect(await run(list, { env: { ...ids, BINGCTL_REFRESH_TOKEN: 'refresh-0' } })).toEqual(listed);
    expect(renewals()).toMatchObject([{ refresh_token: 'refresh-0' }, { refresh_token: given }]);
  });

  test('a token file gets the new token, on one line and for its owner alone', async () => {
    const file = join(emptyFolder(), 'token');
    writeFileSync(file, 'refresh-0\n', { mode: 0o600 });
    const { run, renewals, turn } = await service(emptyFolder());
    await turn({ refreshTokenGraceSeconds: 0 });
    const env = { ...ids, BINGCTL_TOKEN_FILE: file };
    expect(await run(list, { env })).toEqual(listed);
    expect(await run(list, { env })).toEqual(listed);
    expect(renewals()).toMatchObject([{ refresh_token: 'refresh-0' }, { refresh_token: given }]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('a token file that others may read is refused, with what mends it', async () => {
    const file = join(emptyFolder(), 'token');
    writeFileSync(file, 'refresh-0\n');
    chmodSync(file, 0o644);
    const { run, renewals } = await service(emptyFolder());
    const { code, stderr } = await run(list, { env: { ...ids, BINGCTL_TOKEN_FILE: file } });
    expect({ code, stderr, renewals: renewals() }).toEqual({
      code: 1,
      stderr: `error: ${file} holds secrets and is open to other users of this machine (mode 644)\n  chmod 600 ${file}\n`,
      renewals: [],
    });
  });

  test.each<[string, Record<string, string>, string, string]>([
    [
      'a token that the service does not take',
      { BINGCTL_REFRESH_TOKEN: 'refresh-0' },
      'the sign-in has ended',
      'set BINGCTL_REFRESH_TOKEN to a new one; a token that is replaced at each use is better kept in BINGCTL_TOKEN_FILE',
    ],
    [
      'an access token that has expired',
      { BINGCTL_ACCESS_TOKEN: 'access-0' },
      'the access token of BINGCTL_ACCESS_TOKEN has expired',
      'set a new one, or BINGCTL_REFRESH_TOKEN and BINGCTL_CLIENT_ID, with which bingctl gets its own',
    ],
    [
      'no client id',
      { BINGCTL_REFRESH_TOKEN: 'refresh-0', BINGCTL_CLIENT_ID: '' },
      'BINGCTL_REFRESH_TOKEN needs the client id of the application it was made for',
      'set BINGCTL_CLIENT_ID',
    ],
    [
      'a token file that is not there',
      { BINGCTL_TOKEN_FILE: 'nowhere' },
      '/nowhere, which is not there',
      'it holds the refresh token, on one line',
    ],
  ])('%s', async (_, env, message, hint) => {
    const { run, turn } = await service(emptyFolder());
    await turn({ refreshTokens: [], expiredTokens: ['access-0'] });
    const { code, stdout, stderr } = await run('tags list --json', { env: { ...ids, ...env } });
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    const { error } = JSON.parse(stderr);
    expect(error).toMatchObject({ kind: 'signedOut', message: expect.stringContaining(message), hint });
  });
});
