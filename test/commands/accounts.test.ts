import { describe, expect, test } from 'vitest';
import { aRole, aUser } from '../kit/account.js';
import { aDesk, json, oneAccount, threeAccounts, withoutVariables } from './desk.js';

describe('accounts list', () => {
  test('lists all that the user may use, and marks the current one', async () => {
    const desk = await aDesk(threeAccounts);
    await desk.login('login --account 2002');
    const { code, stdout } = await desk.run('accounts list');
    expect(code).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "id    number    name     customer  state   currency  current
      2001  X0002001  Shop     1001      active  USD
      2002  X0002002  Shop EU  1001      active  USD       yes
      2003  X0002003  Client   1002      active  USD
      "
    `);
    expect(json<unknown[]>(await desk.run('accounts list --json'))[1]).toMatchInlineSnapshot(`
      {
        "accountLifeCycleStatus": "Active",
        "currencyCode": "USD",
        "current": true,
        "id": "2002",
        "name": "Shop EU",
        "number": "X0002002",
        "parentCustomerId": "1001",
        "pauseReason": null,
        "timeZone": "PacificTimeUSCanadaTijuana",
      }
    `);
    expect(await desk.run('accounts list -o id')).toMatchObject({ stdout: '2001\n2002\n2003\n' });
  });

  test('needs a sign-in, and no account', async () => {
    const desk = await aDesk(threeAccounts);
    const env = { ...withoutVariables, BINGCTL_ACCESS_TOKEN: 'a-token', BINGCTL_DEVELOPER_TOKEN: 'd-token' };
    const ran = await desk.run('accounts list --json', { env });
    expect(json<{ current: boolean }[]>(ran).map(({ current }) => current)).toEqual([false, false, false]);
    expect(await desk.run('accounts list', { env: withoutVariables })).toMatchObject({ code: 3 });
  });

  test('of a user without any', async () => {
    const desk = await aDesk({ ...oneAccount, users: [aUser({ roles: [] })] });
    await desk.login();
    expect(await desk.run('accounts list')).toMatchObject({ code: 0, stdout: '' });
    expect(await desk.run('accounts list --json')).toMatchObject({ code: 0, stdout: '[]\n' });
  });
});

describe('accounts use', () => {
  test.each(['2002', 'X0002002', 'shop eu'])('%s is saved with its customer', async (account) => {
    const desk = await aDesk(threeAccounts);
    await desk.login('login --account 2001');
    const ran = await desk.run(`accounts use "${account}" --json`);
    expect(json(ran)).toMatchObject({ accountId: '2002', accountName: 'Shop EU', customerId: '1001' });
    expect(desk.file('profiles.json').profiles.default).toMatchObject({ accountId: '2002', accountNumber: 'X0002002' });
    expect(json(await desk.run('whoami --json', { env: withoutVariables }))).toMatchObject({ accountId: '2002' });
  });

  test('of a client goes with the customer of the agency, unless a flag says otherwise', async () => {
    const desk = await aDesk(threeAccounts);
    await desk.login('login --account 2001');
    const agency = json(await desk.run('accounts use Client --json'));
    const owner = json(await desk.run('accounts use Client --customer 1002 --json'));
    expect([agency.customerId, owner.customerId]).toEqual(['1001', '1002']);
  });

  test.each([
    ['Sohp', 4, 'did you mean "Shop"?'],
    ['2009', 4, 'no ad account that you may use has the id, number or name "2009"'],
  ])('%s, which is not there, changes nothing', async (account, code, says) => {
    const desk = await aDesk(threeAccounts);
    await desk.login('login --account 2001');
    const ran = await desk.run(`accounts use ${account}`);
    expect(ran).toMatchObject({ code, stdout: '', stderr: expect.stringContaining(says) });
    expect(desk.file('profiles.json').profiles.default).toMatchObject({ accountId: '2001' });
  });

  test.each([
    ['local', { BINGCTL_ENV: 'local' }, 'the local environment has no profile to keep an account in'],
    ['nobody signed in', {}, 'no profile is in use'],
  ])('%s', async (_, env, says) => {
    const desk = await aDesk();
    expect(await desk.run('accounts use 2001', { env })).toMatchObject({
      code: 64,
      stderr: expect.stringContaining(says),
    });
  });
});

describe('whoami', () => {
  test('says who, for what, and with which token', async () => {
    const desk = await aDesk({
      ...threeAccounts,
      users: [aUser({ roles: [aRole({ roleId: 100 }), aRole({ roleId: 999, customerId: '1002' })] })],
    });
    await desk.login('login --account Shop --transport soap');
    const ran = await desk.run('whoami', { env: withoutVariables });
    expect(ran.stdout.replace(/\S+Z/, '…').replace(/transport.*/, 'transport    …')).toMatchInlineSnapshot(`
      "user         ada@example.com
      roles        Viewer of customer 1001
                   role 999 of customer 1002
      account      Shop (X0002001, 2001)
      customer     1001
      environment  production
      profile      default
      transport    …
      token from   profile default
      token until  …, then renewed
      "
    `);
    expect(json(await desk.run('whoami --json --transport rest'))).toEqual({
      userName: 'ada@example.com',
      userId: '4001',
      roles: [
        { name: 'Viewer', roleId: 100, customerId: '1001' },
        { name: 'role 999', roleId: 999, customerId: '1002' },
      ],
      customerId: '1001',
      accountId: '2001',
      accountName: 'Shop',
      accountNumber: 'X0002001',
      environment: 'production',
      profile: 'default',
      transport: 'rest',
      tokenFrom: 'profile default',
      tokenExpiresAt: expect.stringMatching(/Z$/),
      tokenIsRenewed: true,
    });
  });

  test('with a token of a variable, and no account', async () => {
    const desk = await aDesk();
    const env = { BINGCTL_ACCESS_TOKEN: 'a-token' };
    expect(json(await desk.run('whoami --json', { env }))).toMatchObject({
      accountId: null,
      customerId: null,
      profile: null,
      tokenFrom: 'BINGCTL_ACCESS_TOKEN',
      tokenExpiresAt: null,
      tokenIsRenewed: false,
    });
  });

  test('of the local environment needs no sign-in', async () => {
    const desk = await aDesk();
    expect(json(await desk.run('whoami --env local --json'))).toMatchObject({
      environment: 'local',
      accountId: '2001',
      profile: null,
      tokenFrom: 'the local environment',
    });
  });

  test('warns of an account that the user may not use', async () => {
    const desk = await aDesk();
    await desk.login();
    const ran = await desk.run('whoami --account 2999');
    expect(ran).toMatchObject({ code: 0, stderr: expect.stringContaining('--account: this user may not use') });
  });

  test('where nobody is signed in', async () => {
    const desk = await aDesk();
    expect(await desk.run('whoami', { env: withoutVariables })).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('bingctl login'),
    });
  });
});
