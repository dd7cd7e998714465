import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bingctl, emptyFolder } from '../kit/bingctl.js';

const order = { type: 'track', event: 'Order Completed', properties: { revenue: 25, category: 'tools' } };
const page = { type: 'page', context: { page: { url: 'https://shop.example.com/thanks' } } };
const asLines = (...calls: unknown[]) => calls.map((call) => `${JSON.stringify(call)}\n`).join('');
const map = (flags: string, stdin: string) => bingctl(`events map ${flags}`, { stdin });
/** What machines get: an object a line. */
const objects = (stdout: string) =>
  stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

const mappedOrder = {
  events: [{ evt: 'custom', action: 'track', category: 'tools', label: 'Order Completed', revenue: 25 }],
  pushes: [[{ ea: 'track', el: 'Order Completed', ec: 'tools', gv: 25 }]],
  beacons: [{ evt: 'custom', ea: 'track', ec: 'tools', el: 'Order Completed', gv: '25', msclkid: 'N' }],
  request: null,
  delivered: true,
  goal: {
    type: 'Event',
    minimal: { labelOperator: 'Equals', labelExpression: 'Order Completed' },
    tighter: {
      actionOperator: 'Equals',
      actionExpression: 'track',
      categoryOperator: 'Equals',
      categoryExpression: 'tools',
    },
    revenue: { type: 'VariableValue', currencyCode: null },
  },
  warnings: [{ code: 'currency-not-sent', message: 'no currency is sent: the goal needs a currency of its own' }],
};

describe('one call', () => {
  test.each([
    ['on a line', JSON.stringify(order)],
    ['as people write it', JSON.stringify(order, null, 2)],
    ['in an array', JSON.stringify([order], null, 2)],
    ['in an array on a line', `${JSON.stringify([order])}\n`],
    ['behind a byte order mark', `\ufeff${JSON.stringify(order, null, 2)}\r\n`],
    ['below blank lines', `\n\n${JSON.stringify(order, null, '\t')}`],
  ])('%s', async (_, text) => {
    const { code, stdout, stderr } = await map('--source segment --json', text);
    expect({ code, objects: objects(stdout), stderr }).toEqual({ code: 0, objects: [mappedOrder], stderr: '' });
  });

  test('of a file', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'call.json'), JSON.stringify(order));
    const { code, stdout } = await bingctl('events map --source segment -o ndjson call.json', { cwd });
    expect({ code, objects: objects(stdout) }).toEqual({ code: 0, objects: [mappedOrder] });
  });

  test('is drawn with all there is to say', async () => {
    const call = { type: 'track', event: 'Plan Bought', properties: { revenue: 125, value: 100, currency: 'eur' } };
    const { stdout } = await map('--source rudderstack -o table', JSON.stringify(call));
    expect(stdout).toMatchInlineSnapshot(`
      "event     Plan Bought
      sends     custom
      action    track
      label     Plan Bought
      revenue   100
      currency  eur
      pushes    "event", "track", { "event_label": "Plan Bought", "currency": "eur", "revenue_value": 100, "ecomm_totalvalue": 100, "ecomm_pagetype": "other" }
      goal      Event goal, label Equals "Plan Bought"
                VariableValue revenue, EUR
      warnings  currency-lowercase: currency "eur" is sent as it is typed, and currencies are written in capitals: EUR
                revenue-ambiguous: value 100 is sent as the revenue, and not revenue 125
                docs-disagree: the shipped code sends value 100; its documents say revenue 125
      "
    `);
  });

  test('follows the documents when asked to', async () => {
    const call = { type: 'track', event: 'Plan Bought', properties: { revenue: 125, value: 100 } };
    const { stdout } = await map('--source rudderstack --as documented --json', JSON.stringify(call));
    expect(objects(stdout)).toMatchObject([{ events: [{ revenue: 125 }] }]);
  });
});

