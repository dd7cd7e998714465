import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { goalTypes } from '../../src/domain/goal.js';
import { anAccount, anEventGoal, aTag, aUrlGoal } from '../kit/account.js';
import { asking, type Members } from './faces.js';
import { anEmulator, stateOf, stopEmulators } from './wire.js';

afterEach(stopEmulators);

/** Some values that are good, some that are refused, null, and nothing at all. */
const some = <T>(...values: T[]) => fc.option(fc.constantFrom<T | null>(...values, null), { nil: undefined });
const operator = some('Equals', 'BeginsWith');

const shared = {
  Id: some('71', '72', '404'),
  Name: some('Order', 'new', 'NEW', '', 'a < b & "c"\n🙂'),
  TagId: some('5', '404', '9007199254740993'),
  GoalCategory: some('Purchase', 'Other', 'Download', 'None'),
  Scope: some('Account', 'Customer'),
  Status: some('Active', 'Paused', 'Deleted'),
  CountType: some('All', 'Unique'),
  ConversionWindowInMinutes: some(0, 60),
  ExcludeFromBidding: some(true, false),
  Revenue: some(
    {},
    { Type: 'NoValue' },
    { Type: 'FixedValue', Value: 0.125 },
    { CurrencyCode: 'EUR', Type: 'VariableValue' },
  ),
};
const own: Record<string, Record<string, fc.Arbitrary<string | number | boolean | null | undefined>>> = {
  Url: { UrlExpression: some('/x', ''), UrlOperator: operator },
  Duration: { MinimumDurationInSeconds: some(-1, 60) },
  PagesViewedPerVisit: { MinimumPagesViewed: some(-1, 3) },
  Event: {
    ActionExpression: some('a', ''),
    ActionOperator: operator,
    LabelExpression: some('l'),
    LabelOperator: operator,
    Value: some(1.5, 0.0001, -1),
    ValueOperator: some('LessThan'),
  },
  AppInstall: { AppPlatform: some('iOS', 'PalmOS'), AppStoreId: some('1', '') },
  AppDownload: { AppPlatform: some('Android'), AppStoreId: some('2') },
  OfflineConversion: { IsExternallyAttributed: some(true) },
  InStoreTransaction: {},
};

const web = { TagId: '5', GoalCategory: 'Purchase' };
/** Accepted as it is, so that what a goal is refused for is mostly one thing. */
const good: Record<string, Members> = {
  Url: { ...web, UrlExpression: '/' },
  Duration: { TagId: '5' },
  PagesViewedPerVisit: { TagId: '5', MinimumPagesViewed: 2 },
  Event: { ...web, ActionExpression: 'a', ActionOperator: 'Equals' },
  AppInstall: { AppPlatform: 'iOS', AppStoreId: '1' },
  AppDownload: { AppPlatform: 'iOS', AppStoreId: '1' },
  OfflineConversion: { GoalCategory: 'Purchase' },
  InStoreTransaction: {},
};

const goal = fc
  .tuple(fc.constantFrom(...goalTypes), fc.nat({ max: 10_000 }))
  .chain(([Type, number]) => {
    const changes = Object.entries({ ...shared, ...own[Type] }).map(([name, values]) =>
      values.map((value) => [name, value] as const),
    );
    return fc
      .subarray(changes, { maxLength: 3 })
      .chain((chosen) => fc.tuple(...chosen))
      .map((changed) => ({ Type, Name: `n${number}`, ...good[Type], ...Object.fromEntries(changed) }));
  })
  // Members without a value are not sent.
  .map((members) => JSON.parse(JSON.stringify(members)) as Members);

test('whatever goals are sent, both faces refuse the same, answer the same and end in the same state', async () => {
  const state = anAccount({
    tags: [aTag({ id: '5' }), aTag({ id: '9007199254740993' })],
    goals: [anEventGoal({ id: '71', name: 'Order' }), aUrlGoal({ id: '72' })],
  });
  // One behaviour for both: where the transports are known to differ is not what this is about.
  const options = { behaviour: 'rest-2026-10' } as const;
  const [one, other] = [await anEmulator(state, options), await anEmulator(state, options)];
  const operation = fc.constantFrom('AddConversionGoals', 'UpdateConversionGoals');
  await fc.assert(
    fc.asyncProperty(operation, fc.array(goal, { minLength: 1, maxLength: 4 }), async (name, ConversionGoals) => {
      const overSoap = await asking('soap')(one, name, { ConversionGoals });
      expect(await asking('rest')(other, name, { ConversionGoals })).toEqual(overSoap);
      expect(overSoap.status).toBe(200);
    }),
    { numRuns: 150 },
  );
  const end = await stateOf(one);
  expect(await stateOf(other)).toEqual(end);
  expect(end.customers['1001']?.goals.length).toBeGreaterThan(10);
});
