import { describe, expect, onTestFinished, test } from 'vitest';
import { startEmulator } from '../../src/emulator/server.js';
import type { EmulatorState } from '../../src/emulator/state.js';
import { type Customers, createCustomers } from '../../src/service/customers.js';
import { anAccount, aRole, aUser, together } from '../kit/account.js';
import { aConnection, type Wire } from '../wire/connection.js';

const never = new AbortController().signal;

/** The customers of an emulated service, for whoever is signed in: no customer and no account is sent. */
async function customersOver(wire: Wire, state: EmulatorState, faults: string[] = []): Promise<Customers> {
  const emulator = await startEmulator({ state: { memory: state }, faults });
  onTestFinished(() => emulator.close());
  const { call } = aConnection(new URL(emulator.url), { customerId: '', accountId: '' }, wire);
  return createCustomers({ call, concurrency: 4, interrupt: { first: never, second: never } });
}

const big = '9007199254740993';
const shop = anAccount({
  accountId: big,
  currency: 'EUR',
  account: { name: 'Bücher & <mehr> 😀', number: 'X0123456', timeZone: 'Brasilia' },
});
const paused = anAccount({
  accountId: '2002',
  account: { name: 'Ab', number: 'F0000002', lifeCycleStatus: 'Pause', pauseReason: 4 },
});
const foreign = anAccount({ customerId: '1002', accountId: '2003', account: { name: 'Foreign', number: 'F0000003' } });
const linked = anAccount({ customerId: '1003', accountId: '2004', account: { name: 'Linked', number: 'F0000004' } });
const everything = together(shop, paused, foreign, linked);
const byAda = {
  ...everything,
  users: [aUser({ id: big, roles: [aRole({ roleId: 16, accountIds: [big, '2002'], linkedAccountIds: ['2004'] })] })],
};

const shopRow = {
  id: big,
  name: 'Bücher & <mehr> 😀',
  number: 'X0123456',
  parentCustomerId: '1001',
  currencyCode: 'EUR',
  timeZone: 'Brasilia',
  accountLifeCycleStatus: 'Active',
  pauseReason: null,
};

describe.each(['soap', 'rest'] as const)('over %s', (wire) => {
  test('says who is signed in, and what they may do where', async () => {
    expect(await (await customersOver(wire, byAda)).me()).toEqual({
      user: { id: big, userName: 'ada@example.com', customerId: '1001', userLifeCycleStatus: 'Active' },
      roles: [
        {
          roleId: 16,
          customerId: '1001',
          accountIds: [big, '2002'],
          linkedAccountIds: ['2004'],
          customerLinkPermission: null,
        },
      ],
    });
  });

  test('lists the accounts that the user may use, linked ones too, and no other', async () => {
    const accounts = await (await customersOver(wire, byAda)).accounts();
    expect(accounts.map(({ id }) => id).sort()).toEqual(['2002', '2004', big]);
    expect(accounts).toContainEqual(shopRow);
    expect(accounts).toContainEqual(expect.objectContaining({ accountLifeCycleStatus: 'Pause', pauseReason: 4 }));
  });

  test.each([99, 100, 101, 250])('lists %i accounts whole', async (count) => {
    const ids = Array.from({ length: count }, (_, index) => String(20_000 + index));
    const state = together(...ids.map((accountId) => anAccount({ accountId })));
    const accounts = await (await customersOver(wire, state)).accounts();
    expect(accounts.map(({ id }) => id)).toEqual(ids);
  });

  test.each<[string, string[]]>([
    [big, [big]],
    ['X0123456', [big]],
    ['x0123456', [big]],
    ['bücher & <MEHR> 😀', [big]],
    // Too short to be searched for: found in the list.
    ['ab', ['2002']],
    ['Linked', ['2004']],
    // There, but not for this user.
    ['Foreign', []],
    ['2003', []],
    ['99999999999999999999', []],
    ['nobody', []],
  ])('%j names %j', async (text, ids) => {
    const accounts = await (await customersOver(wire, byAda)).accountsNamed(text);
    expect(accounts.map(({ id }) => id)).toEqual(ids);
  });

  test('what has the same name in two customers is found twice', async () => {
    const twins = together(
      anAccount({ accountId: '2001', account: { name: 'Shop' } }),
      anAccount({ customerId: '1002', accountId: '2005', account: { name: 'SHOP' } }),
    );
    const accounts = await (await customersOver(wire, twins)).accountsNamed('shop');
    expect(accounts.map(({ id, parentCustomerId }) => [id, parentCustomerId])).toEqual([
      ['2001', '1001'],
      ['2005', '1002'],
    ]);
  });

  test('a token that has run out is told as one, whatever was asked', async () => {
    const customers = await customersOver(wire, byAda, ['expired-token,count=2']);
    await expect(customers.accounts()).rejects.toMatchObject({ kind: 'signedOut', code: 109 });
    // The second is struck, the third is not: nothing of the failure was kept.
    await expect(customers.accounts()).rejects.toMatchObject({ kind: 'signedOut' });
    expect(await customers.accounts()).toHaveLength(3);
  });
});
