import { describe, expect, test } from 'vitest';
import { planOf } from './plans.js';

const names = async (text: string, options = {}) => (await planOf(text, options)).events.map(({ name }) => name);
const codes = async (text: string, options = {}) => (await planOf(text, options)).warnings.map(({ code }) => code);

describe('Segment', () => {
  const rule = { key: 'Signed Up', type: 'TRACK', version: 1, jsonSchema: {} };

  test.each([
    ['the answer of the API', { data: { rules: [rule] } }],
    ['what is in it', { rules: [rule] }],
    ['only the rules', [rule]],
  ])('%s', async (_, file) => {
    expect(await planOf(JSON.stringify(file))).toMatchObject({
      format: 'segment-rules',
      events: [{ name: 'Signed Up', kind: 'track' }],
    });
  });

  test('a rule of two versions is there twice', async () => {
    expect(await codes(JSON.stringify([rule, { ...rule, version: 2 }]))).toEqual(['duplicate-name']);
  });
});

describe('RudderStack', () => {
  test('without a plan all events of the file count', async () => {
    const events = 'version: rudder/v1\nkind: events\nmetadata: { name: shop }\nspec:\n  events:\n';
    expect(await names(`${events}    - { id: a, name: Signed Up, event_type: track }\n`)).toEqual(['Signed Up']);
  });

  test('a plan whose events are elsewhere says which', async () => {
    const plan = 'kind: tracking-plan\nspec:\n  rules:\n    - { type: event_rule, event: "#event:order" }\n';
    expect(await planOf(plan)).toMatchObject({
      events: [],
      warnings: [{ code: 'reference-missing', message: expect.stringContaining('"#event:order"') }],
    });
  });

  test('the events that the catalog API answers, with their rules', async () => {
    const properties = { properties: { revenue: { type: 'number' } }, required: ['revenue'] };
    const event = { id: 'ev_1', name: 'Order Completed', eventType: 'track', rules: { properties: { properties } } };
    expect(await planOf(JSON.stringify({ data: [event], currentPage: 1 }))).toMatchObject({
      format: 'rudderstack-catalog',
      events: [{ name: 'Order Completed', properties: [{ name: 'revenue', type: 'number', required: true }] }],
    });
  });

  test('the list of plans names no events, and how to get them is said', async () => {
    const plans = JSON.stringify({ trackingPlans: [{ id: 'tp_1', name: 'Web', version: 2 }] });
    await expect(planOf(plans)).rejects.toMatchObject({ kind: 'usage', hint: expect.stringContaining('/events') });
  });
});

describe('Amplitude Data', () => {
  test('a file that repeats the name reads as one that leaves it out', async () => {
    const head = 'OBJECT TYPE\tObject Name\tEvent property name\tProperty value type\tProperty required\n';
    const repeated = `${head}Event\tOrder\t\t\t\nEvent\tOrder\trevenue\tnumber\tTRUE\nEvent\tOrder\tcoupon\t\tFALSE\n`;
    const continued = `${head}Event\tOrder\t\t\t\n\t\trevenue\tnumber\tTRUE\n\t\tcoupon\t\tFALSE\n`;
    expect(await planOf(repeated)).toEqual(await planOf(continued));
    expect((await planOf(repeated)).events).toMatchObject([
      { name: 'Order', properties: [{ name: 'revenue' }, { name: 'coupon' }] },
    ]);
  });

  test('the tab before a formula goes, and properties of groups belong to no event', async () => {
    const file =
      'Action,Object type,Object name,Event property name\nRemove,Event,"\t=Order",\n,Property Group,Geo,\n,,,city\n';
    expect((await planOf(file)).events).toEqual([
      { name: '=Order', kind: 'track', deprecated: true, properties: [], line: 2 },
    ]);
  });
});

