import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyFolder } from '../kit/bingctl.js';
import { aDesk, type Desk, json, threeAccounts, withoutVariables } from './desk.js';

/** Signed in twice: `shop`, and then `eu`, which is current. */
async function twoProfiles(): Promise<Desk> {
  const desk = await aDesk(threeAccounts);
  await desk.login('login --profile shop --account 2001');
  await desk.login('login --profile eu --account 2002');
  return desk;
}

describe('profiles list', () => {
  test('marks the current one, and says who is signed in', async () => {
    const desk = await twoProfiles();
    await desk.run('logout --profile shop');
    const { stdout, code } = await desk.run('profiles list');
    expect([code, stdout.replace(/\S+Z/, '…')]).toMatchInlineSnapshot(`
      [
        0,
        "profile  current  environment  user             account          signed in  token until
      shop              production   ada@example.com  Shop (X0002001…  no
      eu       yes      production   ada@example.com  Shop EU (X0002…  yes        …
      ",
      ]
    `);
    expect(json(await desk.run('profiles list --json'))).toMatchObject([
      { name: 'shop', current: false, signedIn: false, accessTokenExpiresAt: null, accountId: '2001' },
      { name: 'eu', current: true, signedIn: true, accountId: '2002' },
    ]);
  });

  test('of a machine without any says what to do', async () => {
    const desk = await aDesk();
    expect(await desk.run('profiles list')).toMatchObject({
      code: 0,
      stdout: '',
      stderr: 'There are no profiles on this machine.\nnext  bingctl login\n',
    });
    expect(await desk.run('profiles list --json')).toMatchObject({ code: 0, stdout: '[]\n' });
  });

  test('lists those whose secrets cannot be read', async () => {
    const desk = await twoProfiles();
    chmodSync(join(desk.folder, 'credentials.json'), 0o644);
    const { code, stdout, stderr } = await desk.run('profiles list --json');
    expect([code, JSON.parse(stdout).map(({ signedIn }: { signedIn: boolean }) => signedIn)]).toEqual([
      0,
      [null, null],
    ]);
    expect(stderr).toContain('The secrets of profile shop cannot be read');
    expect(stderr).toContain(`chmod 600 ${join(desk.folder, 'credentials.json')}`);
  });
});

describe('profiles show', () => {
  test('shows the one in use, and any by its name', async () => {
    const desk = await twoProfiles();
    const [own, flagged, named] = [
      json(await desk.run('profiles show --json')),
      json(await desk.run('profiles show --profile shop --json')),
      json(await desk.run('profiles show shop --json')),
    ];
    expect([own.name, flagged, named.name]).toEqual(['eu', named, 'shop']);
  });

  test('--sources says where every setting comes from, and of secrets whether they are set', async () => {
    const desk = await twoProfiles();
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'bingctl.yaml'), 'settings:\n  profile: shop\n  timeout: 2m\n');
    const env = { ...withoutVariables, BINGCTL_TRANSPORT: 'rest', BINGCTL_BASE_URL: undefined };
    const { stdout } = await desk.run('profiles show --sources --max-retries 1', { cwd, env });
    expect(stdout.replaceAll(desk.folder, '')).toMatchInlineSnapshot(`
      "setting           value                                 from                         problem
      environment       production                            profile shop
      profile           shop                                  bingctl.yaml:2:12 (profile)
      transport         rest                                  BINGCTL_TRANSPORT
      customerId        1001                                  profile shop
      accountId         2001                                  profile shop
      baseUrl           not set                               default
      developerToken    set                                   profile shop
      clientId          3f2504e0-4f89-11d3-9a0c-0305e82c3301  profile shop
      clientSecret      not set                               default
      identityProvider  microsoft                             profile shop
      tenant            not set                               default
      accessToken       set                                   profile shop
      refreshToken      set                                   profile shop
      tokenFile         not set                               default
      credentialStore   file                                  BINGCTL_CREDENTIAL_STORE
      timeout           2m                                    bingctl.yaml:3:12 (timeout)
      maxRetries        1                                     --max-retries
      concurrency       4                                     default
      debug             off                                   default
      "
    `);
  });

  test('--sources of another profile are its own', async () => {
    const desk = await twoProfiles();
    const rows = json<{ name: string }[]>(await desk.run('profiles show shop --sources --json'));
    expect(rows.find(({ name }) => name === 'accountId')).toEqual({
      name: 'accountId',
      value: '2001',
      from: 'profile',
      place: 'profile shop',
      problem: null,
    });
  });

  test('where none is in use', async () => {
    const desk = await aDesk();
    expect(await desk.run('profiles show')).toMatchObject({
      code: 64,
      stderr: expect.stringContaining('bingctl login'),
    });
  });
});

