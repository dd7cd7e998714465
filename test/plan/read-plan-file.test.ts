import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import type { Desired } from '../../src/plan/desired.js';
import { readPlanFile } from '../../src/plan/read-plan-file.js';
import { emptyFolder } from '../kit/bingctl.js';
import { readText } from './read-text.js';

/** What a file wants of one account, without the places. */
async function wanted(text: string) {
  const { desired, mistakes, warnings } = await readText(text);
  expect(mistakes).toEqual([]);
  return { ...plain(desired[0]), warnings };
}

function plain({ tags, goals }: Desired = nobody) {
  const withoutPlace = <T extends { place: unknown }>({ place: _, ...rest }: T) => rest;
  return { tags: tags.map(withoutPlace), goals: goals.map(withoutPlace) };
}

const nobody: Desired = {
  target: null,
  environment: null,
  customerId: null,
  accountId: null,
  tags: [],
  goals: [],
};

const noPairs = { actionExpression: null, categoryExpression: null, labelExpression: null, value: null };

describe('a file of one account', () => {
  test('has a goal of each type, in words of ours', async () => {
    const { tags, goals } = await wanted(`
      tags:
        shop: { name: Shop, description: our shop, industry: retail, renamedFrom: Old shop }
        blog:
      goals:
        thanks: { url: { begins-with: /thanks }, tag: shop, category: contact, viewThroughWindow: 1d }
        visit: { minDuration: 1m30s, tag: { id: 9007199254740993 } }
        pages: { minPages: 3, tag: { name: elsewhere } }
        bought:
          eventAction: purchase
          eventLabel: { regex: ^a$ }
          eventValue: { greater-than: 10.50 }
          name: Bought it
          renamedFrom: Bought
        install: { type: app-install, appPlatform: ios, appId: 1234567890 }
        download: { type: app-download, appPlatform: windows-phone, appId: com.example }
        offline: { externallyAttributed: true, count: unique, window: 4w }
        store: { type: in-store, revenue: { type: fixed, value: 0.1, currency: EUR }, status: paused }`);
    expect(tags).toEqual([
      {
        key: 'shop',
        fields: { name: 'Shop', description: 'our shop', industry: 'Retail' },
        renamedFrom: 'Old shop',
      },
      { key: 'blog', fields: { name: 'blog' }, renamedFrom: null },
    ]);
    const goal = (key: string, fields: object, tag: object | null = null, renamedFrom: string | null = null) => ({
      key,
      fields: { name: key, ...fields },
      tag,
      renamedFrom,
    });
    expect(goals).toEqual([
      goal(
        'thanks',
        {
          type: 'Url',
          urlExpression: '/thanks',
          urlOperator: 'BeginsWith',
          goalCategory: 'Contact',
          viewThroughConversionWindowInMinutes: 1440,
        },
        { key: 'shop' },
      ),
      goal('visit', { type: 'Duration', minimumDurationInSeconds: 90 }, { named: '9007199254740993' }),
      goal('pages', { type: 'PagesViewedPerVisit', minimumPagesViewed: 3 }, { named: 'elsewhere' }),
      goal(
        'bought',
        {
          ...noPairs,
          name: 'Bought it',
          type: 'Event',
          actionExpression: 'purchase',
          actionOperator: 'Equals',
          labelExpression: '^a$',
          labelOperator: 'RegularExpression',
          value: '10.5',
          valueOperator: 'GreaterThan',
        },
        null,
        'Bought',
      ),
      goal('install', { type: 'AppInstall', appPlatform: 'iOS', appStoreId: '1234567890' }),
      goal('download', { type: 'AppDownload', appPlatform: 'WindowsPhone', appStoreId: 'com.example' }),
      goal('offline', {
        type: 'OfflineConversion',
        isExternallyAttributed: true,
        countType: 'Unique',
        conversionWindowInMinutes: 40_320,
      }),
      goal('store', {
        type: 'InStoreTransaction',
        revenue: { type: 'FixedValue', value: '0.1', currencyCode: 'EUR' },
        status: 'Paused',
      }),
    ]);
  });

  test.each([
    ['YAML', 'goals:\n  x:\n    url: /x\n    viewThroughWindow: 1d\n    category: begin-checkout\n'],
    ['JSON', '{"goals":{"x":{"url":"/x","viewThroughWindow":"1d","category":"begin-checkout"}}}'],
    ['a byte order mark', '\ufeffgoals: { x: { url: /x, viewThroughWindow: 1d, category: begin-checkout } }'],
    ['names in kebab-case', 'goals: { x: { url: /x, view-through-window: 1d, category: begin-checkout } }'],
    ['names in snake_case', 'goals: { x: { url: /x, view_through_window: 24h, category: begin_checkout } }'],
    ["the service's words", 'goals: { x: { url: { Equals: /x }, viewThroughWindow: 1d, category: BeginCheckout } }'],
    ['anchors', 'goals: { x: { url: &path /x, name: x, viewThroughWindow: &w 1d, category: begin-checkout } }'],
  ])('in %s', async (_, text) => {
    const { goals } = await wanted(text);
    expect(goals[0]?.fields).toEqual({
      name: 'x',
      type: 'Url',
      urlExpression: '/x',
      urlOperator: 'Equals',
      viewThroughConversionWindowInMinutes: 1440,
      goalCategory: 'BeginCheckout',
    });
  });

  test('says who sends an event in place of its pairs, and is told what that rests on', async () => {
    const { goals, warnings } = await wanted(`goals:
  order: { source: segment, event: Order Completed, operator: begins-with }
  sign: { source: amplitude, event: Signed Up, labelMapped: true }
  long: { source: rudderstack, event: ${'x'.repeat(120)} }`);
    expect(goals.map(({ fields: { name: _, type: __, ...pairs } }) => pairs)).toEqual([
      { ...noPairs, labelExpression: 'Order Completed', labelOperator: 'BeginsWith' },
      { ...noPairs, labelExpression: 'Signed Up', labelOperator: 'Equals' },
      { ...noPairs, labelExpression: 'x'.repeat(100), labelOperator: 'BeginsWith' },
    ]);
    expect(warnings).toEqual([expect.stringMatching(/^standard input:4:32: the label has 120 characters/)]);
  });

  test('has defaults for the goals whose type has them', async () => {
    const { goals } = await wanted(`
      defaults:
        tag: shop
        scope: account
        window: 30d
        viewThroughWindow: 1d
        category: purchase
        count: unique
        attribution: last-click
        source: segment
        revenue: { type: fixed, value: 5, currency: USD }
      tags: { shop: }
      goals:
        order: { event: Ordered }
        thanks: { url: /thanks, category: contact, window: null, tag: null }
        visit: { minDuration: 5m }
        install: { type: app-install, appPlatform: ios, appId: x }`);
    const shared = { conversionWindowInMinutes: 43_200, scope: 'Account' };
    const web = { ...shared, viewThroughConversionWindowInMinutes: 1440, attributionModelType: 'LastClick' };
    const worth = { revenue: { type: 'FixedValue', value: '5', currencyCode: 'USD' } };
    const { conversionWindowInMinutes: _, ...withoutWindow } = web;
    expect(goals.map(({ fields, tag }) => [fields, tag])).toEqual([
      [
        {
          ...noPairs,
          ...web,
          ...worth,
          name: 'order',
          type: 'Event',
          labelExpression: 'Ordered',
          labelOperator: 'Equals',
          goalCategory: 'Purchase',
          countType: 'Unique',
        },
        { key: 'shop' },
      ],
      [
        {
          ...withoutWindow,
          ...worth,
          name: 'thanks',
          type: 'Url',
          urlExpression: '/thanks',
          urlOperator: 'Equals',
          goalCategory: 'Contact',
          countType: 'Unique',
        },
        null,
      ],
      [
        {
          ...web,
          name: 'visit',
          type: 'Duration',
          minimumDurationInSeconds: 300,
          countType: 'Unique',
          revenue: { type: 'FixedValue', value: '5' },
        },
        { key: 'shop' },
      ],
      [
        {
          name: 'install',
          type: 'AppInstall',
          appPlatform: 'iOS',
          appStoreId: 'x',
          conversionWindowInMinutes: 43_200,
          revenue: { type: 'FixedValue', value: '5' },
        },
        null,
      ],
    ]);
  });

  test('has environment variables filled in, as text, numbers and truths', async () => {
    const { tags, goals } = await wanted(`
      tags: { shop: { name: "my \${SHOP} $\${SHOP}" } }
      goals:
        pages:
          minPages: \${PAGES}
          window: \${WINDOW}
          excludeFromBidding: \${ON}
          tag: \${SHOP}
          revenue: { type: fixed, value: "\${PRICE}" }`);
    expect(tags[0]?.fields).toEqual({ name: `my shop \${SHOP}` });
    expect(goals[0]).toEqual({
      key: 'pages',
      fields: {
        name: 'pages',
        type: 'PagesViewedPerVisit',
        minimumPagesViewed: 3,
        conversionWindowInMinutes: 43_200,
        excludeFromBidding: true,
        revenue: { type: 'FixedValue', value: '19.99' },
      },
      tag: { key: 'shop' },
      renamedFrom: null,
    });
  });
});