describe('Google Tag Manager', () => {
  const parameter = (fields: object) =>
    Object.entries(fields).map(([key, value]) => ({ type: 'template', key, value }));
  const container = (version: object) => JSON.stringify({ containerVersion: { tag: [], ...version } });

  test('a constant is resolved, everything else that stands in braces is not', async () => {
    const variable = [{ name: 'UET id', type: 'c', parameter: parameter({ value: '111' }) }];
    const fields = { tagId: '{{UET id}}', eventType: 'CUSTOM', customEventAction: 'buy {{Product}}' };
    const { uet } = await planOf(
      container({ variable, tag: [{ name: 'T', type: 'baut', parameter: parameter(fields) }] }),
    );
    expect(uet).toEqual([{ tagName: 'T', tagId: '111', evt: 'custom', action: null, unresolved: ['action'] }]);
  });

  test('names that only the page knows, patterns and paused tags are told, not taken', async () => {
    const trigger = (type: string, arg1: string) => ({
      ...{ triggerId: arg1, name: arg1, type: 'CUSTOM_EVENT' },
      customEventFilter: [{ type, parameter: parameter({ arg0: '{{_event}}', arg1 }) }],
    });
    const tag = [
      { name: 'GA4', type: 'gaawe', parameter: parameter({ eventName: '{{Event}}' }) },
      { name: 'Old', type: 'baut', paused: true, parameter: [] },
    ];
    const plan = await planOf(
      container({ tag, trigger: [trigger('MATCH_REGEX', 'order.*'), trigger('EQUALS', 'lead')] }),
    );
    expect(plan).toMatchObject({ events: [{ name: 'lead', kind: 'trigger' }], uet: [] });
    expect(plan.warnings.map(({ code }) => code)).toEqual(['unresolved', 'paused', 'unresolved']);
  });

  test('the same of the compiled script', async () => {
    const resource = {
      macros: [{ function: '__e' }, { function: '__v', vtp_name: 'label }"' }],
      tags: [
        {
          function: '__baut',
          vtp_tagId: '111',
          vtp_eventType: 'CUSTOM',
          vtp_customEventAction: 'buy',
          vtp_eventLabel: ['macro', 1],
        },
        { function: '__gaawe', vtp_eventName: 'sign_up' },
      ],
      predicates: [
        { function: '_eq', arg0: ['macro', 0], arg1: 'gtm.js' },
        { function: '_eq', arg0: ['macro', 0], arg1: 'order_completed' },
      ],
    };
    const script = `// Copyright\n(function(){ var data = {\n"resource": ${JSON.stringify(resource)},"runtime":[]};})()`;
    expect(await planOf(script)).toMatchObject({
      format: 'gtm-script',
      events: [
        { name: 'sign_up', kind: 'ga4' },
        { name: 'order_completed', kind: 'trigger' },
      ],
      uet: [{ tagId: '111', evt: 'custom', action: 'buy', label: null, unresolved: ['label'] }],
    });
  });
});

describe('lists and CSV', () => {
  test('one name a line, blank lines left out, commas being part of names', async () => {
    expect(await planOf('Order Completed\r\n\r\nSigned Up, twice\n')).toMatchObject({
      format: 'list',
      events: [
        { name: 'Order Completed', line: 1 },
        { name: 'Signed Up, twice', line: 3 },
      ],
    });
  });

  test('an array of names', async () => {
    expect(await names('["Order Completed", "Signed Up"]')).toEqual(['Order Completed', 'Signed Up']);
  });

  test('a column by its name, cells of several lines in between', async () => {
    const file = 'Status;Event Name\nlive;"Order\nCompleted"\nlive;Signed Up\n';
    const { events } = await planOf(file, { column: 'event name' });
    expect(events.map(({ name, line }) => [name, line])).toEqual([
      ['Order\nCompleted', 2],
      ['Signed Up', 4],
    ]);
  });

  test.each([
    ['a table without the column named', 'Name,Status\nOrder,live\n', {}, '--events-column'],
    ['a column that is not there', 'Name,Status\nOrder,live\n', { column: 'Nmae' }, 'did you mean "Name"?'],
    ['a format without the column named', 'Name\nOrder\n', { format: 'csv' as const }, '--events-column'],
    ['nothing', ' \n', {}, 'nothing in it'],
    ['other JSON', '{"a":1}', {}, 'no tracking plan'],
    [
      'another format than the one named',
      '{"a":1}',
      { format: 'segment-rules' as const },
      'not what segment-rules looks like',
    ],
  ])('%s is refused', async (_, text, options, message) => {
    await expect(planOf(text, options)).rejects.toMatchObject({
      kind: 'usage',
      message: expect.stringContaining(message),
    });
  });
});

