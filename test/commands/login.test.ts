import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { aUser } from '../kit/account.js';
import { quickClock } from '../kit/bingctl.js';
import { visit } from '../kit/browser.js';
import { aDesk, clientId, json, oneAccount, threeAccounts, withoutVariables } from './desk.js';
import { errorOf } from './emulated.js';

const secret = (kind: string) => expect.stringMatching(new RegExp(`^emulator-${kind}-`));

describe('a first sign-in', () => {
  test('saves a profile, its secrets apart from it, and every later command is signed with them', async () => {
    const desk = await aDesk();
    const { stdout } = await desk.login('login --json');
    expect(JSON.parse(stdout)).toEqual({
      name: 'default',
      current: true,
      environment: 'production',
      identityProvider: 'microsoft',
      clientId,
      tenant: null,
      userName: 'ada@example.com',
      customerId: '1001',
      accountId: '2001',
      accountName: 'Shop',
      accountNumber: 'X0002001',
      transport: null,
      credentialStore: 'file',
      signedIn: true,
      accessTokenExpiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    });
    expect(desk.file('profiles.json')).toEqual({
      version: 1,
      current: 'default',
      lastUsed: { production: 'default' },
      profiles: {
        default: {
          environment: 'production',
          identityProvider: 'microsoft',
          clientId,
          tenant: null,
          customerId: '1001',
          accountId: '2001',
          accountName: 'Shop',
          accountNumber: 'X0002001',
          userName: 'ada@example.com',
          transport: null,
          credentialStore: 'file',
        },
      },
    });
    expect(desk.file('credentials.json')).toEqual({
      version: 1,
      profiles: {
        default: {
          refreshToken: secret('refresh'),
          accessToken: secret('access'),
          accessTokenExpiresAt: expect.any(String),
          developerToken: 'developer-token-of-ada',
        },
      },
    });
    expect(desk.modes()).toEqual({ '': '700', 'credentials.json': '600' });
    await desk.turn({ accessTokens: [], developerTokens: ['developer-token-of-ada'] });
    const listed = await desk.run('tags list -o id', { env: withoutVariables });
    expect(listed).toMatchObject({ code: 0, stdout: '5012\n' });
    expect(desk.grants()).toEqual(['authorization_code']);
  });

  test('tells a person what it has saved, and what to do next', async () => {
    const desk = await aDesk();
    const { stdout, stderr } = await desk.login();
    expect(stdout.replace(/until {2}.*Z/, 'until  …')).toMatchInlineSnapshot(`
      "profile      default
      environment  production
      user         ada@example.com
      account      Shop (X0002001, 2001)
      customer     1001
      identity     microsoft
      application  3f2504e0-4f89-11d3-9a0c-0305e82c3301
      secrets in   file
      signed in    yes
      token until  …
      "
    `);
    expect(stderr).toContain('Sign in at the browser. If none has opened, open this address yourself:');
    expect(stderr.trimEnd()).toMatch(/next {2}bingctl tags list$/);
  });

  test('can be to the sandbox, whose developer token is built in and not kept', async () => {
    const desk = await aDesk();
    await desk.turn({ developerTokens: ['BBD37VB98'] });
    const env = { BINGCTL_DEVELOPER_TOKEN: undefined };
    expect(json(await desk.login('login --env sandbox --json', { env }))).toMatchObject({
      name: 'sandbox',
      environment: 'sandbox',
    });
    expect(desk.file('credentials.json').profiles.sandbox).not.toHaveProperty('developerToken');
    expect(await desk.run('tags list -o id', { env: withoutVariables })).toMatchObject({ code: 0, stdout: '5012\n' });
  });

  test('can be with Google, whose tokens are announced with every call', async () => {
    const desk = await aDesk();
    const env = { BINGCTL_CLIENT_SECRET: 'of-google' };
    expect(json(await desk.login('login --identity google --json', { env }))).toMatchObject({
      identityProvider: 'google',
    });
    expect(desk.file('credentials.json').profiles.default).toMatchObject({ clientSecret: 'of-google' });
    expect(await desk.run('tags list -o id', { env: withoutVariables })).toMatchObject({ code: 0, stdout: '5012\n' });
  });

  test('shows the address with --quiet too: somebody may have to open it', async () => {
    const desk = await aDesk();
    const { stderr } = await desk.login('login --quiet');
    expect(stderr).toContain(`${desk.emulator.url}/common/oauth2/v2.0/authorize?`);
  });

  test('takes a transport along that is named with it', async () => {
    const desk = await aDesk();
    const { transport } = json(await desk.login('login --transport rest --json'));
    expect(transport).toBe('rest');
  });

  test('warns of variables that go before it', async () => {
    const desk = await aDesk();
    const { stderr } = await desk.login('login', { env: { BINGCTL_ACCESS_TOKEN: 'a-token' } });
    expect(stderr).toContain('warning: BINGCTL_ACCESS_TOKEN is set, and goes before the token of this sign-in.');
  });
});

