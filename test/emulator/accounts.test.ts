import { afterEach, describe, expect, test } from 'vitest';
import { seed } from '../../src/emulator/seed.js';
import { type EmulatorState, emptyState } from '../../src/emulator/state.js';
import { anAccount, aRole, aUser, together } from '../kit/account.js';
import { type Asked, asking, type Members, transports } from './faces.js';
import { anEmulator, control, stopEmulators } from './wire.js';

afterEach(stopEmulators);

const aNumber = (customerId: string, accountId: string, account = {}) => anAccount({ customerId, accountId, account });
const firm = together(
  aNumber('1001', '2001', { name: 'Shop', number: 'X0000001' }),
  aNumber('1001', '2002', { name: 'shop abroad', currency: 'EUR' }),
  aNumber('1002', '2003', { name: 'Bakery', lifeCycleStatus: 'Pause', pauseReason: 1 }),
  aNumber('1002', '2004', { name: 'Butcher', lifeCycleStatus: 'Pause', pauseReason: 2 }),
);
const withUsers = (...users: EmulatorState['users']): EmulatorState => ({ ...structuredClone(firm), users });

const page = { Index: 0, Size: 100 };
const where = (Field: string, Operator: string, Value: string | null): Members => ({ Field, Operator, Value });
const mine = where('UserId', 'Equals', '3001');
const idsOf = (list: Asked['answer'][string] | undefined) => (list as { Id: string }[]).map(({ Id }) => Id);