describe('several accounts', () => {
  const file = `
    defaults: { window: 30d }
    tags: { shop: { description: our shop }, blog: {} }
    goals:
      thanks: { url: /thanks, tag: shop, category: contact }
      order: { source: segment, event: Ordered, tag: shop }
      old: { url: /old, tag: blog }
    accounts:
      main: { environment: production, customerId: 1001, accountId: 9007199254740993 }
      danish:
        environment: sandbox
        accountId: "\${ACCOUNT}"
        defaults: { window: 7d, status: paused }
        tags: { shop: { name: butik }, blog: null }
        goals:
          thanks: { url: /tak, category: null }
          order: { event: Bestilt }
          old: null
          own: { url: /egen }`;

  test('have what the file has, each with what it says otherwise', async () => {
    const { desired, mistakes } = await readText(file);
    expect(mistakes).toEqual([]);
    const brief = desired.map(({ goals, tags, ...account }) => ({
      ...account,
      tags: tags.map(({ fields }) => fields),
      goals: goals.map(({ fields, tag }) => [
        fields.name,
        fields.urlExpression ?? fields.labelExpression,
        fields.goalCategory,
        fields.conversionWindowInMinutes,
        fields.status,
        tag,
      ]),
    }));
    const shop = { key: 'shop' };
    expect(brief).toEqual([
      {
        target: 'main',
        environment: 'production',
        customerId: '1001',
        accountId: '9007199254740993',
        tags: [{ name: 'shop', description: 'our shop' }, { name: 'blog' }],
        goals: [
          ['thanks', '/thanks', 'Contact', 43_200, undefined, shop],
          ['order', 'Ordered', undefined, 43_200, undefined, shop],
          ['old', '/old', undefined, 43_200, undefined, { key: 'blog' }],
        ],
      },
      {
        target: 'danish',
        environment: 'sandbox',
        customerId: null,
        accountId: '2001',
        tags: [{ name: 'butik', description: 'our shop' }],
        goals: [
          ['thanks', '/tak', undefined, 10_080, 'Paused', shop],
          ['order', 'Bestilt', undefined, 10_080, 'Paused', shop],
          ['own', '/egen', undefined, 10_080, 'Paused', null],
        ],
      },
    ]);
  });
});