describe('the account', () => {
  test.each([
    ['2002', 'its id'],
    ['x0002002', 'its number'],
    ['shop eu', 'its name'],
  ])('--account "%s" picks it by %s', async (account) => {
    const desk = await aDesk(threeAccounts);
    const saved = json(await desk.login(`login --account "${account}" --json`));
    expect(saved).toMatchObject({ accountId: '2002', accountName: 'Shop EU', accountNumber: 'X0002002' });
  });

  test('of a client goes with the customer of the agency', async () => {
    const desk = await aDesk(threeAccounts);
    const agency = json(await desk.login('login --account Client --json'));
    const owner = json(await desk.login('login --account Client --customer 1002 --json'));
    expect([agency.customerId, owner.customerId]).toEqual(['1001', '1002']);
  });

  test.each([
    ['nowhere', 4, '--account: no ad account that you may use has the id, number or name "nowhere"'],
    ['Shpo', 4, 'did you mean "Shop"?'],
  ])('%s, which is not there, leaves everything as it was', async (account, code, says) => {
    const desk = await aDesk(threeAccounts);
    const ran = await desk.run(`login --account ${account}`);
    expect(ran).toMatchObject({ code, stdout: '', stderr: expect.stringContaining(says) });
    expect(desk.files()).toEqual([]);
  });

  test('a user without any is signed in all the same', async () => {
    const desk = await aDesk({ ...oneAccount, users: [aUser({ roles: [] })] });
    const { stdout, stderr } = await desk.login('login --json');
    expect(JSON.parse(stdout)).toMatchObject({ signedIn: true, accountId: null, customerId: null });
    expect(stderr).toContain('You are signed in, and have no ad account yet');
  });
});