describe.each(transports)('over %s', (transport) => {
  const ask = asking(transport);
  const search = async (request: Members, state = firm) => {
    const asked = await ask(await anEmulator(state), 'SearchAccounts', { PageInfo: page, ...request });
    return asked.fault === 'no fault' ? idsOf(asked.answer.Accounts) : asked.fault;
  };
  const refused = (code: number) => ({ kind: 'ApiFault', codes: [code] });

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
      const { answer } = await ask(await anEmulator(withUsers(aUser({ roles }))), 'GetUser', {});
      expect(answer.CustomerRoles).toMatchObject([
        { RoleId: '100', AccountIds: ['2002'], LinkedAccountIds: null, CustomerLinkPermission: null },
        { RoleId: '41', AccountIds: null, LinkedAccountIds: ['2001'], CustomerLinkPermission: 'Standard' },
      ]);
    });

    test('of somebody else has the roles in own customers, and is refused without one', async () => {
      const [both, other] = [aRole(), aRole({ customerId: '1002' })];
      const emulator = await anEmulator(
        withUsers(
          aUser({ roles: [both] }),
          aUser({ id: '4002', roles: [both, other] }),
          aUser({ id: '4003', roles: [other] }),
        ),
      );
      const { answer } = await ask(emulator, 'GetUser', { UserId: '4002' });
      expect(answer).toMatchObject({ User: { Id: '4002' }, CustomerRoles: [{ CustomerId: '1001' }] });
      for (const UserId of ['4003', '4999']) {
        expect((await ask(emulator, 'GetUser', { UserId })).fault).toEqual(refused(1001));
      }
    });
  });

  describe('SearchAccounts', () => {
    test('tells what an account is', async () => {
      const emulator = await anEmulator(firm);
      const request = { PageInfo: page, Predicates: [where('AccountId', 'Equals', '2003')] };
      const { answer } = await ask(emulator, 'SearchAccounts', request);
      expect(answer.Accounts).toMatchObject([
        {
          ...{ Id: '2003', Name: 'Bakery', Number: 'X0002003', ParentCustomerId: '1002', CurrencyCode: 'USD' },
          ...{ AccountLifeCycleStatus: 'Pause', PauseReason: '1', TimeZone: 'PacificTimeUSCanadaTijuana' },
          ...{ AccountMode: null, TaxCertificate: null, LinkedAgencies: null },
        },
      ]);
      const more = { ...request, ReturnAdditionalFields: ['AccountMode', 'TaxCertificate'] };
      expect((await ask(emulator, 'SearchAccounts', more)).answer.Accounts).toMatchObject([{ AccountMode: 'Expert' }]);
    });

    test.each<[string, Members[], string[]]>([
      ['all', [mine], ['2001', '2002', '2003', '2004']],
      ['of nobody', [where('UserId', 'Equals', '4999')], []],
      ['by id', [where('AccountId', 'Equals', '2002')], ['2002']],
      ['by ids', [where('AccountId', 'In', '2001, 2003,9999')], ['2001', '2003']],
      ['by name, in any case', [where('AccountName', 'Equals', 'SHOP')], ['2001']],
      ['by a part of the name', [where('AccountName', 'Contains', 'Shop')], ['2001', '2002']],
      ['by number', [where('AccountNumber', 'Equals', 'x0000001')], ['2001']],
      ['by numbers', [where('AccountNumber', 'In', 'X0000001,X0002002')], ['2001', '2002']],
      ['by a part of the number', [where('AccountNumber', 'Contains', '000200')], ['2002', '2003', '2004']],
      ['by customer', [where('CustomerId', 'Equals', '1002')], ['2003', '2004']],
      [
        'active, those that billing paused too',
        [mine, where('AccountLifeCycleStatus', 'Equals', 'Active')],
        ['2001', '2002', '2004'],
      ],
      ['paused', [where('AccountLifeCycleStatus', 'Equals', 'Pause'), mine], ['2003']],
    ])('finds %s', async (_, Predicates, found) => {
      expect(await search({ Predicates })).toEqual(found);
    });

    test.each<[string, Members, number]>([
      ['no predicate', { Predicates: [] }, 474],
      ['nil for predicates', { Predicates: null }, 474],
      ['a predicate that is nil', { Predicates: [null] }, 3030],
      ['two predicates', { Predicates: [mine, where('AccountName', 'Equals', 'Shop')] }, 3030],
      ['a status alone', { Predicates: [where('AccountLifeCycleStatus', 'Equals', 'Active')] }, 3030],
      [
        'two statuses',
        { Predicates: [mine, ...['Pause', 'Active'].map((v) => where('AccountLifeCycleStatus', 'Equals', v))] },
        3030,
      ],
      ['an unknown status', { Predicates: [mine, where('AccountLifeCycleStatus', 'Equals', 'Open')] }, 3030],
      ['an unknown field', { Predicates: [where('UserName', 'Equals', 'ada@example.com')] }, 3030],
      ['the name of a method as field', { Predicates: [where('constructor', 'Equals', 'Shop')] }, 3030],
      ['a field in another case', { Predicates: [where('accountId', 'Equals', '2001')] }, 3030],
      ['no field', { Predicates: [{ Operator: 'Equals', Value: 'Shop' }] }, 3030],
      ['no operator', { Predicates: [{ Field: 'AccountName', Value: 'Shop' }] }, 3030],
      ['NotEquals', { Predicates: [where('AccountId', 'NotEquals', '2001')] }, 3030],
      ['StartsWith', { Predicates: [where('AccountName', 'StartsWith', 'Shop')] }, 3030],
      ['names in a list', { Predicates: [where('AccountName', 'In', 'Shop,Bakery')] }, 3030],
      ['a part of an id', { Predicates: [where('AccountId', 'Contains', '2001')] }, 3030],
      ['a name for an id', { Predicates: [where('AccountId', 'Equals', 'Shop')] }, 3030],
      ['no value', { Predicates: [where('AccountName', 'Equals', null)] }, 3030],
      ['a value of three characters', { Predicates: [where('AccountName', 'Contains', 'Sho')] }, 3030],
      [
        'eleven ids',
        { Predicates: [where('AccountId', 'In', Array.from({ length: 11 }, (__, i) => 2001 + i).join())] },
        3024,
      ],
      ['no page', { Predicates: [mine], PageInfo: null }, 3080],
      ['an empty page', { Predicates: [mine], PageInfo: {} }, 3080],
      ['a page of none', { Predicates: [mine], PageInfo: { Index: 0, Size: 0 } }, 3080],
      ['a page before the first', { Predicates: [mine], PageInfo: { Index: -1, Size: 1 } }, 3080],
      ['a page of 1001', { Predicates: [mine], PageInfo: { Index: 0, Size: 1001 } }, 3024],
      [
        'an order of campaigns',
        { Predicates: [mine], Ordering: [{ Field: 'CouponClassName', Order: 'Ascending' }] },
        201,
      ],
    ])('refuses %s', async (_, request, code) => {
      expect(await search(request)).toEqual(refused(code));
    });

    test('goes by pages', async () => {
      const pages = [0, 1, 2].map((Index) => search({ Predicates: [mine], PageInfo: { Index, Size: 3 } }));
      expect(await Promise.all(pages)).toEqual([['2001', '2002', '2003'], ['2004'], []]);
      expect(await search({ Predicates: [mine], PageInfo: { Index: 0, Size: 1000 } })).toHaveLength(4);
    });

    test.each<[string, string, string[]]>([
      ['Id', 'Descending', ['2004', '2003', '2002', '2001']],
      ['Name', 'Ascending', ['2003', '2004', '2001', '2002']],
      ['Number', 'Descending', ['2004', '2003', '2002', '2001']],
    ])('orders by %s, %s', async (Field, Order, ids) => {
      const second = { Field: 'Id', Order: 'Ascending' };
      expect(await search({ Predicates: [mine], Ordering: [{ Field, Order }, second] })).toEqual(ids);
    });

    test('shows what the role reaches', async () => {
      const predicate = where('UserId', 'Equals', '4001');
      const found = (...roles: ReturnType<typeof aRole>[]) =>
        search({ Predicates: [predicate] }, withUsers(aUser({ roles })));
      expect(await found(aRole({ accountIds: ['2002'] }))).toEqual(['2002']);
      expect(await found(aRole({ linkedAccountIds: ['2003'] }))).toEqual(['2001', '2002', '2003']);
      expect(await found(aRole({ customerLinkPermission: 'LinkedEntityOnly' }), aRole({ customerId: '1002' }))).toEqual(
        ['2003', '2004'],
      );
      expect(await found()).toEqual([]);
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
      const state = withUsers(aUser({ roles: [aRole({ linkedAccountIds: ['2004'] })] }));
      expect(idsOf((await info({}, state)).answer.AccountsInfo)).toEqual(['2001', '2002', '2004']);
      expect(idsOf((await info({ OnlyParentAccounts: true }, state)).answer.AccountsInfo)).toEqual(['2001', '2002']);
    });

    test('refuses a customer that the user has no role in', async () => {
      expect((await info({ CustomerId: '1999' })).fault).toEqual(refused(1001));
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

  describe('what a role allows', () => {
    const outcome = async (
      user: Partial<EmulatorState['users'][0]>,
      operation: string,
      customer: string,
      account: string,
    ) => {
      const emulator = await anEmulator(withUsers(aUser(user)));
      const request: Members = operation.startsWith('Add') ? { UetTags: [{ Name: 'n' }] } : {};
      const { fault } = await ask(emulator, operation, request, { customer, account });
      return typeof fault === 'string' ? fault : fault.codes;
    };
    const read = 'GetUetTagsByIds';
    const viewer = { roles: [aRole({ roleId: 100 })] };
    const restricted = { roles: [aRole({ accountIds: ['2002'] })] };
    const agency = { roles: [aRole({ linkedAccountIds: ['2003'] })] };

    test.each<[string, Partial<EmulatorState['users'][0]>, string, string, string, string | number[]]>([
      ['everything to somebody without roles', {}, 'AddUetTags', '1002', '2003', 'no fault'],
      ['a viewer to read', viewer, read, '1001', '2001', 'no fault'],
      ['no viewer to write', viewer, 'AddUetTags', '1001', '2001', [106]],
      ['a campaign manager to write', { roles: [aRole({ roleId: 16 })] }, 'AddUetTags', '1001', '2001', 'no fault'],
      ['the accounts of a list', restricted, 'AddUetTags', '1001', '2002', 'no fault'],
      ['no account beside them', restricted, read, '1001', '2001', [106]],
      ['the customer as a whole', restricted, read, '1001', '', 'no fault'],
      ['no other customer', restricted, read, '1002', '2003', [106]],
      ['no ids that are swapped', restricted, read, '2002', '1001', [106]],
      ['an account that was linked, as oneself', agency, read, '1001', '2003', 'no fault'],
      ['no account beside that which was linked', agency, read, '1002', '2004', [106]],
    ])('%s', async (_, user, operation, customer, account, expected) => {
      expect(await outcome(user, operation, customer, account)).toEqual(expected);
    });

    test('a linked account is worked on where it is', async () => {
      const owned = { ...withUsers(aUser(agency)), owners: { 2003: '1002' } };
      const emulator = await anEmulator(owned);
      await ask(emulator, 'AddUetTags', { UetTags: [{ Name: 'n' }] }, { customer: '1001', account: '2003' });
      const { customers } = JSON.parse((await control(emulator, 'state')).text) as EmulatorState;
      expect([customers['1001']?.tags.length, customers['1002']?.tags.length]).toEqual([0, 1]);
    });

    test('swapped ids, where only known accounts are served', async () => {
      const state = { ...structuredClone(firm), switches: { knownAccountsOnly: true } };
      const emulator = await anEmulator(state);
      const fault = async (customer: string, account: string) =>
        (await ask(emulator, read, {}, { customer, account })).fault;
      expect([await fault('1001', '2001'), await fault('2001', '1001')]).toEqual([
        'no fault',
        { kind: 'AdApiFaultDetail', codes: [106] },
      ]);
    });
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
