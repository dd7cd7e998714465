import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { type GoalType, goalTypes } from '../../src/domain/goal.js';
import type { EmulatorState } from '../../src/emulator/state.js';
import { anAccount } from '../kit/account.js';
import { oneOfEachType, smallest } from './eight-types.js';
import { type Emulated, emulated } from './emulated.js';

const tagged: GoalType[] = ['Url', 'Duration', 'PagesViewedPerVisit', 'Event'];
const withCurrency: GoalType[] = ['Url', 'Event', 'OfflineConversion', 'InStoreTransaction'];
const free: GoalType[] = ['Url', 'Event', 'OfflineConversion'];
const apps: GoalType[] = ['AppInstall', 'AppDownload'];
const noRevenue = { currencyCode: null, type: 'NoValue', value: null };
const none = { actionExpression: null, actionOperator: null };

/** A flag, what it changes of the goal with every field, and the types that have it. */
const fields: [flags: string, changes: Record<string, unknown>, types: readonly GoalType[]][] = [
  ['--name "a new name"', { name: 'a new name' }, goalTypes],
  ['--window 1d', { conversionWindowInMinutes: 1440 }, goalTypes],
  ['--status active', { status: 'Active' }, goalTypes],
  ['--no-exclude-from-bidding', { excludeFromBidding: false }, goalTypes],
  ['--no-enhanced-conversions', { isEnhancedConversionsEnabled: false }, goalTypes],
  ['--revenue-value 99.5', { 'revenue.value': 99.5 }, goalTypes],
  ['--revenue none', { revenue: noRevenue }, goalTypes],
  ['--revenue fixed', { 'revenue.type': 'FixedValue' }, withCurrency],
  ['--currency usd', { 'revenue.currencyCode': 'USD' }, withCurrency],
  ['--count all', { countType: 'All' }, goalTypes.filter((type) => !apps.includes(type))],
  ['--category outbound-click', { goalCategory: 'OutboundClick' }, free],
  ['--tag blog', { tagId: '5002' }, tagged],
  ['--view-through-window 1h', { viewThroughConversionWindowInMinutes: 60 }, tagged],
  ['--attribution last-click', { attributionModelType: 'LastClick' }, tagged],
  ['--url /bye', { urlExpression: '/bye' }, ['Url']],
  ['--url-operator regex', { urlOperator: 'RegularExpression' }, ['Url']],
  ['--min-duration 0s', { minimumDurationInSeconds: 0 }, ['Duration']],
  ['--min-pages 0', { minimumPagesViewed: 0 }, ['PagesViewedPerVisit']],
  ['--event-action sale', { actionExpression: 'sale' }, ['Event']],
  ['--event-action-operator equals', { actionOperator: 'Equals' }, ['Event']],
  ['--event-category blog', { categoryExpression: 'blog' }, ['Event']],
  ['--event-category-operator regex', { categoryOperator: 'RegularExpression' }, ['Event']],
  ['--event-label order_completed', { labelExpression: 'order_completed' }, ['Event']],
  ['--event-label-operator begins-with', { labelOperator: 'BeginsWith' }, ['Event']],
  ['--event-value 0', { value: 0 }, ['Event']],
  ['--event-value-operator less-than', { valueOperator: 'LessThan' }, ['Event']],
  ['--unset event-action', none, ['Event']],
  ['--unset event-category', { categoryExpression: null, categoryOperator: null }, ['Event']],
  ['--unset event-label', { labelExpression: null, labelOperator: null }, ['Event']],
  ['--unset event-value', { value: null, valueOperator: null }, ['Event']],
  ['--unset event-value event-action', { value: null, valueOperator: null, ...none }, ['Event']],
  ['--app-platform ios', { appPlatform: 'iOS' }, apps],
  ['--app-id 42', { appStoreId: '42' }, apps],
  ['--no-externally-attributed', { isExternallyAttributed: false }, ['OfflineConversion']],
];

const cases = fields.flatMap(([flags, changes, types]) => types.map((type) => [flags, type, changes] as const));

/** What nobody can set, and the tag, which has no other value by itself. */
const notCompared = ['id', 'isAutoGoal', 'tagId', 'trackingStatus', 'type'];
const noTag = ['attributionModelType', 'viewThroughConversionWindowInMinutes'];

/** What is the same in the smallest and in the fullest goal of a type: only what it cannot have, or cannot have otherwise. */
const sameInBoth: Readonly<Record<GoalType, string[]>> = {
  Url: [],
  Event: [],
  Duration: ['goalCategory'],
  PagesViewedPerVisit: ['goalCategory'],
  AppInstall: [...noTag, 'countType', 'goalCategory', 'scope'].sort(),
  AppDownload: [...noTag, 'countType', 'goalCategory', 'scope'].sort(),
  OfflineConversion: noTag,
  InStoreTransaction: [...noTag, 'goalCategory', 'scope'].sort(),
};

test('the goals of this test have nothing at the value that the service fills in by itself', async () => {
  const full = await emulated(await oneOfEachType());
  const small = await emulated(anAccount({ tags: [{ name: 'shop' }] }));
  for (const type of goalTypes) await small.run(`goals create --name "a ${type}" ${smallest[type]}`);
  const ofSmall = new Map((await small.goals()).map((goal) => [goal.type, goal]));
  const same = (await full.goals()).map((goal) => [
    goal.type,
    Object.entries(goal)
      .filter(([member, value]) => isDeepStrictEqual(value, Reflect.get(ofSmall.get(goal.type) ?? {}, member)))
      .flatMap(([member]) => (notCompared.includes(member) ? [] : [member]))
      .sort(),
  ]);
  expect(Object.fromEntries(same)).toEqual(sameInBoth);
});

describe('an update leaves as it is what is not named', () => {
  test.each(cases)('%s of %s', async (flags, type, changes) => {
    const shop = await emulated(await oneOfEachType());
    const before = await goalsByName(shop);
    const stored = await shop.state();
    const name = `my ${type}`;

    const updated = await shop.run(`goals update "${name}" ${flags} --json`);
    expect(updated.code).toBe(0);

    const after = withChanges(before[name] ?? {}, changes);
    expect(JSON.parse(updated.stdout)).toEqual(after);
    const { [name]: _, ...others } = before;
    expect(await goalsByName(shop)).toEqual({ ...others, [String(after.name)]: after });
    // What no answer shows stays too, of this goal and of all others.
    const id = String(before[name]?.id);
    const rest = ({ customers }: EmulatorState) =>
      customers['1001']?.goals.map(({ accountId, convertedAt, ...goal }) =>
        goal.id === id ? { accountId, convertedAt } : { accountId, convertedAt, ...goal },
      );
    expect(rest(await shop.state())).toEqual(rest(stored));
  });
});

async function goalsByName(shop: Emulated): Promise<Record<string, Record<string, unknown>>> {
  return Object.fromEntries((await shop.goals()).map((goal) => [goal.name, { ...goal }]));
}

/** Parts of the revenue are named by their path. */
function withChanges(goal: Record<string, unknown>, changes: Record<string, unknown>): Record<string, unknown> {
  const after = structuredClone(goal);
  for (const [path, value] of Object.entries(changes)) {
    if (path.startsWith('revenue.')) Object.assign(after.revenue ?? {}, { [path.slice(8)]: value });
    else after[path] = value;
  }
  return after;
}
