import { describe, expect, test } from 'vitest';
import type { AdAccount } from '../../src/domain/account.js';
import { BingctlError } from '../../src/errors.js';
import { searchable } from '../../src/service/account-search.js';
import { accountsPerPage, type Customers, createCustomers } from '../../src/service/customers.js';
import type { Answer, Call, OperationName, Request } from '../../src/service/operations.js';

type Search = Request<'SearchAccounts'>;
interface Asked {
  operation: OperationName;
  request: unknown;
}

/** The customers of a service that finds so, and what it is asked. */
function customersOf(
  find: (search: Search) => object[],
  user: object | null = { id: '7', userName: 'kim', customerId: '1001', userLifeCycleStatus: 'Active', jobTitle: 'x' },
): { customers: Customers; asked: Asked[] } {
  const asked: Asked[] = [];
  const answer = (operation: OperationName, request: unknown): object => {
    asked.push({ operation, request });
    if (operation === 'GetUser') return { user, customerRoles: [{ roleId: 41, customerId: '1001', more: 1 }, null] };
    return { accounts: find(request as Search) };
  };
  const call: Call = async (operation, request) =>
    ({ ...answer(operation, request), trackingId: 'T' }) as Answer<typeof operation>;
  const never = new AbortController().signal;
  return { customers: createCustomers({ call, concurrency: 4, interrupt: { first: never, second: never } }), asked };
}

function anAdAccount(given: Partial<AdAccount> = {}): AdAccount {
  return {
    id: '2001',
    name: 'Shop',
    number: 'X0123456',
    parentCustomerId: '1001',
    currencyCode: 'EUR',
    timeZone: 'Brasilia',
    accountLifeCycleStatus: 'Active',
    pauseReason: null,
    ...given,
  };
}

const isList = ({ predicates }: Search) => predicates[0]?.field === 'UserId';
const conditions = (asked: Asked[]) =>
  asked
    .filter(({ operation }) => operation === 'SearchAccounts')
    .map(({ request }) => (request as Search).predicates.map((p) => `${p.field} ${p.operator} ${p.value}`).join());

/** As the service searches: by one condition, a name without regard to case. */
function finding(all: readonly AdAccount[]) {
  return ({ predicates: [predicate], pageInfo: { index, size } }: Search): AdAccount[] => {
    const { field, value } = predicate ?? { field: '', value: '' };
    const found = all.filter(
      ({ id, name, number }) =>
        field === 'UserId' ||
        (field === 'AccountId' && id === value) ||
        (field === 'AccountNumber' && number === value) ||
        (field === 'AccountName' && name?.toLowerCase() === value.toLowerCase()),
    );
    return found.slice(index * size, (index + 1) * size);
  };
}

describe('me', () => {
  test('is who the token belongs to, and what they may do; asked once', async () => {
    const { customers, asked } = customersOf(() => []);
    const expected = {
      user: { id: '7', userName: 'kim', customerId: '1001', userLifeCycleStatus: 'Active' },
      roles: [{ roleId: 41, customerId: '1001' }],
    };
    expect(await customers.me()).toEqual(expected);
    expect(await customers.me()).toEqual(expected);
    expect(asked).toEqual([{ operation: 'GetUser', request: { userId: null } }]);
  });

  test.each([[null], [{ id: null }]])('a service that does not say who is none to go on with: %j', async (user) => {
    const { customers } = customersOf(() => [], user);
    await expect(customers.me()).rejects.toMatchObject({
      kind: 'unexpected',
      message: 'the service did not say who is signed in',
      trackingId: 'T',
    });
  });

  test('what failed is asked again', async () => {
    let fails = true;
    const call: Call = async () => {
      if (fails) throw new BingctlError('unreachable', 'nobody there');
      return { user: { id: '7' }, customerRoles: [], trackingId: null } as never;
    };
    const never = new AbortController().signal;
    const { me } = createCustomers({ call, concurrency: 1, interrupt: { first: never, second: never } });
    await expect(me()).rejects.toMatchObject({ kind: 'unreachable' });
    fails = false;
    expect(await me()).toMatchObject({ user: { id: '7' } });
  });
});

