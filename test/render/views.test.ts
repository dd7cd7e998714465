import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/doctor/finding.js';
import { type Goal, goalBaseFields, goalOwnFields, goalTypes } from '../../src/domain/goal.js';
import { tagFields } from '../../src/domain/tag.js';
import { list, one } from '../../src/render/answer.js';
import { changeLines } from '../../src/render/changes.js';
import type { Format } from '../../src/render/format.js';
import { createScreen } from '../../src/render/screen.js';
import { findingView } from '../../src/render/views/finding.js';
import { goalView } from '../../src/render/views/goal.js';
import { tagView } from '../../src/render/views/tag.js';
import { testIo } from './streams.js';
import { anEventGoal, aTag, goalBase } from './things.js';

const goals: Goal[] = [
  { ...goalBase, type: 'Url', urlExpression: '/thanks', urlOperator: 'Contains' },
  { ...goalBase, id: '72', name: 'Long visit', type: 'Duration', minimumDurationInSeconds: 300, revenue: null },
  { ...goalBase, id: '73', name: 'Reader', type: 'PagesViewedPerVisit', minimumPagesViewed: 3, status: 'Paused' },
  anEventGoal({
    id: '74',
    name: 'Order',
    actionExpression: 'buy',
    actionOperator: 'BeginsWith',
    value: '9.99',
    valueOperator: 'GreaterThan',
    trackingStatus: 'RecordingConversions',
    revenue: { currencyCode: 'EUR', type: 'VariableValue', value: '5' },
  }),
  { ...goalBase, id: '75', name: 'Install', type: 'AppInstall', appPlatform: 'iOS', appStoreId: '123', tagId: null },
  { ...goalBase, id: '76', name: 'Download', type: 'AppDownload', appPlatform: 'Android', appStoreId: 'com.x' },
  { ...goalBase, id: '77', name: 'Upload', type: 'OfflineConversion', isExternallyAttributed: true },
  { ...goalBase, id: '78', name: 'Store', type: 'InStoreTransaction', goalCategory: 'None', scope: 'Customer' },
];

async function goalText(format: Format | null, terminal?: number): Promise<string> {
  const io = testIo(terminal === undefined ? {} : { terminal });
  await createScreen({ io, format, quiet: false, debug: false }).show(list(goals, goalView));
  return io.stdout.text;
}