describe('profiles use', () => {
  test('makes another one current, for its environment too', async () => {
    const desk = await twoProfiles();
    expect(json(await desk.run('profiles use shop --json'))).toMatchObject({ name: 'shop', current: true });
    const { current, lastUsed } = desk.file('profiles.json');
    expect([current, lastUsed]).toEqual(['shop', { production: 'shop' }]);
    expect(json(await desk.run('whoami --json', { env: withoutVariables }))).toMatchObject({ accountId: '2001' });
  });

  test('says when a variable goes before it', async () => {
    const desk = await twoProfiles();
    const { stderr } = await desk.run('profiles use shop', { env: { BINGCTL_PROFILE: 'eu' } });
    expect(stderr).toContain('warning: BINGCTL_PROFILE names profile eu, and goes before the current one.');
  });
});

describe('profiles delete', () => {
  test('forgets a profile and its secrets, and no other', async () => {
    const desk = await twoProfiles();
    const ran = await desk.run('profiles delete eu --yes');
    expect(ran).toMatchObject({
      code: 0,
      stdout: '',
      stderr: 'Profile eu is forgotten. None is current now: bingctl profiles use NAME.\n',
    });
    expect(desk.file('profiles.json')).toMatchObject({ current: null, lastUsed: {} });
    expect([desk.file('profiles.json').profiles, desk.file('credentials.json').profiles].map(Object.keys)).toEqual([
      ['shop'],
      ['shop'],
    ]);
  });

  test('asks, and names --yes where nobody can answer', async () => {
    const desk = await twoProfiles();
    const ran = await desk.run('profiles delete eu --no-input');
    expect(ran).toMatchObject({ code: 64, stderr: expect.stringContaining('say so with --yes') });
    expect(ran.stderr).toContain('Forget profile "eu" (production, ada@example.com, Shop EU) and its secrets?');
    expect(Object.keys(desk.file('profiles.json').profiles)).toEqual(['shop', 'eu']);
  });
});

test.each(['show ship', 'use ship', 'delete ship --yes'])('profiles %s, which is not there', async (line) => {
  const desk = await twoProfiles();
  const ran = await desk.run(`profiles ${line}`);
  expect(ran).toMatchObject({ code: 4, stdout: '', stderr: expect.stringContaining('"ship": did you mean shop?') });
});

describe('logout', () => {
  test('forgets the secrets and keeps the profile, so that signing in again needs no answers', async () => {
    const desk = await twoProfiles();
    const ran = await desk.run('logout --profile shop --json');
    expect([ran.code, json(ran)]).toMatchObject([0, { name: 'shop', signedIn: false, accountId: '2001' }]);
    expect(Object.keys(desk.file('credentials.json').profiles)).toEqual(['eu']);
    const refused = await desk.run('tags list --profile shop', { env: withoutVariables });
    expect(refused).toMatchObject({ code: 3, stderr: expect.stringContaining('bingctl login --profile shop') });
    const env = { ...withoutVariables, BINGCTL_DEVELOPER_TOKEN: 'another' };
    expect(json(await desk.login('login --profile shop --json', { env }))).toMatchObject({ accountId: '2001' });
  });

  test('twice is no error, nor where nobody was ever signed in', async () => {
    const desk = await aDesk();
    expect(await desk.run('logout')).toEqual({ code: 0, stdout: '', stderr: 'Nobody is signed in.\n' });
    await desk.login();
    const [first, second] = [await desk.run('logout'), await desk.run('logout')];
    expect([first.code, second.code]).toEqual([0, 0]);
    expect(first.stderr).toBe(
      'Profile default is signed out: its tokens and other secrets are gone from this machine.\n',
    );
    expect(second.stderr).toBe('Profile default was signed out already.\n');
  });

  test('with -o id, which has no answer here, forgets nothing', async () => {
    const desk = await aDesk();
    await desk.login();
    expect(await desk.run('logout -o id')).toMatchObject({ code: 64, stdout: '' });
    expect(Object.keys(desk.file('credentials.json').profiles)).toEqual(['default']);
  });

  test('says when a variable still signs calls', async () => {
    const desk = await aDesk();
    await desk.login();
    const { stderr } = await desk.run('logout', { env: { BINGCTL_REFRESH_TOKEN: 'a-token' } });
    expect(stderr).toContain('warning: BINGCTL_REFRESH_TOKEN is set: calls still take their token from it.');
  });
});
