import { describe, expect, test } from 'vitest';
import { type GoalFields, goalTypes } from '../../src/domain/goal.js';
import { completeNewGoal } from '../../src/domain/goal-defaults.js';
import { goalKinds } from '../../src/domain/goal-kinds.js';
import { checkGoalUpdate, checkNewGoal } from '../../src/domain/goal-rules.js';
import { smallest, storedEventGoal } from './goals.js';

describe('a new goal', () => {
  test.each(goalTypes)('of type %s is fine with the least that its type needs', (type) => {
    expect(checkNewGoal(smallest[type])).toEqual([]);
  });

  test.each(goalTypes)('of type %s always gets a scope, and is still fine', (type) => {
    const complete = completeNewGoal(smallest[type]);
    expect(complete.scope).toBe(goalKinds[type].customerOnly ? 'Customer' : 'Account');
    expect(checkNewGoal(complete)).toEqual([]);
    expect(completeNewGoal(complete)).toEqual(complete);
  });

  test('gets nothing but scope, the only category, and Equals', () => {
    expect(completeNewGoal({ type: 'Duration', name: 'Stayed' })).toEqual({
      type: 'Duration',
      name: 'Stayed',
      scope: 'Account',
      goalCategory: 'Other',
    });
    expect(completeNewGoal({ type: 'Event', labelExpression: 'x', value: '3', valueOperator: 'LessThan' })).toEqual({
      type: 'Event',
      scope: 'Account',
      labelExpression: 'x',
      labelOperator: 'Equals',
      value: '3',
      valueOperator: 'LessThan',
    });
  });

  test('without type and name is told both', () => {
    expect(checkNewGoal({}).map(({ flag }) => flag)).toEqual(['--type', '--name']);
  });

  test('with many mistakes is told them all at once', () => {
    const problems = checkNewGoal({ type: 'Url', conversionWindowInMinutes: 0, tagId: ' ', status: 'Deleted' });
    expect(problems.map(({ flag, code }) => [flag, code])).toEqual([
      ['--name', 5319],
      ['--tag', null],
      ['--category', 3347],
      ['--status', 5328],
      ['--window', 5337],
      ['--url', 5334],
    ]);
  });
});

const hundred = '😀'.repeat(100);