describe('several calls', () => {
  const calls = asLines(
    order,
    page,
    { type: 'identify' },
    { type: 'track', event: 'Refund', properties: { revenue: -5 } },
  );

  test('are a table for people', async () => {
    const { code, stdout } = await map('--source segment -o table', calls);
    expect(code).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "event            sends            action  category  label            value  revenue  currency  warnings
      Order Completed  custom           track   tools     Order Completed              25            currency-not-sent
      page             pageLoad
      identify         nothing                                                                       call-not-sent
      Refund           custom, refused  track             Refund                       -5            revenue-out-of-range, currency-not-sent
      "
    `);
  });

  test('are rows for a pipe', async () => {
    expect((await map('--source segment', calls)).stdout).toBe(
      [
        'Order Completed\tcustom\ttrack\ttools\tOrder Completed\t\t25\t\tcurrency-not-sent',
        'page\tpageLoad\t\t\t\t\t\t\t',
        'identify\tnothing\t\t\t\t\t\t\tcall-not-sent',
        'Refund\tcustom, refused\ttrack\t\tRefund\t\t-5\t\trevenue-out-of-range, currency-not-sent\n',
      ].join('\n'),
    );
  });

  test.each(['--json', '-o json', '-o ndjson'])('are an object a line with %s', async (flag) => {
    const { stdout } = await map(`--source segment ${flag}`, calls);
    expect(objects(stdout).map(({ events, goal }) => [events.length, goal?.type ?? null])).toEqual([
      [1, 'Event'],
      [1, 'Url'],
      [0, null],
      [1, null],
    ]);
  });

  test('have one head in CSV', async () => {
    const { stdout } = await map('--source segment -o csv', calls);
    const [head, ...rows] = stdout.split('\r\n');
    expect(head?.split(',').slice(0, 4)).toEqual([
      'events.0.evt',
      'events.0.action',
      'events.0.category',
      'events.0.label',
    ]);
    expect(rows.map((row) => row.split(',').slice(0, 4).join())).toEqual([
      'custom,track,tools,Order Completed',
      'pageLoad,,,',
      ',,,',
      'custom,track,,Refund',
      '',
    ]);
  });

  test('are a list in YAML, and have no ids', async () => {
    expect((await map('--source segment -o yaml', calls)).stdout.match(/^- events:/gm)).toHaveLength(4);
    expect(await map('--source segment -o id', calls)).toMatchObject({ code: 64, stdout: '' });
  });

  test('of many tables each has a head', async () => {
    const { stdout } = await map('--source segment -o table', asLines(...Array.from({ length: 401 }, () => order)));
    expect(stdout.match(/^event /gm)).toHaveLength(3);
    expect(stdout.match(/^Order Completed /gm)).toHaveLength(401);
  });
});

describe('what cannot be read', () => {
  test('is told by its line, and the rest is there', async () => {
    const { code, stdout, stderr } = await map(
      '--source segment',
      `${asLines(order)}{"type":\n\n5\n${asLines(page)}{"type":"tr`,
    );
    expect({ code, rows: stdout.split('\n').length - 1 }).toEqual({ code: 5, rows: 2 });
    expect(stderr).toBe(
      [
        'warning: line 2 is left out: it is no JSON',
        'warning: line 4 is left out: it is no call: an object is expected',
        'warning: line 6 is left out: it is no JSON: it may be cut off',
        'error: 3 lines were left out: lines 2, 4, 6; 2 calls were read\n',
      ].join('\n'),
    );
  });

  test('is an object for programs', async () => {
    const { code, stderr } = await map('--source segment --json', `5\n${asLines(order)}`);
    expect({ code, objects: objects(stderr) }).toMatchObject({
      code: 5,
      objects: [
        { warning: { message: 'line 1 is left out: it is no call: an object is expected' } },
        { error: { kind: 'partial', message: '1 line was left out: line 1; 1 call was read' } },
      ],
    });
  });

  test('of an array is told by its place', async () => {
    const { code, stdout, stderr } = await map('--source segment', JSON.stringify([order, 'x', page], null, 1));
    expect({ code, rows: stdout.split('\n').length - 1 }).toEqual({ code: 5, rows: 2 });
    expect(stderr).toContain('line 1 is left out: element 2 is no call');
  });

  test('of thousands ten are told, and all are counted', async () => {
    const { code, stderr } = await map('--source segment', `${'x\n'.repeat(3000)}${asLines(order)}`);
    expect(code).toBe(5);
    expect(stderr.match(/^warning:/gm)).toHaveLength(10);
    expect(stderr).toContain(
      'error: 3000 lines were left out: lines 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 2990 more; 1 call was read',
    );
  });

  test.each([
    ['nothing', '', 'there is nothing in standard input'],
    ['blank lines', '\n \n', 'there is nothing in standard input'],
    ['no JSON', 'event,revenue\nOrder,5\n', 'no call could be read from standard input: 2 lines were left out'],
    ['a number', '5', 'no call could be read from standard input: 1 line was left out'],
    ['an object that is cut off', '{"type":"track",\n"event":', 'no call could be read'],
    ['UTF-16', '\ufffe', 'no call could be read'],
  ])('and nothing else is a usage error: %s', async (_, stdin, says) => {
    const { code, stdout, stderr } = await map('--source segment', stdin);
    expect({ code, stdout }).toEqual({ code: 64, stdout: '' });
    expect(stderr).toContain(says);
  });

  test.each([
    ['events map', 64, 'name the source with --source'],
    ['events map --source mixpanel', 64, 'segment, segment-capi, rudderstack, amplitude, uet'],
    ['events map --source segment nowhere.json', 64, 'there is no such file'],
    [
      'events map --source segment --preset search',
      64,
      '--preset is a matter of --source segment-capi, not of segment',
    ],
    ['events map --source segment --event-type custom', 64, 'a matter of --source segment-capi and --source amplitude'],
    ['events map --source amplitude --map Valeu=event.x', 64, 'did you mean "Value"?'],
    ['events map --source amplitude --map Value=order_total', 64, '"Value" comes from event.NAME or user.NAME'],
    ['events map --source uet --page-url shop', 64, '"shop" is not an address'],
    ['events map --source segment a b', 64, 'too many arguments'],
  ])('%s exits %i', async (line, code, says) => {
    expect(await bingctl(line)).toMatchObject({ code, stdout: '', stderr: expect.stringContaining(says) });
  });
});

describe('the destination by flags', () => {
  const warned = async (flags: string, call: object) => {
    const { stdout } = await map(`${flags} --json`, JSON.stringify(call));
    return objects(stdout)[0];
  };

  test.each<[string, object, object]>([
    ['--source segment --enable-consent', order, { warnings: [{}, { code: 'consent-stays-denied' }] }],
    [
      '--source segment --consent-category Ads',
      order,
      { pushes: [['consent', 'update', { ad_storage: 'granted' }], [{ ea: 'track' }]] },
    ],
    [
      '--source segment --consent-property ads',
      { type: 'track', event: 'A', properties: { ads: 'Denied' } },
      { pushes: [['consent', 'update', { ad_storage: 'denied' }], [{ el: 'A' }]] },
    ],
    [
      '--source segment-capi --preset page-load',
      { type: 'page' },
      { warnings: [{ code: 'preset-does-not-send-pageload' }] },
    ],
    ['--source segment-capi --event-type page-load', page, { events: [{ evt: 'pageLoad' }] }],
    [
      '--source segment-capi --also-device-mode',
      { type: 'track', event: 'A' },
      { warnings: [{ code: 'no-dedup-possible' }] },
    ],
    [
      '--source rudderstack --enhanced-conversions',
      { type: 'track', event: 'A', context: { traits: { email: 'a@b.example' } } },
      { pushes: [['event', 'track', { pid: { em: 'a@b.example' } }]] },
    ],
    [
      '--source rudderstack --hash-required',
      { type: 'track', event: 'A', context: { traits: { email: 'John@contoso.com' } } },
      {
        pushes: [
          ['event', 'track', { pid: { em: 'ec81f3ac7b2b19675bab9d54cf416f9f18cff87c97da5cca82c0f0891bc40602' } }],
        ],
      },
    ],
    [
      `--source amplitude --map "Value = event.total" --map 'email=user.email' --label-mapped`,
      { event_type: 'A', event_properties: { total: 5 }, user_properties: { email: 'a@b.example' } },
      { events: [{ action: 'A', label: 'A', revenue: 5 }], goal: { minimal: { labelExpression: 'A' } } },
    ],
    [
      '--source uet --page-url https://shop.example.com/thanks',
      ['event', '', { revenue_value: 6, currency: 'GBP' }],
      { goal: { type: 'Url', minimal: { urlExpression: '/thanks' }, revenue: { currencyCode: 'GBP' } } },
    ],
  ])('%s', async (flags, call, expected) => {
    expect(await warned(flags, call)).toMatchObject(expected);
  });

  test('pushes of one page are one call, and a list of pages is several', async () => {
    const pushes = [
      ['set', { currency: 'EUR' }],
      ['event', 'purchase', { revenue_value: 9 }],
    ];
    expect(await warned('--source uet', pushes)).toMatchObject({ events: [{ action: 'purchase', currency: 'EUR' }] });
    const { stdout } = await map('--source uet --json', JSON.stringify([{ pushes }, { ea: 'a' }]));
    expect(objects(stdout).map(({ events }) => events[0].action)).toEqual(['purchase', 'a']);
  });
});

describe('text that others wrote', () => {
  const hostile = { type: 'track', event: '\u001b[31mred\u202e\u0007\ud800', properties: { category: '=1+1' } };

  test('drives no terminal', async () => {
    const { stdout } = await map('--source segment -o table', JSON.stringify(hostile));
    expect(stdout).toContain('\\u{1b}[31mred\\u{202e}\\u{7}\\u{d800}');
    expect(stdout).not.toMatch(/[\u001b\u202e\u0007]/);
  });

  test('is exact in JSON, and no formula in CSV', async () => {
    const { stdout } = await map('--source segment --json', JSON.stringify(hostile));
    expect(stdout).not.toMatch(/[\u001b\u202e\u0007]/);
    expect(objects(stdout)[0].events[0].label).toBe(hostile.event);
    expect((await map('--source segment -o csv', JSON.stringify(hostile))).stdout).toContain(",'=1+1,");
  });

  test('deep, large and odd values are shown or left, and nothing breaks', async () => {
    const lines = [
      `{"type":"track","event":"A","properties":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`,
      '{"type":"track","event":"A","properties":{"revenue":1e999,"order_id":12345678901234567890}}',
      '{"type":"track","event":"A","properties":{"__proto__":{"revenue":5}},"__proto__":{"type":"page"}}',
    ];
    const { code, stdout } = await map('--source rudderstack --json', lines.join('\n'));
    expect(code).toBe(0);
    expect(
      objects(stdout).map(({ events, warnings }) => [
        events.length,
        warnings.map(({ code }: { code: string }) => code),
      ]),
    ).toEqual([
      [0, ['too-deep']],
      [1, ['revenue-not-a-number', 'number-rounded']],
      [1, []],
    ]);
  });
});
