import { afterEach, describe, expect, test } from 'vitest';
import { anAccount, aTag, aUrlGoal } from '../kit/account.js';
import { anEmulator, call, goalXml, stateOf, stopEmulators, type Value } from './wire.js';

afterEach(stopEmulators);

const shop = () => anAccount({ tags: [aTag({ id: '5', name: 'shop' })] });
const allTypes =
  '<ConversionGoalTypes>Url Duration PagesViewedPerVisit Event AppInstall OfflineConversion InStoreTransaction AppDownload</ConversionGoalTypes>';
const allFields =
  '<ReturnAdditionalFields>ViewThroughConversionWindowInMinutes IsExternallyAttributed GoalCategory AttributionModelType IsEnhancedConversionsEnabled IsAutoGoal DataDrivenAttribute ApplicationDownloadGoal</ReturnAdditionalFields>';

type Goal = { [member: string]: Value };

async function addAndRead(type: string, members: string): Promise<Goal> {
  const emulator = await anEmulator(shop());
  const added = await call(
    emulator,
    'AddConversionGoals',
    `<ConversionGoals>${goalXml(type, members)}</ConversionGoals>`,
  );
  expect([added.refusals, added.answer.ConversionGoalIds]).toEqual([[], ['7000001']]);
  const { answer } = await call(emulator, 'GetConversionGoalsByIds', allTypes + allFields);
  return (answer.ConversionGoals as [Goal])[0];
}

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
const signup = '<GoalCategory>Signup</GoalCategory><Name>n</Name>';
const tagged = '<TagId>5</TagId>';

test.each([
  [
    'UrlGoal',
    `${signup}${tagged}<UrlExpression>/thanks</UrlExpression>`,
    { ...base, GoalCategory: 'Signup', Type: 'Url', UrlExpression: '/thanks', UrlOperator: 'Equals' },
  ],
  [
    'DurationGoal',
    `<Name>n</Name>${tagged}`,
    { ...base, GoalCategory: 'Other', Type: 'Duration', MinimumDurationInSeconds: '0' },
  ],
  [
    'PagesViewedPerVisitGoal',
    `<Name>n</Name>${tagged}<MinimumPagesViewed>3</MinimumPagesViewed>`,
    { ...base, GoalCategory: 'Other', Type: 'PagesViewedPerVisit', MinimumPagesViewed: '3' },
  ],
  [
    'EventGoal',
    `${signup}${tagged}<Value>12.50</Value><ValueOperator>GreaterThan</ValueOperator>`,
    {
      ...base,
      GoalCategory: 'Signup',
      Type: 'Event',
      ActionExpression: null,
      ActionOperator: null,
      CategoryExpression: null,
      CategoryOperator: null,
      LabelExpression: null,
      LabelOperator: null,
      Value: '12.5',
      ValueOperator: 'GreaterThan',
    },
  ],
  [
    'AppInstallGoal',
    '<Name>n</Name><AppPlatform>Android</AppPlatform><AppStoreId>com.example</AppStoreId>',
    { ...withoutTag, GoalCategory: 'Download', Type: 'AppInstall', AppPlatform: 'Android', AppStoreId: 'com.example' },
  ],
  [
    'AppDownloadGoal',
    '<Name>n</Name><AppPlatform>iOS</AppPlatform><AppStoreId>1</AppStoreId>',
    { ...withoutTag, GoalCategory: 'Download', Type: 'AppDownload', AppPlatform: 'iOS', AppStoreId: '1' },
  ],
  [
    'OfflineConversionGoal',
    signup,
    {
      ...withoutTag,
      GoalCategory: 'Signup',
      Scope: 'Account',
      Type: 'OfflineConversion',
      IsExternallyAttributed: 'false',
    },
  ],
  [
    'InStoreTransactionGoal',
    '<Name>n</Name>',
    { ...withoutTag, GoalCategory: 'Purchase', TrackingStatus: null, Type: 'InStoreTransaction' },
  ],
])('the least %s gets the defaults', async (type, members, expected) => {
  expect(await addAndRead(type, members)).toEqual({ 'i:type': type, ...expected });
});