/** What to change in the smallest goal of a type, and the service's code for it; [] where it is fine. */
const cases: [GoalFields, { field: string; code: number | null }[]][] = [
  [{ type: 'Event', name: hundred, actionExpression: hundred }, []],
  [{ type: 'Event', name: `${hundred}x` }, [{ field: 'name', code: 5320 }]],
  [{ type: 'Url', name: '' }, [{ field: 'name', code: 5320 }]],
  [{ type: 'Url', name: ' \t' }, [{ field: 'name', code: 5320 }]],
  [{ type: 'Url', name: 'a\u0007b' }, [{ field: 'name', code: 5320 }]],
  [{ type: 'Url', name: 'a\ud800b' }, [{ field: 'name', code: 5320 }]],
  [{ type: 'Url', name: 'a\tb\n<&>"\'' }, []],
  [{ type: 'Event', labelExpression: `${hundred}x` }, [{ field: 'labelExpression', code: 5344 }]],
  [{ type: 'Event', actionExpression: '' }, [{ field: 'actionExpression', code: 5343 }]],
  [{ type: 'Event', categoryExpression: '' }, [{ field: 'categoryExpression', code: 5342 }]],
  [{ type: 'Event', labelOperator: 'Contains' }, [{ field: 'labelOperator', code: 5344 }]],
  [{ type: 'Event', valueOperator: 'LessThan' }, [{ field: 'valueOperator', code: 5345 }]],
  [{ type: 'Event', value: '9999999' }, []],
  [{ type: 'Event', value: '0.001' }, []],
  [{ type: 'Event', value: '0.0001' }, [{ field: 'value', code: 5345 }]],
  [{ type: 'Event', value: '9999999.001' }, [{ field: 'value', code: 5345 }]],
  [{ type: 'Event', value: '-1' }, [{ field: 'value', code: 5345 }]],
  [{ type: 'Event', actionExpression: null }, [{ field: 'actionExpression', code: 5336 }]],
  [{ type: 'Event', actionExpression: null, value: '3' }, []],
  [{ type: 'Event', urlExpression: '/x' }, [{ field: 'urlExpression', code: null }]],
  [{ type: 'Url', actionExpression: 'x' }, [{ field: 'actionExpression', code: null }]],
  [{ type: 'Url', urlExpression: '' }, [{ field: 'urlExpression', code: 5341 }]],
  [{ type: 'Url', urlExpression: 'x'.repeat(4_000) }, []],
  [{ type: 'Url', urlExpression: '(', urlOperator: 'RegularExpression' }, []],
  [{ type: 'Duration', minimumDurationInSeconds: 0 }, []],
  [{ type: 'Duration', minimumDurationInSeconds: 86_399 }, []],
  [{ type: 'Duration', minimumDurationInSeconds: 86_400 }, [{ field: 'minimumDurationInSeconds', code: 5338 }]],
  [{ type: 'Duration', minimumDurationInSeconds: 0.5 }, [{ field: 'minimumDurationInSeconds', code: 5338 }]],
  [{ type: 'PagesViewedPerVisit', minimumPagesViewed: 9_999_999 }, []],
  [{ type: 'PagesViewedPerVisit', minimumPagesViewed: 10_000_000 }, [{ field: 'minimumPagesViewed', code: 5339 }]],
  [{ type: 'PagesViewedPerVisit', minimumPagesViewed: undefined }, [{ field: 'minimumPagesViewed', code: 5339 }]],
  [{ type: 'AppInstall', appPlatform: 'ios' }, [{ field: 'appPlatform', code: 5340 }]],
  [{ type: 'AppInstall', appPlatform: undefined }, [{ field: 'appPlatform', code: 5340 }]],
  [{ type: 'AppDownload', appStoreId: undefined }, [{ field: 'appStoreId', code: 5335 }]],
  [{ type: 'AppDownload', appStoreId: '' }, [{ field: 'appStoreId', code: 5346 }]],
  [{ type: 'AppInstall', scope: 'Account' }, [{ field: 'scope', code: 5348 }]],
  [{ type: 'InStoreTransaction', scope: 'Account' }, [{ field: 'scope', code: 5357 }]],
  [{ type: 'OfflineConversion', scope: 'Customer' }, []],
  [{ type: 'AppInstall', countType: 'Unique' }, [{ field: 'countType', code: 5349 }]],
  [{ type: 'AppInstall', countType: 'All' }, []],
  [{ type: 'AppInstall', tagId: '5012' }, [{ field: 'tagId', code: null }]],
  [{ type: 'OfflineConversion', tagId: '5012' }, [{ field: 'tagId', code: null }]],
  [{ type: 'OfflineConversion', isExternallyAttributed: true }, []],
  [{ type: 'Url', isExternallyAttributed: true }, [{ field: 'isExternallyAttributed', code: null }]],
  [{ type: 'Duration', tagId: undefined }, [{ field: 'tagId', code: null }]],
  [{ type: 'Url', goalCategory: 'Download' }, [{ field: 'goalCategory', code: 3349 }]],
  [{ type: 'Url', goalCategory: 'None' }, [{ field: 'goalCategory', code: 3349 }]],
  [{ type: 'OfflineConversion', goalCategory: undefined }, [{ field: 'goalCategory', code: 3347 }]],
  [{ type: 'Duration', goalCategory: 'PageView' }, [{ field: 'goalCategory', code: 3349 }]],
  [{ type: 'Duration', goalCategory: 'Other' }, []],
  [{ type: 'AppInstall', goalCategory: 'Purchase' }, [{ field: 'goalCategory', code: 3349 }]],
  [{ type: 'InStoreTransaction', goalCategory: 'Other' }, [{ field: 'goalCategory', code: 3349 }]],
  [{ type: 'Url', conversionWindowInMinutes: 1 }, []],
  [{ type: 'Url', conversionWindowInMinutes: 129_600 }, []],
  [{ type: 'Url', conversionWindowInMinutes: 129_601 }, [{ field: 'conversionWindowInMinutes', code: 5337 }]],
  [{ type: 'Url', conversionWindowInMinutes: 1.5 }, [{ field: 'conversionWindowInMinutes', code: 5337 }]],
  [{ type: 'Url', viewThroughConversionWindowInMinutes: 43_200 }, []],
  [
    { type: 'Url', viewThroughConversionWindowInMinutes: 43_201 },
    [{ field: 'viewThroughConversionWindowInMinutes', code: 6608 }],
  ],
  [
    { type: 'OfflineConversion', viewThroughConversionWindowInMinutes: 60 },
    [{ field: 'viewThroughConversionWindowInMinutes', code: 6609 }],
  ],
  [{ type: 'Duration', attributionModelType: 'LastTouch' }, []],
  [{ type: 'AppDownload', attributionModelType: 'LastClick' }, [{ field: 'attributionModelType', code: null }]],
  [{ type: 'InStoreTransaction', attributionModelType: 'LastClick' }, [{ field: 'attributionModelType', code: null }]],
  [{ type: 'Url', revenue: { type: 'NoValue' } }, []],
  [{ type: 'Url', revenue: { type: 'NoValue', value: '1' } }, [{ field: 'revenue.value', code: 5333 }]],
  [{ type: 'Url', revenue: { value: '1' } }, [{ field: 'revenue.value', code: 5333 }]],
  [{ type: 'Url', revenue: { type: 'FixedValue' } }, [{ field: 'revenue.value', code: 5333 }]],
  [{ type: 'Url', revenue: { type: 'FixedValue', value: '9999999' } }, []],
  [{ type: 'Url', revenue: { type: 'FixedValue', value: '9999999.001' } }, [{ field: 'revenue.value', code: 5333 }]],
  [{ type: 'Url', revenue: { type: 'FixedValue', value: '1.2345' } }, [{ field: 'revenue.value', code: 5333 }]],
  [{ type: 'Url', revenue: { type: 'FixedValue', value: '-1' } }, [{ field: 'revenue.value', code: 5333 }]],
  [{ type: 'Url', revenue: { type: 'VariableValue' } }, []],
  [{ type: 'Duration', revenue: { type: 'VariableValue' } }, [{ field: 'revenue.type', code: 5332 }]],
  [{ type: 'AppInstall', revenue: { type: 'VariableValue' } }, [{ field: 'revenue.type', code: 5332 }]],
  [{ type: 'OfflineConversion', revenue: { type: 'VariableValue' } }, []],
  [{ type: 'Duration', revenue: { type: 'FixedValue', value: '5' } }, []],
  [
    { type: 'Duration', revenue: { type: 'FixedValue', value: '5', currencyCode: 'USD' } },
    [{ field: 'revenue.currencyCode', code: 5352 }],
  ],
  [{ type: 'AppInstall', revenue: { type: 'FixedValue', value: '5' } }, []],
  [
    { type: 'Url', revenue: { type: 'FixedValue', value: '5', currencyCode: 'XXX' } },
    [{ field: 'revenue.currencyCode', code: 5351 }],
  ],
  [
    { type: 'Url', scope: 'Customer', revenue: { type: 'FixedValue', value: '5' } },
    [{ field: 'revenue.currencyCode', code: 5355 }],
  ],
  [{ type: 'Url', scope: 'Customer', revenue: { type: 'FixedValue', value: '5', currencyCode: 'USD' } }, []],
  [{ type: 'Duration', scope: 'Customer', revenue: { type: 'FixedValue', value: '5' } }, []],
  [{ type: 'InStoreTransaction', revenue: { type: 'VariableValue' } }, [{ field: 'revenue.currencyCode', code: 5355 }]],
];

