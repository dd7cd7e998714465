import { afterEach, describe, expect, test } from 'vitest';
import { seed } from '../../src/emulator/seed.js';
import { emptyState } from '../../src/emulator/state.js';
import { anAccount, aRole, aUser } from '../kit/account.js';
import { asking, type Members, transports } from './faces.js';
import { firm, firmOf, idsOf, mine, page, refusedWith } from './firm.js';
import { anEmulator, control, stopEmulators } from './wire.js';

afterEach(stopEmulators);

describe.each(transports)('over %s', (transport) => {
  const ask = asking(transport);

  describe('GetUser', () => {
    test('is the one who calls: Super Admin of every customer that there is', async () => {
      const { answer } = await ask(await anEmulator(firm), 'GetUser', { UserId: null });
      const role = { RoleId: '41', AccountIds: null, LinkedAccountIds: null, CustomerLinkPermission: null };
      expect(answer).toEqual({
        User: {
          ...{ ContactInfo: null, CustomerId: '1001', Id: '3001', JobTitle: null, LastModifiedByUserId: null },
          ...{ LastModifiedTime: null, Lcid: 'EnglishUS' },
          Name: { FirstName: 'Local', LastName: 'User', MiddleInitial: null },
          ...{ Password: null, SecretAnswer: null, SecretQuestion: 'None', UserLifeCycleStatus: 'Active' },
          ...{ TimeStamp: null, UserName: 'user@example.com', ForwardCompatibilityMap: null },
          AuthenticationToken: null,
        },
        CustomerRoles: ['1001', '1002'].map((CustomerId) => ({ ...role, CustomerId })),
      });
    });

    test('knows the local account where there is no other', async () => {
      const emulator = await anEmulator(emptyState());
      expect((await ask(emulator, 'GetUser', {})).answer.CustomerRoles).toMatchObject([{ CustomerId: '1001' }]);
      const request = { PageInfo: page, Predicates: [mine] };
      expect(idsOf((await ask(emulator, 'SearchAccounts', request)).answer.Accounts)).toEqual(['2001']);
    });

    test('tells roles as they were given', async () => {
      const roles = [
        aRole({ roleId: 100, accountIds: ['2002'] }),
        aRole({ customerId: '1002', linkedAccountIds: ['2001'], customerLinkPermission: 'Standard' }),
      ];
      const { answer } = await ask(await anEmulator(firmOf(aUser({ roles }))), 'GetUser', {});
      expect(answer.CustomerRoles).toMatchObject([
        { RoleId: '100', AccountIds: ['2002'], LinkedAccountIds: null, CustomerLinkPermission: null },
        { RoleId: '41', AccountIds: null, LinkedAccountIds: ['2001'], CustomerLinkPermission: 'Standard' },
      ]);
    });

    test('of somebody else has the roles in own customers, and is refused without one', async () => {
      const [both, other] = [aRole(), aRole({ customerId: '1002' })];
      const emulator = await anEmulator(
        firmOf(
          aUser({ roles: [both] }),
          aUser({ id: '4002', roles: [both, other] }),
          aUser({ id: '4003', roles: [other] }),
        ),
      );
      const { answer } = await ask(emulator, 'GetUser', { UserId: '4002' });
      expect(answer).toMatchObject({ User: { Id: '4002' }, CustomerRoles: [{ CustomerId: '1001' }] });
      for (const UserId of ['4003', '4999']) {
        expect((await ask(emulator, 'GetUser', { UserId })).fault).toEqual(refusedWith(1001));
      }
    });
  });

  describe('GetAccountsInfo', () => {
    const info = async (request: Members, state = firm) =>
      ask(await anEmulator(state), 'GetAccountsInfo', { OnlyParentAccounts: false, ...request });

    test('lists the accounts of a customer, or of that which the user signed up in', async () => {
      const { answer } = await info({ CustomerId: '1002' });
      const state = { AccountLifeCycleStatus: 'Pause' };
      expect(answer.AccountsInfo).toEqual([
        { Id: '2003', Name: 'Bakery', Number: 'X0002003', ...state, PauseReason: '1' },
        { Id: '2004', Name: 'Butcher', Number: 'X0002004', ...state, PauseReason: '2' },
      ]);
      expect(idsOf((await info({})).answer.AccountsInfo)).toEqual(['2001', '2002']);
    });

    test('lists linked accounts unless only own ones are asked for', async () => {
      const state = firmOf(aUser({ roles: [aRole({ linkedAccountIds: ['2004'] })] }));
      expect(idsOf((await info({}, state)).answer.AccountsInfo)).toEqual(['2001', '2002', '2004']);
      expect(idsOf((await info({ OnlyParentAccounts: true }, state)).answer.AccountsInfo)).toEqual(['2001', '2002']);
    });

    test('refuses a customer that the user has no role in', async () => {
      expect((await info({ CustomerId: '1999' })).fault).toEqual(refusedWith(1001));
    });
  });

  test('the gateway looks at tokens alone: no account is named', async () => {
    const emulator = await anEmulator(
      anAccount({ switches: { developerTokens: ['mine'], forbiddenAccounts: ['2001'] } }),
    );
    const user = async (developer: string, token = 'any') =>
      (await ask(emulator, 'GetUser', {}, { developer, token, customer: '', account: '' })).fault;
    expect([await user('mine'), await user('other'), await user('mine', '')]).toEqual([
      'no fault',
      { kind: 'AdApiFaultDetail', codes: [105] },
      { kind: 'AdApiFaultDetail', codes: [116] },
    ]);
  });
});

test('users are set by control, and what is none is refused', async () => {
  const emulator = await anEmulator(firm);
  const put = async (users: unknown) => {
    const { status, text } = await control(emulator, 'users', 'PUT', { users });
    return [status, JSON.parse(text)];
  };
  const ada = aUser({ roles: [aRole({ roleId: 100 })] });
  expect(await put([ada])).toEqual([200, { users: [ada], caller: ada }]);
  expect((await asking('rest')(emulator, 'GetUser', {})).answer.User).toMatchObject({ UserName: 'ada@example.com' });
  expect(await put([{ ...ada, id: 7 }])).toEqual([400, { error: expect.stringContaining('users[0].id is not an id') }]);
  expect(await put('ada')).toEqual([400, { error: expect.stringContaining('users is not a list') }]);
  expect(await put([])).toMatchObject([200, { caller: { id: '3001' } }]);
});

test('a seed has two accounts of one customer, and one of another', async () => {
  const state = emptyState();
  seed(state);
  seed(state);
  const emulator = await anEmulator(state);
  const request = { PageInfo: page, Predicates: [mine] };
  const { answer } = await asking('soap')(emulator, 'SearchAccounts', request);
  const told = (answer.Accounts as Record<string, string>[]).map(
    ({ Id, Name, ParentCustomerId, CurrencyCode, AccountLifeCycleStatus }) =>
      [Id, Name, ParentCustomerId, CurrencyCode, AccountLifeCycleStatus].join(' '),
  );
  expect(told).toEqual(['2001 Shop 1001 USD Active', '2002 Shop abroad 1001 EUR Active', '2003 Bakery 1002 USD Pause']);
});