test('a goal with everything reads back as it was sent', async () => {
  const goal = await addAndRead(
    'EventGoal',
    `<AttributionModelType>DataDriven</AttributionModelType><ConversionWindowInMinutes>60</ConversionWindowInMinutes>
     <CountType>Unique</CountType><ExcludeFromBidding>1</ExcludeFromBidding><GoalCategory>AddToCart</GoalCategory>
     <IsAutoGoal>false</IsAutoGoal><IsEnhancedConversionsEnabled>true</IsEnhancedConversionsEnabled><Name>n</Name>
     <Revenue><CurrencyCode>EUR</CurrencyCode><Type>FixedValue</Type><Value>0009.990</Value></Revenue>
     <Scope>Account</Scope><Status>Paused</Status><TagId>5</TagId><Type>Event</Type>
     <ViewThroughConversionWindowInMinutes>43200</ViewThroughConversionWindowInMinutes>
     <ActionExpression>a</ActionExpression><ActionOperator>Equals</ActionOperator>
     <CategoryExpression>c</CategoryExpression><CategoryOperator>BeginsWith</CategoryOperator>
     <LabelExpression>l</LabelExpression><LabelOperator>RegularExpression</LabelOperator>
     <Value>9999999</Value><ValueOperator>LessThan</ValueOperator>`,
  );
  expect(goal).toEqual({
    'i:type': 'EventGoal',
    AttributionModelType: 'DataDriven',
    ConversionWindowInMinutes: '60',
    CountType: 'Unique',
    ExcludeFromBidding: 'true',
    GoalCategory: 'AddToCart',
    Id: '7000001',
    IsAutoGoal: 'false',
    IsEnhancedConversionsEnabled: 'true',
    Name: 'n',
    Revenue: { CurrencyCode: 'EUR', Type: 'FixedValue', Value: '9.99' },
    Scope: 'Account',
    Status: 'Paused',
    TagId: '5',
    TrackingStatus: 'TagUnverified',
    Type: 'Event',
    ViewThroughConversionWindowInMinutes: '43200',
    ActionExpression: 'a',
    ActionOperator: 'Equals',
    CategoryExpression: 'c',
    CategoryOperator: 'BeginsWith',
    LabelExpression: 'l',
    LabelOperator: 'RegularExpression',
    Value: '9999999',
    ValueOperator: 'LessThan',
  });
});

test('an account goal without currency takes that of the account', async () => {
  const members = `${signup}<Revenue><Type>VariableValue</Type></Revenue><Scope>Account</Scope>${tagged}<UrlExpression>/x</UrlExpression>`;
  expect((await addAndRead('UrlGoal', members)).Revenue).toEqual({
    CurrencyCode: 'USD',
    Type: 'VariableValue',
    Value: null,
  });
});

test('ids keep their places when one of three is refused', async () => {
  const url = (name: string, category = 'Signup') =>
    goalXml(
      'UrlGoal',
      `<GoalCategory>${category}</GoalCategory><Name>${name}</Name>${tagged}<UrlExpression>/</UrlExpression>`,
    );
  const { answer, refusals, text } = await call(
    await anEmulator(shop()),
    'AddConversionGoals',
    `<ConversionGoals>${url('a')}${url('b', 'None')}${url('c')}</ConversionGoals>`,
  );
  expect(answer.ConversionGoalIds).toEqual(['7000001', null, '7000002']);
  expect(refusals).toEqual([[1, 3349]]);
  expect(text).toContain('xmlns:a="http://schemas.datacontract.org/2004/07/System"');
  expect(text).toContain('<a:long>7000001</a:long><a:long i:nil="true"/><a:long>7000002</a:long>');
});

describe('names', () => {
  const add = (name: string) =>
    `<ConversionGoals>${goalXml('DurationGoal', `<Name>${name}</Name>${tagged}`)}</ConversionGoals>`;

  test('are unique among the accounts of a customer, and free for another customer', async () => {
    const emulator = await anEmulator(shop());
    const inAccount = async (customer: string, account: string) =>
      (
        await call(
          emulator,
          'AddConversionGoals',
          add('Same').replace(tagged, customer === '1001' ? tagged : '<TagId>8</TagId>'),
          { customer, account },
        )
      ).refusals;
    expect(await inAccount('1001', '2001')).toEqual([]);
    expect(await inAccount('1001', '2002')).toEqual([[0, 5317]]);
    // Of the other customer the tag is what is wrong, not the name.
    expect(await inAccount('3003', '4004')).toEqual([[0, 5300]]);
  });

  test('stay used after a goal was renamed', async () => {
    const emulator = await anEmulator(
      anAccount({ tags: [aTag({ id: '5' })], goals: [aUrlGoal({ id: '7', name: 'Before' })] }),
    );
    const rename = `<ConversionGoals>${goalXml('UrlGoal', '<Id>7</Id><Name>After</Name>')}</ConversionGoals>`;
    expect((await call(emulator, 'UpdateConversionGoals', rename)).refusals).toEqual([]);
    for (const name of ['before', 'AFTER']) {
      expect((await call(emulator, 'AddConversionGoals', add(name))).refusals).toEqual([[0, 5317]]);
    }
  });
});

describe('auto goals', () => {
  test('come with a new tag where simplified setup is on, and collide with a goal of the same category', async () => {
    const emulator = await anEmulator(anAccount({ switches: { autoGoals: true } }));
    await call(emulator, 'AddUetTags', '<UetTags><UetTag><Name>shop</Name></UetTag></UetTags>');
    const { customers } = await stateOf(emulator);
    expect(customers['1001']?.goals).toMatchObject([
      { id: '7000002', type: 'Event', isAutoGoal: true, tagId: '7000001' },
    ]);
    const same = goalXml(
      'UrlGoal',
      '<GoalCategory>Purchase</GoalCategory><Name>n</Name><TagId>7000001</TagId><UrlExpression>/</UrlExpression>',
    );
    expect((await call(emulator, 'AddConversionGoals', `<ConversionGoals>${same}</ConversionGoals>`)).refusals).toEqual(
      [[0, 5667]],
    );
  });
});