describe('conversion goals', () => {
  test('as a table', async () => {
    expect(await goalText(null, 140)).toMatchInlineSnapshot(`
      "id  name        type          tag   category  status  tracking               matches                                                   value
      71  Purchase    url           5012  purchase  active  tag-unverified         url contains "/thanks"                                 25.5 USD
      72  Long visit  duration      5012  purchase  active  tag-unverified         at least 5m
      73  Reader      pages-viewed  5012  purchase  paused  tag-unverified         at least 3 pages                                       25.5 USD
      74  Order       event         5012  purchase  active  recording-conversions  action begins-with "buy", label equals "Order …  variable 5 EUR
      75  Install     app-install         purchase  active  tag-unverified         iOS 123                                                25.5 USD
      76  Download    app-download  5012  purchase  active  tag-unverified         Android com.x                                          25.5 USD
      77  Upload      offline       5012  purchase  active  tag-unverified         externally attributed                                  25.5 USD
      78  Store       in-store      5012  none      active  tag-unverified                                                                25.5 USD
      "
    `);
  });

  test('in eighty columns', async () => {
    expect(await goalText(null, 80)).toMatchInlineSnapshot(`
      "id  name        type          tag   status  tracking               matches
      71  Purchase    url           5012  active  tag-unverified         url contains…
      72  Long visit  duration      5012  active  tag-unverified         at least 5m
      73  Reader      pages-viewed  5012  paused  tag-unverified         at least 3 p…
      74  Order       event         5012  active  recording-conversions  action begin…
      75  Install     app-install         active  tag-unverified         iOS 123
      76  Download    app-download  5012  active  tag-unverified         Android com.x
      77  Upload      offline       5012  active  tag-unverified         externally a…
      78  Store       in-store      5012  active  tag-unverified
      "
    `);
  });

  test('as CSV: shared members, revenue flattened, then the members of all types', async () => {
    expect(await goalText('csv')).toMatchInlineSnapshot(`
      "attributionModelType,conversionWindowInMinutes,countType,excludeFromBidding,goalCategory,id,isAutoGoal,isEnhancedConversionsEnabled,name,revenue.currencyCode,revenue.type,revenue.value,scope,status,tagId,trackingStatus,type,viewThroughConversionWindowInMinutes,urlExpression,urlOperator,minimumDurationInSeconds,minimumPagesViewed,actionExpression,actionOperator,categoryExpression,categoryOperator,labelExpression,labelOperator,value,valueOperator,appPlatform,appStoreId,isExternallyAttributed
      LastClick,43200,All,false,Purchase,71,false,,Purchase,USD,FixedValue,25.5,Account,Active,5012,TagUnverified,Url,1440,/thanks,Contains,,,,,,,,,,,,,
      LastClick,43200,All,false,Purchase,72,false,,Long visit,,,,Account,Active,5012,TagUnverified,Duration,1440,,,300,,,,,,,,,,,,
      LastClick,43200,All,false,Purchase,73,false,,Reader,USD,FixedValue,25.5,Account,Paused,5012,TagUnverified,PagesViewedPerVisit,1440,,,,3,,,,,,,,,,,
      LastClick,43200,All,false,Purchase,74,false,,Order,EUR,VariableValue,5,Account,Active,5012,RecordingConversions,Event,1440,,,,,buy,BeginsWith,,,Order Completed,Equals,9.99,GreaterThan,,,
      LastClick,43200,All,false,Purchase,75,false,,Install,USD,FixedValue,25.5,Account,Active,,TagUnverified,AppInstall,1440,,,,,,,,,,,,,iOS,123,
      LastClick,43200,All,false,Purchase,76,false,,Download,USD,FixedValue,25.5,Account,Active,5012,TagUnverified,AppDownload,1440,,,,,,,,,,,,,Android,com.x,
      LastClick,43200,All,false,Purchase,77,false,,Upload,USD,FixedValue,25.5,Account,Active,5012,TagUnverified,OfflineConversion,1440,,,,,,,,,,,,,,,true
      LastClick,43200,All,false,None,78,false,,Store,USD,FixedValue,25.5,Customer,Active,5012,TagUnverified,InStoreTransaction,1440,,,,,,,,,,,,,,,
      "
    `);
  });

  test('one alone', async () => {
    const io = testIo({ terminal: 70 });
    await createScreen({ io, format: null, quiet: false, debug: false }).show(one(anEventGoal(), goalView));
    expect(io.stdout.text).toMatchInlineSnapshot(`
      "name                   Purchase
      id                     71
      type                   event
      tag                    5012
      category               purchase
      status                 active
      tracking               tag-unverified
      matches                label equals "Order Completed"
      value                  25.5 USD
      count                  all
      scope                  account
      window                 30d
      view-through window    1d
      attribution            last-click
      excluded from bidding  no
      auto goal              no
      "
    `);
  });

  test('every type prints the shared members and its own, all there, in the order of the contract', () => {
    expect(new Set(goals.map(({ type }) => type))).toEqual(new Set(goalTypes));
    for (const goal of goals) {
      const bare = { id: goal.id, type: goal.type } as Goal;
      for (const output of [goalView.output(goal), goalView.output(bare)]) {
        expect(Object.keys(output)).toEqual([...goalBaseFields, ...goalOwnFields[goal.type]]);
      }
      expect(goalView.output(bare)).toMatchObject({ name: null, revenue: null });
    }
  });

  test('amounts are numbers, ids are text', () => {
    expect(goalView.output(anEventGoal({ value: '9.99', id: '9007199254740993' }))).toMatchObject({
      id: '9007199254740993',
      revenue: { currencyCode: 'USD', type: 'FixedValue', value: 25.5 },
      value: 9.99,
    });
    const part = { currencyCode: null, type: 'NoValue', value: null } as const;
    expect(goalView.output(anEventGoal({ revenue: part }))).toMatchObject({ revenue: part });
  });

  test('what the service sends and we do not know comes last, as it is', () => {
    const goal = Object.assign(anEventGoal(), {
      newMember: { deep: ['1'] },
      revenue: { ...goalBase.revenue, tax: '1' },
    });
    expect(Object.entries(goalView.output(goal)).at(-1)).toEqual(['newMember', { deep: ['1'] }]);
    expect(goalView.output(goal)).toMatchObject({ revenue: { tax: '1' } });
    const odd = goalView.output({ ...anEventGoal(), ...JSON.parse('{"__proto__":{"a":1}}') });
    expect(Object.getPrototypeOf(odd)).toBe(Object.prototype);
  });
});