describe('several files', () => {
  async function read(files: Record<string, string>, path = 'bingctl.yaml') {
    const cwd = emptyFolder();
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(cwd, name)), { recursive: true });
      writeFileSync(join(cwd, name), text);
    }
    const stdin = Object.assign(Readable.from([Buffer.from(files['-'] ?? '')]), { isTTY: false });
    return readPlanFile({ io: { stdin, cwd, env: {} }, path });
  }

  test('are found from the file that includes them, each read once', async () => {
    const { desired, files, warnings } = await read(
      {
        'conf/main.yaml': 'include: [tags.yaml, goals/a.yaml]\nsettings: { transport: rest }\n',
        'conf/tags.yaml': 'tags:\n  shop: {}\n',
        'conf/goals/a.yaml': 'include: [b.yaml, ../tags.yaml]\ngoals:\n  a: { url: /a, tag: shop }\n',
        'conf/goals/b.yaml': 'goals:\n\n  b: { url: /b, tag: shop }\n',
      },
      'conf/main.yaml',
    );
    expect(files).toEqual(['conf/main.yaml', 'conf/tags.yaml', 'conf/goals/a.yaml', 'conf/goals/b.yaml']);
    const placed = desired.flatMap(({ tags, goals }) => [...tags, ...goals].map(({ key, place }) => [key, place]));
    expect(placed).toEqual([
      ['shop', { file: 'conf/tags.yaml', line: 2, column: 3 }],
      ['a', { file: 'conf/goals/a.yaml', line: 3, column: 3 }],
      ['b', { file: 'conf/goals/b.yaml', line: 3, column: 3 }],
    ]);
    expect(warnings).toEqual([
      'conf/main.yaml:2:1: these settings are not read: only those of bingctl.yaml in the working folder are',
    ]);
  });

  test('can begin at standard input, with paths from the working folder', async () => {
    const { files } = await read({ '-': 'include: more/tags.yaml\n', 'more/tags.yaml': 'tags: {}\n' }, '-');
    expect(files).toEqual(['standard input', 'more/tags.yaml']);
  });
});