describe('signing in again', () => {
  test('replaces the tokens, and keeps account, application and developer token', async () => {
    const desk = await aDesk(threeAccounts);
    await desk.login('login --account 2003');
    const before = desk.file('credentials.json').profiles.default;
    const again = json(await desk.login('login --json', { env: withoutVariables }));
    const after = desk.file('credentials.json').profiles.default;
    expect(again).toMatchObject({ clientId, accountId: '2003', customerId: '1001' });
    expect(after?.developerToken).toBe(before?.developerToken);
    expect(after?.refreshToken).not.toBe(before?.refreshToken);
    expect([after?.developerToken, after?.refreshToken]).toEqual(['developer-token-of-ada', expect.any(String)]);
  });

  test('to another environment does not touch the profile of the first', async () => {
    const desk = await aDesk();
    await desk.login();
    const before = desk.file('profiles.json').profiles.default;
    await desk.login('login --env sandbox');
    const { current, lastUsed, profiles } = desk.file('profiles.json');
    expect(profiles.default).toEqual(before);
    expect([current, lastUsed]).toEqual(['sandbox', { production: 'default', sandbox: 'sandbox' }]);
  });

  test('under another name makes another profile', async () => {
    const desk = await aDesk(threeAccounts);
    await desk.login('login --profile shop --account 2001');
    await desk.login('login --profile eu --account 2002');
    const { current, profiles } = desk.file('profiles.json');
    expect([current, Object.keys(profiles), profiles.shop?.accountId]).toEqual(['eu', ['shop', 'eu'], '2001']);
  });

  test('with a profile of another environment is refused', async () => {
    const desk = await aDesk();
    await desk.login('login --profile shop');
    const ran = await desk.run('login --profile shop --env sandbox');
    expect(ran).toMatchObject({ code: 64, stderr: expect.stringContaining('"shop" belongs to production') });
  });

  test('that is declined keeps what was there', async () => {
    const desk = await aDesk();
    await desk.login();
    const before = [desk.file('profiles.json'), desk.file('credentials.json')];
    await desk.turn({ userDenies: true });
    const ran = await desk.run('login --json');
    expect([ran.code, errorOf(ran)]).toMatchObject([3, { kind: 'signedOut', errorCode: 'access_denied' }]);
    expect([desk.file('profiles.json'), desk.file('credentials.json')]).toEqual(before);
  });
});

describe('where a sign-in ends before it is one', () => {
  test.each<[string, string, Record<string, string | undefined>, string]>([
    ['the local environment', 'login --env local', {}, 'the local environment needs no sign-in'],
    ['a job', 'login', { CI: 'true' }, 'nobody can sign in here'],
    ['--no-input', 'login --no-input', {}, 'BINGCTL_REFRESH_TOKEN and BINGCTL_CLIENT_ID'],
    ['two ways at once', 'login --device --no-browser', {}, 'cannot be used with'],
    ['a port for a device', 'login --device --port 80', {}, 'cannot be used with'],
    ['a format that has no place for it', 'login -o id', {}, 'what this command answers has no ids'],
    ['a redirect that nobody pastes', 'login --redirect nativeclient', {}, 'goes with --no-browser'],
    ['a wait for ever', 'login --wait 2h', {}, '--wait: 2h is out of range: 1s to 1h'],
    ['a wait without a unit', 'login --wait 5', {}, 'the unit is missing'],
    ['a provider that is not there', 'login --identity apple', {}, 'microsoft, google'],
    ['a name that is none', 'login --profile ../x', {}, 'is not the name of a profile'],
    ['somebody else’s host', 'login --base-url https://api.example', {}, 'neither this machine nor Microsoft'],
    [
      'a device and nobody who could be asked',
      'login --device --no-input',
      withoutVariables,
      'nobody can be asked here: set --client-id or BINGCTL_CLIENT_ID, BINGCTL_DEVELOPER_TOKEN',
    ],
    ['Google without a secret', 'login --device --identity google --no-input', {}, 'set BINGCTL_CLIENT_SECRET'],
  ])('%s: %s', async (_, line, env, says) => {
    const desk = await aDesk();
    const ran = await desk.run(line, { env });
    expect(ran).toMatchObject({ code: 64, stdout: '', stderr: expect.stringContaining(says) });
    expect([desk.emulator.requests.length, desk.files()]).toEqual([0, []]);
  });

  test('a folder that others can enter is found out before anybody signs in', async () => {
    const desk = await aDesk();
    mkdirSync(desk.folder, { mode: 0o755 });
    const ran = await desk.run('login');
    expect(ran).toMatchObject({ code: 1, stderr: expect.stringContaining(`chmod 700 ${desk.folder}`) });
    expect(desk.emulator.requests).toEqual([]);
  });

  test('secrets that are damaged are not written over', async () => {
    const desk = await aDesk();
    await desk.login();
    const path = join(desk.folder, 'credentials.json');
    writeFileSync(path, '{"version":1,"profiles":{"other":');
    expect(await desk.run('login')).toMatchObject({ code: 1, stderr: expect.stringContaining('it is not JSON') });
    expect(readFileSync(path, 'utf8')).toBe('{"version":1,"profiles":{"other":');
  });

  test('nobody who comes in time', async () => {
    const desk = await aDesk();
    const ran = await desk.run('login --wait 1m', { clock: quickClock(), browser: async () => {} });
    expect(ran).toMatchObject({ code: 3, stderr: expect.stringContaining('error: nobody signed in within 1m') });
  });

  test('Ctrl-C while the browser is open', async () => {
    const desk = await aDesk();
    let stop = () => {};
    const ran = await desk.run('login', {
      onStart: (send) => {
        stop = () => send('SIGINT');
      },
      browser: async () => stop(),
    });
    expect(ran).toMatchObject({ code: 130, stderr: expect.stringContaining('interrupted: nobody was signed in') });
    expect(desk.files()).toEqual([]);
  });

  test.each([
    ['GetUser', 'html', 6],
    ['SearchAccounts', 'internal-error', 6],
  ])('%s that fails with %s saves nothing', async (operation, fault, code) => {
    const desk = await aDesk(oneAccount, [`${fault}:${operation},count=9`]);
    const ran = await desk.run('login --max-retries 0');
    expect([ran.code, desk.files()]).toEqual([code, []]);
  });

  test('a developer token that is refused', async () => {
    const desk = await aDesk();
    await desk.turn({ developerTokens: ['another'] });
    const ran = await desk.run('login');
    expect(ran).toMatchObject({ code: 3, stderr: expect.stringContaining('105') });
    expect(desk.files()).toEqual([]);
  });
});