test('UET tags print every member, unknown ones last', () => {
  expect(Object.keys(tagView.output(aTag()))).toEqual([...tagFields]);
  expect(Object.keys(tagView.output(Object.assign(aTag(), { extra: 1 })))).toEqual([...tagFields, 'extra']);
});

describe('findings', () => {
  const findings: Finding[] = [
    { check: 'node', status: 'ok', message: 'Node.js 24.11.1', cure: null },
    {
      check: 'auto-tagging',
      status: 'warning',
      message: 'auto-tagging is off, and conversions are lost',
      cure: 'switch it on',
    },
    { check: 'tags', status: 'skipped', message: 'not signed in\nat all', cure: 'bingctl login' },
  ];
  const drawn = async (terminal?: number) => {
    const io = testIo(terminal === undefined ? {} : { terminal });
    await createScreen({ io, format: null, quiet: false, debug: false }).show(list(findings, findingView));
    return io.stdout.text;
  };

  test('are whole at a narrow terminal, each with its cure beneath', async () => {
    expect(await drawn(50)).toMatchInlineSnapshot(`
      "status     check         message
      ✓ ok       node          Node.js 24.11.1
      ! warning  auto-tagging  auto-tagging is off, and
                               conversions are lost
                               switch it on
      - skipped  tags          not signed in\\nat all
                               try  bingctl login
      "
    `);
  });

  test('are whole where there is hardly room', async () => {
    expect(await drawn(24)).toMatchInlineSnapshot(`
      "status   check    messa…
      ✓ ok     node     Node.j
                        s 24.1
                        1.1
      ! warn…  auto-t…  auto-t
                        agging
                        is off
                        , and
                        conver
                        sions
                        are lo
                        st
                        switch
                        it on
      - skip…  tags     not si
                        gned
                        in\\nat
                        all
                        try
                        bingct
                        l logi
                        n
      "
    `);
  });

  test('are one line each in a pipe', async () => {
    expect(await drawn()).toMatchInlineSnapshot(`
      "ok	node	Node.js 24.11.1	
      warning	auto-tagging	auto-tagging is off, and conversions are lost	switch it on
      skipped	tags	not signed in\\nat all	bingctl login
      "
    `);
  });
});

test('changes are drawn as before and after, as people write them', () => {
  expect(
    changeLines([
      { field: 'status', before: 'Active', after: 'Paused' },
      { field: 'revenue.value', before: '25', after: '30.5' },
      { field: 'conversionWindowInMinutes', before: 43_200, after: 10_080 },
      { field: 'viewThroughConversionWindowInMinutes', before: null, after: 90 },
      { field: 'labelExpression', before: 'Order "Completed"', after: null },
    ]),
  ).toEqual([
    'status: "Active" → "Paused"',
    'revenue.value: 25 → 30.5',
    'conversionWindowInMinutes: 30d → 7d',
    'viewThroughConversionWindowInMinutes: nothing → 1h30m',
    'labelExpression: "Order \\"Completed\\"" → nothing',
  ]);
});
