import { afterEach, describe, expect, test } from 'vitest';
import { aRole, aUser } from '../kit/account.js';
import { asking, type Members, transports } from './faces.js';
import { firm, firmOf, idsOf, mine, page, refusedWith, where } from './firm.js';
import { anEmulator, stopEmulators } from './wire.js';

afterEach(stopEmulators);

describe.each(transports)('SearchAccounts over %s', (transport) => {
  const ask = asking(transport);
  const search = async (request: Members, state = firm) => {
    const asked = await ask(await anEmulator(state), 'SearchAccounts', { PageInfo: page, ...request });
    return asked.fault === 'no fault' ? idsOf(asked.answer.Accounts) : asked.fault;
  };

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
    expect(await search(request)).toEqual(refusedWith(code));
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
      search({ Predicates: [predicate] }, firmOf(aUser({ roles })));
    expect(await found(aRole({ accountIds: ['2002'] }))).toEqual(['2002']);
    expect(await found(aRole({ linkedAccountIds: ['2003'] }))).toEqual(['2001', '2002', '2003']);
    expect(await found(aRole({ customerLinkPermission: 'LinkedEntityOnly' }), aRole({ customerId: '1002' }))).toEqual([
      '2003',
      '2004',
    ]);
    expect(await found()).toEqual([]);
  });
});
