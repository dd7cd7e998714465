import { describe, expect, test } from 'vitest';
import type { AdAccount, CustomerRole } from '../../src/domain/account.js';
import { customersFor, isAccountId, isCustomerId, rolesFor } from '../../src/domain/account-access.js';

const account: AdAccount = {
  id: '2001',
  name: 'Shop',
  number: 'X0002001',
  parentCustomerId: '1001',
  currencyCode: 'USD',
  timeZone: null,
  accountLifeCycleStatus: 'Active',
  pauseReason: null,
};

function role(customerId: string, members: Partial<CustomerRole> = {}): CustomerRole {
  return { roleId: 41, customerId, accountIds: null, linkedAccountIds: null, customerLinkPermission: null, ...members };
}

describe('the roles by which a user has an account, and the customers that go with it', () => {
  const owner = role('1001');
  const agency = role('500');

  test.each<[string, roles: CustomerRole[], granting: CustomerRole[], customers: string[]]>([
    ['all accounts of the owner', [owner, role('1002')], [owner], ['1001']],
    ['no role at all', [], [], ['1001']],
    [
      'a list of the owner that names it',
      [role('1001', { accountIds: ['2001'] })],
      [role('1001', { accountIds: ['2001'] })],
      ['1001'],
    ],
    ['a list of the owner that does not', [role('1001', { accountIds: ['2009'] })], [], ['1001']],
    [
      'a link that names it',
      [role('500', { linkedAccountIds: ['2001'] })],
      [role('500', { linkedAccountIds: ['2001'] })],
      ['500', '1001'],
    ],
    ['an agency, whose links are not listed', [agency], [agency], ['500', '1001']],
    ['the owner beside an agency', [agency, owner], [owner], ['1001']],
    [
      'a list of the owner that does not name it, beside an agency',
      [agency, role('1001', { accountIds: ['2009'] })],
      [],
      ['1001'],
    ],
  ])('%s', (_, roles, granting, customers) => {
    expect(rolesFor(account, roles)).toEqual(granting);
    expect(customersFor(account, roles)).toEqual(customers);
  });
});

test('ids are told apart by what the user may use', () => {
  const access = { roles: [role('500')], accounts: [account] };
  expect(['500', '1001', '2001', null].map((id) => isCustomerId(id, access))).toEqual([true, true, false, false]);
  expect(['500', '1001', '2001', null].map((id) => isAccountId(id, access))).toEqual([false, false, true, false]);
});
