import { afterEach, describe, expect, test } from 'vitest';
import { goalTypes } from '../../src/domain/goal.js';
import { anAccount, aTag, aUrlGoal } from '../kit/account.js';
import { asking, type Members, transports } from './faces.js';
import { anEmulator, call, goalXml, stateOf, stopEmulators, type Value } from './wire.js';

afterEach(stopEmulators);

const shop = () => anAccount({ tags: [aTag({ id: '5', name: 'shop' })] });
const everything = {
  ConversionGoalTypes: [...goalTypes],
  ReturnAdditionalFields: [
    'ViewThroughConversionWindowInMinutes',
    'IsExternallyAttributed',
    'GoalCategory',
    'AttributionModelType',
    'IsEnhancedConversionsEnabled',
    'IsAutoGoal',
    'DataDrivenAttribute',
    'ApplicationDownloadGoal',
  ],
};

/** What the least goal of each type reads back as: the service's defaults. */
const base = {
  AttributionModelType: 'LastClick',
  ConversionWindowInMinutes: '43200',
  CountType: 'All',
  ExcludeFromBidding: 'false',
  Id: '7000001',
  IsAutoGoal: 'false',
  IsEnhancedConversionsEnabled: 'false',
  Name: 'n',
  Revenue: { CurrencyCode: null, Type: 'NoValue', Value: null },
  Scope: 'Customer',
  Status: 'Active',
  TagId: '5',
  TrackingStatus: 'TagUnverified',
};
const { AttributionModelType: _, ...withoutTag } = { ...base, TagId: null, TrackingStatus: 'NoRecentConversions' };
const noPair = {
  ActionExpression: null,
  ActionOperator: null,
  CategoryExpression: null,
  CategoryOperator: null,
  LabelExpression: null,
  LabelOperator: null,
};
const signup = { GoalCategory: 'Signup' };
const tagged = { TagId: '5' };

const least: [type: string, members: Members, readBack: object][] = [
  [
    'Url',
    { ...signup, ...tagged, UrlExpression: '/thanks' },
    { ...base, GoalCategory: 'Signup', UrlExpression: '/thanks', UrlOperator: 'Equals' },
  ],
  ['Duration', tagged, { ...base, GoalCategory: 'Other', MinimumDurationInSeconds: '0' }],
  [
    'PagesViewedPerVisit',
    { ...tagged, MinimumPagesViewed: 3 },
    { ...base, GoalCategory: 'Other', MinimumPagesViewed: '3' },
  ],
  [
    'Event',
    { ...signup, ...tagged, Value: 12.5, ValueOperator: 'GreaterThan' },
    { ...base, GoalCategory: 'Signup', ...noPair, Value: '12.5', ValueOperator: 'GreaterThan' },
  ],
  [
    'AppInstall',
    { AppPlatform: 'Android', AppStoreId: 'com.example' },
    { ...withoutTag, GoalCategory: 'Download', AppPlatform: 'Android', AppStoreId: 'com.example' },
  ],
  [
    'AppDownload',
    { AppPlatform: 'iOS', AppStoreId: '1' },
    { ...withoutTag, GoalCategory: 'Download', AppPlatform: 'iOS', AppStoreId: '1' },
  ],
  [
    'OfflineConversion',
    signup,
    { ...withoutTag, GoalCategory: 'Signup', Scope: 'Account', IsExternallyAttributed: 'false' },
  ],
  ['InStoreTransaction', {}, { ...withoutTag, GoalCategory: 'Purchase', TrackingStatus: null }],
];

/** A goal with everything that its type knows, as it is sent and as it reads back. */
const full = {
  AttributionModelType: 'DataDriven',
  CountType: 'Unique',
  GoalCategory: 'AddToCart',
  Name: 'n',
  Scope: 'Account',
  Status: 'Paused',
  TagId: '5',
  Type: 'Event',
  ActionExpression: 'a',
  ActionOperator: 'Equals',
  CategoryExpression: 'c',
  CategoryOperator: 'BeginsWith',
  LabelExpression: 'l',
  LabelOperator: 'RegularExpression',
  ValueOperator: 'LessThan',
};

