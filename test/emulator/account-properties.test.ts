import { afterEach, describe, expect, test } from 'vitest';
import { anAccount, aTag } from '../kit/account.js';
import { asking, type Members, transports } from './faces.js';
import { anEmulator, stopEmulators } from './wire.js';

afterEach(stopEmulators);

const shop = (options: Parameters<typeof anAccount>[0] = {}) => anAccount({ tags: [aTag({ id: '5' })], ...options });

describe.each(transports)('over %s', (transport) => {
  const ask = asking(transport);

  test('values are strings, in the order of the question', async () => {
    const emulator = await anEmulator(shop({ properties: { FinalUrlSuffix: 'a=b&c' } }));
    const AccountPropertyNames = [
      'FinalUrlSuffix',
      'MSCLKIDAutoTaggingEnabled',
      'IncludeViewThroughConversions',
      'TrackingUrlTemplate',
    ];
    expect((await ask(emulator, 'GetAccountProperties', { AccountPropertyNames })).answer.AccountProperties).toEqual([
      { Name: 'FinalUrlSuffix', Value: 'a=b&c' },
      { Name: 'MSCLKIDAutoTaggingEnabled', Value: 'false' },
      { Name: 'IncludeViewThroughConversions', Value: 'true' },
      { Name: 'TrackingUrlTemplate', Value: null },
    ]);
  });

  const url = { Type: 'Url', GoalCategory: 'Other', TagId: '5', UrlExpression: '/' };
  const nowhere = ['false', 'false', 'false'];
  test.each<[goal: Members, expected: string[]]>([
    [{ ...url, Scope: 'Account' }, ['true', 'false', 'false']],
    [{ ...url, Scope: 'Customer' }, ['true', 'true', 'true']],
    [url, ['true', 'true', 'true']],
    [{ Type: 'Duration', Scope: 'Account', TagId: '5' }, ['true', 'false', 'false']],
    [{ Type: 'OfflineConversion', GoalCategory: 'Other' }, ['true', 'false', 'false']],
    [{ Type: 'InStoreTransaction' }, nowhere],
    [{ Type: 'AppInstall', AppPlatform: 'iOS', AppStoreId: '1' }, nowhere],
    // Refused: nothing is switched.
    [{ Type: 'Url', TagId: '5', UrlExpression: '/' }, nowhere],
  ])('adding %j switches auto-tagging to %j', async (goal, expected) => {
    const state = shop();
    const customer = state.customers['1001'];
    // One account with a property of its own, one that the state has never met.
    if (customer) customer.accounts['2002'] = { properties: { MSCLKIDAutoTaggingEnabled: 'false' } };
    const emulator = await anEmulator(state);
    await ask(emulator, 'AddConversionGoals', { ConversionGoals: [{ Name: 'n', ...goal }] });
    const values: unknown[] = [];
    for (const account of ['2001', '2002', '2003']) {
      const request = { AccountPropertyNames: ['MSCLKIDAutoTaggingEnabled'] };
      const { answer } = await ask(emulator, 'GetAccountProperties', request, { account });
      values.push((answer.AccountProperties as { Value: string }[])[0]?.Value);
    }
    expect(values).toEqual(expected);
  });
});