test.each(cases)('%j', (fields, problems) => {
  const found = checkNewGoal({ ...smallest[fields.type ?? 'Url'], ...fields });
  expect(found.map(({ field, code }) => ({ field, code }))).toEqual(problems);
});

test('a member of another type is refused with its flag and the types that have it', () => {
  const [problem] = checkNewGoal({ ...smallest.Event, urlExpression: '/x' });
  expect(problem).toEqual({
    field: 'urlExpression',
    flag: '--url',
    message: 'belongs to url goals, and this is an event goal',
    code: null,
    errorCode: null,
  });
});

test.each([
  ['usd', '"usd" is not a currency that goals know: did you mean USD?'],
  ['TRY', '"TRY" is not a currency that goals know: did you mean TRL?'],
  ['dollars', '"dollars" is not a currency that goals know'],
])('the currency %s is refused with the likely one', (currencyCode, message) => {
  const revenue = { type: 'FixedValue', value: '5', currencyCode } as const;
  expect(checkNewGoal({ ...smallest.Url, revenue })).toMatchObject([{ message, code: 5351 }]);
});

describe('an update', () => {
  const goal = storedEventGoal();
  const found = (current: typeof goal, change: GoalFields) =>
    checkGoalUpdate(current, change).map(({ field, code }) => ({ field, code }));

  test.each<[GoalFields, { field: string; code: number | null }[]]>([
    [{}, []],
    [{ name: 'Other' }, []],
    [{ name: '' }, [{ field: 'name', code: 5320 }]],
    [{ name: null }, [{ field: 'name', code: null }]],
    [{ scope: 'Account' }, []],
    [{ scope: 'Customer' }, [{ field: 'scope', code: null }]],
    [{ actionExpression: null }, [{ field: 'actionExpression', code: 5336 }]],
    [{ actionExpression: null, labelExpression: 'x' }, []],
    [{ labelExpression: null }, []],
    [{ labelOperator: 'Contains' }, [{ field: 'labelOperator', code: 5344 }]],
    [{ actionOperator: 'Contains' }, []],
    [{ actionExpression: null, actionOperator: 'Contains', value: '1' }, [{ field: 'actionOperator', code: 5343 }]],
    [{ urlExpression: '/x' }, [{ field: 'urlExpression', code: null }]],
    [{ revenue: { value: '5' } }, [{ field: 'revenue.value', code: 5333 }]],
    [{ revenue: { type: 'FixedValue' } }, [{ field: 'revenue.value', code: 5333 }]],
    [{ revenue: { type: 'FixedValue', value: '5' } }, []],
    [{ type: 'Url', urlExpression: '/x' }, []],
    [{ type: 'Url' }, [{ field: 'urlExpression', code: 5334 }]],
    [{ type: 'Duration' }, [{ field: 'goalCategory', code: 3349 }]],
    [{ type: 'Duration', goalCategory: 'Other' }, []],
    [{ type: 'Duration', goalCategory: 'Other', actionExpression: 'x' }, [{ field: 'actionExpression', code: null }]],
    [{ type: 'PagesViewedPerVisit', goalCategory: 'Other' }, [{ field: 'minimumPagesViewed', code: 5339 }]],
    [{ type: 'OfflineConversion' }, [{ field: 'type', code: 5356 }]],
    [{ type: 'AppInstall' }, [{ field: 'type', code: null }]],
  ])('%j', (change, problems) => {
    expect(found(goal, change)).toEqual(problems);
  });

  test('of a goal with a stored revenue judges the whole of it', () => {
    const revenue = { currencyCode: 'USD', type: 'FixedValue', value: '25' } as const;
    const paid = storedEventGoal({ scope: 'Customer', revenue });
    expect(found(paid, { revenue: { value: '30' } })).toEqual([]);
    expect(found(paid, { revenue: { type: 'VariableValue' } })).toEqual([]);
    expect(found(paid, { revenue: { type: 'NoValue' } })).toEqual([]);
    expect(found(paid, { type: 'Duration', goalCategory: 'Other' })).toEqual([]);
    const variable = storedEventGoal({ revenue: { ...revenue, type: 'VariableValue' } });
    expect(found(variable, { type: 'Duration', goalCategory: 'Other' })).toEqual([
      { field: 'revenue.type', code: 5332 },
    ]);
  });

  test('of a goal without category needs one, whatever it changes', () => {
    const old = storedEventGoal({ goalCategory: 'None' });
    expect(checkGoalUpdate(old, { status: 'Paused' })).toMatchObject([
      {
        flag: '--category',
        errorCode: 'InvalidGoalCategory',
        hint: expect.stringMatching(/^give it one with --category: one of purchase, /),
      },
    ]);
    expect(checkGoalUpdate(old, { status: 'Paused', goalCategory: 'Purchase' })).toEqual([]);
    expect(checkGoalUpdate(storedEventGoal({ goalCategory: null }), { status: 'Paused' })).toEqual([]);
  });

  test('of an auto goal is refused whole', () => {
    expect(checkGoalUpdate(storedEventGoal({ isAutoGoal: true }), { name: '' })).toMatchObject([
      { field: 'isAutoGoal', flag: null },
    ]);
  });

  test('does not blame the user for what was stored', () => {
    const strange = storedEventGoal({ name: 'x'.repeat(200), conversionWindowInMinutes: 0, goalCategory: 'Download' });
    expect(checkGoalUpdate(strange, { excludeFromBidding: true })).toEqual([]);
  });
});
