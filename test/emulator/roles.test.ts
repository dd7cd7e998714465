import { afterEach, describe, expect, test } from 'vitest';
import type { EmulatorState } from '../../src/emulator/state.js';
import { aRole, aUser } from '../kit/account.js';
import { asking, type Members, transports } from './faces.js';
import { firm, firmOf } from './firm.js';
import { anEmulator, control, stopEmulators } from './wire.js';

afterEach(stopEmulators);

describe.each(transports)('what a role allows over %s', (transport) => {
  const ask = asking(transport);
  const outcome = async (
    user: Partial<EmulatorState['users'][0]>,
    operation: string,
    customer: string,
    account: string,
  ) => {
    const emulator = await anEmulator(firmOf(aUser(user)));
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
    const owned = { ...firmOf(aUser(agency)), owners: { 2003: '1002' } };
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