test('a code on another device needs no terminal', async () => {
  const desk = await aDesk();
  const ran = await desk.run('login --device --json', { clock: quickClock(), env: { CI: 'true' } });
  expect(ran.stderr).toMatch(/enter the code [A-Z]{9}\./);
  // Nobody types it in.
  expect([ran.code, errorOf(ran).message]).toEqual([3, 'the code was not entered in time']);
});

test('nothing that is secret is on any screen, with --debug neither', async () => {
  const desk = await aDesk(threeAccounts);
  const seen: string[] = [];
  const browser = async (url: string) => {
    const { addresses } = await visit(url);
    seen.push(addresses.at(-1)?.searchParams.get('code') ?? 'no code');
  };
  const env = { BINGCTL_CLIENT_SECRET: 'of-google-and-secret' };
  const runs = [
    await desk.login('login --debug --account 2001', { browser }),
    await desk.login('login --debug --profile g --identity google --account 2001', { browser, env }),
  ];
  for (const line of ['whoami --debug', 'accounts list --debug', 'accounts use 2002 --debug', 'profiles list --json']) {
    runs.push(await desk.run(line, { env: withoutVariables }));
  }
  runs.push(await desk.run('profiles show --sources --json'), await desk.run('profiles show g'));
  const { profiles } = desk.file('credentials.json');
  const secrets = [...seen, 'of-google-and-secret', 'developer-token-of-ada'];
  for (const { refreshToken, accessToken } of Object.values(profiles)) {
    secrets.push(...[refreshToken, accessToken].filter((token) => token !== null));
  }
  for (const { body } of desk.emulator.requests) {
    secrets.push(...[new URLSearchParams(body).get('code_verifier')].filter((verifier) => verifier !== null));
  }
  runs.push(await desk.run('logout --debug'));
  const screens = [
    ...runs.flatMap(({ stdout, stderr }) => [stdout, stderr]),
    JSON.stringify(desk.file('profiles.json')),
  ];
  expect(runs.map(({ code }) => code)).toEqual(runs.map(() => 0));
  expect(secrets.length).toBeGreaterThan(9);
  expect(secrets.filter((one) => screens.some((screen) => screen.includes(one)))).toEqual([]);
});