describe.each(transports)('over %s', (transport) => {
  const ask = asking(transport);

  async function addAndRead(goal: Members) {
    const emulator = await anEmulator(shop());
    const added = await ask(emulator, 'AddConversionGoals', { ConversionGoals: [{ Name: 'n', ...goal }] });
    expect([added.refusals, added.answer.ConversionGoalIds]).toEqual([[], ['7000001']]);
    const { answer } = await ask(emulator, 'GetConversionGoalsByIds', everything);
    return (answer.ConversionGoals as [{ [member: string]: Value }])[0];
  }

  test.each(least)('the least %s goal gets the defaults', async (Type, members, expected) => {
    expect(await addAndRead({ Type, ...members })).toEqual({ ...expected, Type });
  });

  test('a goal with everything reads back as it was sent', async () => {
    const goal = await addAndRead({
      ...full,
      ConversionWindowInMinutes: 60,
      ExcludeFromBidding: true,
      IsAutoGoal: false,
      IsEnhancedConversionsEnabled: true,
      Revenue: { CurrencyCode: 'EUR', Type: 'FixedValue', Value: 9.99 },
      Value: 9_999_999,
      ViewThroughConversionWindowInMinutes: 43_200,
    });
    expect(goal).toEqual({
      ...full,
      Id: '7000001',
      ConversionWindowInMinutes: '60',
      ExcludeFromBidding: 'true',
      IsAutoGoal: 'false',
      IsEnhancedConversionsEnabled: 'true',
      Revenue: { CurrencyCode: 'EUR', Type: 'FixedValue', Value: '9.99' },
      TrackingStatus: 'TagUnverified',
      Value: '9999999',
      ViewThroughConversionWindowInMinutes: '43200',
    });
  });

  test('an account goal without currency takes that of the account', async () => {
    const url = { Type: 'Url', ...signup, ...tagged, UrlExpression: '/x' };
    const goal = await addAndRead({ ...url, Scope: 'Account', Revenue: { Type: 'VariableValue' } });
    expect(goal.Revenue).toEqual({ CurrencyCode: 'USD', Type: 'VariableValue', Value: null });
  });

  test('ids keep their places when one of three is refused', async () => {
    const url = (Name: string, GoalCategory = 'Signup') => ({
      Type: 'Url',
      Name,
      GoalCategory,
      ...tagged,
      UrlExpression: '/',
    });
    const request = { ConversionGoals: [url('a'), url('b', 'None'), url('c')] };
    const { answer, refusals } = await ask(await anEmulator(shop()), 'AddConversionGoals', request);
    expect(answer.ConversionGoalIds).toEqual(['7000001', null, '7000002']);
    expect(refusals).toEqual([[1, 3349]]);
  });

  describe('names', () => {
    const duration = (Name: string, TagId = '5') => ({ ConversionGoals: [{ Type: 'Duration', Name, TagId }] });

    test('are unique among the accounts of a customer, and free for another customer', async () => {
      const emulator = await anEmulator(shop());
      const add = async (customer: string, account: string, tag?: string) =>
        (await ask(emulator, 'AddConversionGoals', duration('Same', tag), { customer, account })).refusals;
      expect(await add('1001', '2001')).toEqual([]);
      expect(await add('1001', '2002')).toEqual([[0, 5317]]);
      // Of the other customer the tag is what is wrong, not the name.
      expect(await add('3003', '4004', '8')).toEqual([[0, 5300]]);
    });

    test('stay used after a goal was renamed', async () => {
      const goals = [aUrlGoal({ id: '7', name: 'Before' })];
      const emulator = await anEmulator(anAccount({ tags: [aTag({ id: '5' })], goals }));
      const rename = { ConversionGoals: [{ Type: 'Url', Id: '7', Name: 'After' }] };
      expect((await ask(emulator, 'UpdateConversionGoals', rename)).refusals).toEqual([]);
      for (const name of ['before', 'AFTER']) {
        expect((await ask(emulator, 'AddConversionGoals', duration(name))).refusals).toEqual([[0, 5317]]);
      }
    });
  });

  test('auto goals come with a new tag where simplified setup is on, and collide with goals like them', async () => {
    const emulator = await anEmulator(anAccount({ switches: { autoGoals: true } }));
    await ask(emulator, 'AddUetTags', { UetTags: [{ Name: 'shop' }] });
    const { customers } = await stateOf(emulator);
    expect(customers['1001']?.goals).toMatchObject([
      { id: '7000002', type: 'Event', isAutoGoal: true, tagId: '7000001' },
    ]);
    const same = { Type: 'Url', GoalCategory: 'Purchase', Name: 'n', TagId: '7000001', UrlExpression: '/' };
    expect((await ask(emulator, 'AddConversionGoals', { ConversionGoals: [same] })).refusals).toEqual([[0, 5667]]);
  });
});

test('over SOAP a goal says its class by i:type, and new ids are in the namespace of System', async () => {
  const emulator = await anEmulator(shop());
  const goals = `${goalXml('DurationGoal', '<Name>n</Name><TagId>5</TagId>')}<ConversionGoal i:nil="true"/>`;
  const { text } = await call(emulator, 'AddConversionGoals', `<ConversionGoals>${goals}</ConversionGoals>`);
  expect(text).toContain('xmlns:a="http://schemas.datacontract.org/2004/07/System"');
  expect(text).toContain('<a:long>7000001</a:long><a:long i:nil="true"/>');
  const types = '<ConversionGoalTypes>Duration</ConversionGoalTypes>';
  const { answer } = await call(emulator, 'GetConversionGoalsByIds', types);
  expect(answer.ConversionGoals).toMatchObject([{ 'i:type': 'DurationGoal', Type: 'Duration' }]);
});
