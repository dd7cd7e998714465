import { afterEach, expect, test } from 'vitest';
import { anAccount, aTag } from '../kit/account.js';
import { anEmulator, call, goalXml, stopEmulators } from './wire.js';

afterEach(stopEmulators);

const shop = (options: Parameters<typeof anAccount>[0] = {}) => anAccount({ tags: [aTag({ id: '5' })], ...options });
const asking = (...names: string[]) =>
  `<AccountPropertyNames>${names.map((name) => `<AccountPropertyName>${name}</AccountPropertyName>`).join('')}</AccountPropertyNames>`;

test('values are strings, in the order of the question', async () => {
  const emulator = await anEmulator(shop({ properties: { FinalUrlSuffix: 'a=b&c' } }));
  const names = asking(
    'FinalUrlSuffix',
    'MSCLKIDAutoTaggingEnabled',
    'IncludeViewThroughConversions',
    'TrackingUrlTemplate',
  );
  expect((await call(emulator, 'GetAccountProperties', names)).answer.AccountProperties).toEqual([
    { Name: 'FinalUrlSuffix', Value: 'a=b&c' },
    { Name: 'MSCLKIDAutoTaggingEnabled', Value: 'false' },
    { Name: 'IncludeViewThroughConversions', Value: 'true' },
    { Name: 'TrackingUrlTemplate', Value: null },
  ]);
});

const url = '<GoalCategory>Other</GoalCategory><Name>n</Name>%<TagId>5</TagId><UrlExpression>/</UrlExpression>';
test.each([
  ['UrlGoal', url.replace('%', '<Scope>Account</Scope>'), ['true', 'false', 'false']],
  ['UrlGoal', url.replace('%', '<Scope>Customer</Scope>'), ['true', 'true', 'true']],
  ['UrlGoal', url.replace('%', ''), ['true', 'true', 'true']],
  ['DurationGoal', '<Name>n</Name><Scope>Account</Scope><TagId>5</TagId>', ['true', 'false', 'false']],
  ['OfflineConversionGoal', '<GoalCategory>Other</GoalCategory><Name>n</Name>', ['true', 'false', 'false']],
  ['InStoreTransactionGoal', '<Name>n</Name>', ['false', 'false', 'false']],
  [
    'AppInstallGoal',
    '<Name>n</Name><AppPlatform>iOS</AppPlatform><AppStoreId>1</AppStoreId>',
    ['false', 'false', 'false'],
  ],
  // Refused: nothing is switched.
  ['UrlGoal', '<Name>n</Name><TagId>5</TagId><UrlExpression>/</UrlExpression>', ['false', 'false', 'false']],
])('adding a %s (%s) switches auto-tagging to %j', async (type, members, expected) => {
  const state = shop();
  const customer = state.customers['1001'];
  // One account with a property of its own, one that the state has never met.
  if (customer) customer.accounts['2002'] = { properties: { MSCLKIDAutoTaggingEnabled: 'false' } };
  const emulator = await anEmulator(state);
  await call(emulator, 'AddConversionGoals', `<ConversionGoals>${goalXml(type, members)}</ConversionGoals>`);
  const values: unknown[] = [];
  for (const account of ['2001', '2002', '2003']) {
    const { answer } = await call(emulator, 'GetAccountProperties', asking('MSCLKIDAutoTaggingEnabled'), { account });
    values.push((answer.AccountProperties as { Value: string }[])[0]?.Value);
  }
  expect(values).toEqual(expected);
});