describe('accounts', () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => anAdAccount({ id: `${5000 + at}` }));

  test.each([0, 1, 99, 100, 101, 200, 250])('all %i of them, page by page', async (count) => {
    const all = many(count);
    const { customers, asked } = customersOf(finding(all));
    expect(await customers.accounts()).toEqual(all);
    const pages = Math.floor(count / accountsPerPage) + 1;
    expect(asked.slice(1)).toEqual(
      Array.from({ length: pages }, (_, index) => ({
        operation: 'SearchAccounts',
        request: {
          predicates: [{ field: 'UserId', operator: 'Equals', value: '7' }],
          ordering: null,
          pageInfo: { index, size: 100 },
        },
      })),
    );
  });

  test('each once, though one that was made meanwhile moves the others to the next page', async () => {
    const all = many(101);
    const { customers } = customersOf(({ pageInfo }) => (pageInfo.index === 0 ? all.slice(0, 100) : all.slice(99)));
    expect(await customers.accounts()).toEqual(all);
  });

  test('a service that gives the first page for ever is not asked for ever', async () => {
    const { customers, asked } = customersOf(() => many(100));
    expect(await customers.accounts()).toEqual(many(100));
    expect(asked).toHaveLength(3);
  });

  test('what is nowhere printed is not kept, nor what has no id', async () => {
    const { customers } = customersOf(() => [{ ...anAdAccount(), businessAddress: {} }, { id: null }, null as never]);
    expect(await customers.accounts()).toEqual([anAdAccount()]);
  });
});

describe('the account that is named', () => {
  const shop = anAdAccount();
  const other = anAdAccount({ id: '2002', name: 'Blog', number: 'F0000001' });
  const namedLikeAnId = anAdAccount({ id: '2003', name: '2001', number: 'F0000002' });
  const all = [shop, other, namedLikeAnId, anAdAccount({ id: '42', name: 'ab', number: 'F0000003' })];

  test.each<[string, string[], string[]]>([
    ['2002', ['2002'], ['AccountId Equals 2002', 'AccountName Equals 2002']],
    // Both: whoever asked has to say which.
    ['2001', ['2001', '2003'], ['AccountId Equals 2001', 'AccountName Equals 2001']],
    ['X0123456', ['2001'], ['AccountNumber Equals X0123456', 'AccountName Equals X0123456']],
    ['shop', ['2001'], ['AccountName Equals shop']],
    [
      '12345678',
      [],
      ['AccountId', 'AccountNumber', 'AccountName']
        .map((field) => `${field} Equals 12345678`)
        .concat(['UserId Equals 7']),
    ],
    ['My shop', [], ['AccountName Equals My shop', 'UserId Equals 7']],
    // The search compares numbers exactly, we do not.
    ['x0123456', ['2001'], ['AccountNumber Equals x0123456', 'AccountName Equals x0123456', 'UserId Equals 7']],
    // Fewer than four characters cannot be searched for.
    ['42', ['42'], ['UserId Equals 7']],
    ['AB', ['42'], ['UserId Equals 7']],
    ['no', [], ['UserId Equals 7']],
    ['', [], ['UserId Equals 7']],
  ])('%j is %j', async (text, ids, searches) => {
    const { customers, asked } = customersOf(finding(all));
    expect((await customers.accountsNamed(text)).map(({ id }) => id)).toEqual(ids);
    expect(conditions(asked)).toEqual(searches);
  });

  test('several have the same name', async () => {
    const twins = [shop, anAdAccount({ id: '2009', name: 'SHOP', number: null })];
    const { customers } = customersOf(finding(twins));
    expect((await customers.accountsNamed('Shop')).map(({ id }) => id)).toEqual(['2001', '2009']);
  });

  test('a search that finds what only contains the text finds nothing', async () => {
    const longer = anAdAccount({ name: 'Shop of shops' });
    const { customers } = customersOf(() => [longer]);
    expect(await customers.accountsNamed('Shop')).toEqual([]);
  });

  test('what the service refuses to search for is found in the list', async () => {
    const { customers } = customersOf((search) => {
      if (isList(search)) return [shop];
      throw new BingctlError('refused', 'the service refused SearchAccounts: no such predicate');
    });
    expect(await customers.accountsNamed('shop')).toEqual([shop]);
  });

  test('any other failure is one', async () => {
    const { customers } = customersOf((search) => {
      if (isList(search)) return [shop];
      throw new BingctlError('unreachable', 'nobody there');
    });
    await expect(customers.accountsNamed('shop')).rejects.toMatchObject({ kind: 'unreachable' });
  });
});

test('a text of four characters can be searched for, however many bytes or code units it has', () => {
  expect([searchable('🎯🎯🎯'), searchable('🎯🎯🎯🎯').length]).toEqual([[], 1]);
});