describe('names that cost conversions', () => {
  test.each([
    ['name-differs-in-case', 'Order Completed\norder completed\n'],
    ['name-nearly-the-same', 'Order Completed\norder_completed\n'],
    ['name-blank-at-end', 'Order Completed \n'],
    ['name-look-alike', 'Ｏrder Completed\n'],
    ['name-look-alike', 'Order\u00a0Completed\n'],
    ['name-look-alike', 'Order\u200bCompleted\n'],
    ['name-look-alike', 'Оrder Completed\n'],
    ['duplicate-name', 'Order\nOrder\n'],
  ])('%s: %j', async (code, text) => {
    expect(await codes(text)).toEqual([code]);
  });

  test.each(['Order Completed\nOrder Refunded\n', 'Bestellung abgeschlossen\n', '注文完了\nЗаказ\n', 'Ordré\n'])(
    'nothing is wrong with %j',
    async (text) => {
      expect(await codes(text)).toEqual([]);
    },
  );
});

describe('hostile files', () => {
  test.each([
    [
      'a cut-off plan',
      '{"data":{"rules":[{"key":"Ord',
      'line 1, column 26: it ends here in the middle: the file is cut off',
    ],
    ['a comma too many', '{\n "rules": [1,]\n}', 'line 2, column 14: a value was expected'],
    ['a missing comma', '{"a":1\n"b":2}', 'line 2, column 1: a comma or } is missing'],
    ['a name without quotes', '{a:1}', 'line 1, column 2: a name in double quotes was expected'],
    ['two values', '{"a":1}\n{"b":2}\n', 'line 2, column 1: something follows the end of the JSON'],
    ['NUL bytes', 'Order\u0000Completed\n', 'line 1, column 6: a control character, U+0000'],
    ['a bomb of aliases', bomb(), 'its aliases stand for too many values'],
    ['wrong YAML', 'kind: events\nspec:\n  - a\n b: c\n', 'line 4'],
    ['an open quote in CSV', 'Object type,Object name\nEvent,"Order\n', 'never closed'],
  ])('%s', async (_, text, message) => {
    await expect(planOf(text)).rejects.toMatchObject({ kind: 'usage', message: expect.stringContaining(message) });
  });

  test('a hundred thousand levels are read or refused, never a crash', async () => {
    const deep = (open: string, close: string) => open.repeat(100_000) + close.repeat(100_000);
    await expect(planOf(deep('[', ']'))).rejects.toMatchObject({ kind: 'usage' });
    await expect(planOf(deep('{"a":', '').concat('1', '}'.repeat(100_000)))).rejects.toMatchObject({ kind: 'usage' });
    await expect(planOf(`kind: events\nspec: ${deep('[', ']')}`)).rejects.toMatchObject({ kind: 'usage' });
  });

  test('__proto__ is a name like any other', async () => {
    const rules =
      '[{"key":"__proto__","type":"TRACK","jsonSchema":{"properties":{"properties":{"properties":{"__proto__":{"type":"string"}}}}}}]';
    expect((await planOf(rules)).events).toEqual([
      {
        name: '__proto__',
        kind: 'track',
        deprecated: false,
        properties: [{ name: '__proto__', type: 'string', required: false }],
      },
    ]);
    const yaml =
      'kind: events\nspec: { events: [ { id: __proto__, name: constructor, __proto__: { name: gone } } ] }\n';
    expect(await names(yaml)).toEqual(['constructor']);
    expect({}).not.toHaveProperty('name');
  });
});

function bomb(): string {
  const levels = 'abcdefghi'.split('').map((name, index, all) => {
    const before = all[index - 1];
    return `${name}: &${name} [${Array(9)
      .fill(before ? `*${before}` : 'lol')
      .join(', ')}]`;
  });
  return `kind: events\nspec: {}\n${levels.join('\n')}\n`;
}
