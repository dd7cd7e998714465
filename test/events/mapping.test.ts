import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type EventSource, eventSources, readings } from '../../src/domain/event-source.js';
import type { UetEvent } from '../../src/domain/uet-event.js';
import type { DestinationSettings } from '../../src/events/destination.js';
import { eventsOf, mapCall } from '../../src/events/mapping.js';
import { uet } from '../../src/events/sources/uet.js';
import { anyCall, everySetting, texts } from './any-call.js';

const track = (event: unknown, properties: object = {}) => ({ type: 'track', event, properties });
const codes = (source: EventSource, call: unknown, settings: DestinationSettings = {}) =>
  mapCall(source, call, { settings }).warnings.map(({ code }) => code);
const messages = (source: EventSource, call: unknown, settings: DestinationSettings = {}) =>
  mapCall(source, call, { settings }).warnings.map(({ code, message }) => `${code}: ${message}`);

describe('the reading of the documents', () => {
  const mapped = (source: EventSource, call: unknown, settings: DestinationSettings = {}) => {
    const { events, warnings } = mapCall(source, call, { settings, reading: 'documented' });
    expect(eventsOf(source, call, settings, 'documented')).toEqual(events);
    return { events, codes: warnings.map(({ code }) => code) };
  };

  test('rudderstack: total, revenue, value', () => {
    expect(mapped('rudderstack', track('Plan Bought', { revenue: 125, value: 100, currency: 'USD' }))).toEqual({
      events: [{ evt: 'custom', action: 'track', label: 'Plan Bought', revenue: 125, currency: 'USD' }],
      codes: ['revenue-ambiguous', 'docs-disagree'],
    });
  });

  test('both amounts are named, and which property they come from, whichever is followed', () => {
    const call = track('Plan Bought', { revenue: 125, value: 100, currency: 'USD' });
    const disagreement = 'docs-disagree: the shipped code sends value 100; its documents say revenue 125';
    expect(messages('rudderstack', call)).toEqual([
      'revenue-ambiguous: value 100 is sent as the revenue, and not revenue 125',
      disagreement,
    ]);
    const { warnings } = mapCall('rudderstack', call, { reading: 'documented' });
    expect(warnings.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'revenue-ambiguous: revenue 125 is sent as the revenue, and not value 100',
      disagreement,
    ]);
  });

  test('amounts that are the same are no disagreement, however they are written', () => {
    expect(codes('rudderstack', track('A', { revenue: '100', value: 100, currency: 'USD' }))).toEqual([]);
  });

  test('segment: the money is a value, and no total stands in', () => {
    expect(mapped('segment', track('Order Completed', { revenue: 25 })).events).toEqual([
      { evt: 'custom', action: 'track', label: 'Order Completed', value: 25 },
    ]);
    expect(mapped('segment', track('Order Completed', { total: 25 })).events).toEqual([
      { evt: 'custom', action: 'track', label: 'Order Completed' },
    ]);
  });

  test('segment-capi: the preset for page loads sends page loads', () => {
    const call = { type: 'page', context: { page: { url: 'https://shop.example.com/a' } } };
    const settings = { preset: 'page-load' } as const;
    expect(mapped('segment-capi', call, settings).events).toEqual([
      { evt: 'pageLoad', url: 'https://shop.example.com/a' },
    ]);
    expect(mapCall('segment-capi', call, { settings }).events).toEqual([{ evt: 'custom' }]);
    expect(codes('segment-capi', call, settings)).toEqual(['preset-does-not-send-pageload']);
  });

  test('amplitude: nothing becomes the action', () => {
    expect(mapped('amplitude', { event_type: 'Lead', user_id: 'u' }).events).toEqual([{ evt: 'custom' }]);
  });

  test('uet: the upper end of an amount is that of the help', () => {
    const call = ['event', 'buy', { revenue_value: 10_000_000, currency: 'USD' }];
    expect(mapCall('uet', call)).toMatchObject({ delivered: true, warnings: [{ code: 'revenue-out-of-range' }] });
    expect(mapCall('uet', call, { reading: 'documented' })).toMatchObject({ delivered: false, goal: null });
  });
});

describe('money', () => {
  test.each<[string, object, UetEvent['revenue'], string[]]>([
    [
      'a comma between thousands cuts what Segment reads',
      { revenue: '$2,000' },
      2,
      ['revenue-truncated', 'currency-not-sent'],
    ],
    ['a sign of dollars does no harm', { revenue: '$19.99' }, 19.99, ['currency-not-sent']],
    ['zero as a text is dropped too', { revenue: '0' }, undefined, ['revenue-zero-dropped']],
    ['a list is no amount', { revenue: [5] }, undefined, ['revenue-not-a-number']],
    ['true is no amount', { revenue: true }, undefined, ['revenue-not-a-number']],
    ['above what the help allows', { revenue: 12_345_678 }, 12_345_678, ['revenue-out-of-range', 'currency-not-sent']],
    ['more than any number', { revenue: Number.POSITIVE_INFINITY }, undefined, ['revenue-not-a-number']],
    ['names as the facade finds them', { 'Re-Venue': 4 }, 4, ['currency-not-sent']],
  ])('segment: %s', (_, properties, revenue, warned) => {
    const [event] = eventsOf('segment', track('Item Bought', properties));
    expect(event?.revenue).toBe(revenue);
    expect(codes('segment', track('Item Bought', properties))).toEqual(warned);
  });

  test.each([
    ['Order Completed', 7],
    ['completed_order', 7],
    ['ORDERCOMPLETED', 7],
    ['Completed Order Again', 7],
    ['Order Completed Again', undefined],
    ['Order', undefined],
  ])('segment: a total of 7 of %j is the revenue %s', (name, revenue) => {
    expect(eventsOf('segment', track(name, { total: 7 }))[0]?.revenue).toBe(revenue);
  });

  test.each<[string, object, UetEvent['revenue']]>([
    ['three zeros are a zero', { total: 0, value: 0, revenue: 0 }, 0],
    ['a lone zero as revenue is a zero', { revenue: 0 }, 0],
    ['a zero in a text is true', { total: '0', revenue: 9 }, 0],
    ['thousands', { total: '1,234.5' }, 1234.5],
    ['null in the name of the tag takes it away', { revenue_value: null, total: 5 }, undefined],
    ['empty text gives way', { total: '', revenue: 3 }, 3],
  ])('rudderstack: %s', (_, properties, revenue) => {
    expect(eventsOf('rudderstack', track('Lead', properties))[0]?.revenue).toBe(revenue);
  });

  test('the tag takes up to three decimals, in any notation', () => {
    const lost = (amount: number) =>
      mapCall('uet', ['event', 'buy', { revenue_value: amount, currency: 'USD' }]).delivered;
    expect([0.001, 12.345, 999.999, 1e3, 0.0001, 1e-7, 1.0005].map(lost)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  test('a property revenue beside a value that is mapped is named', () => {
    expect(messages('segment-capi', track('Lead', { value: 5, revenue: 9, currency: 'USD' }))).toEqual([
      'revenue-ambiguous: value 5 is sent, and not revenue 9',
    ]);
    expect(codes('segment-capi', track('Lead', { value: 5, revenue: 5, total: '5', currency: 'USD' }))).toEqual([]);
  });
});

describe('consent of segment', () => {
  const pushes = (settings: DestinationSettings, properties: object) =>
    mapCall('segment', track('Lead', properties), { settings }).pushes;
  const push = [{ ea: 'track', el: 'Lead' }];

  test.each([
    ['granted', [['consent', 'update', { ad_storage: 'granted' }], push], []],
    ['DENIED', [['consent', 'update', { ad_storage: 'denied' }], push], ['consent-denied']],
    [true, [push], ['consent-stays-denied']],
    [undefined, [push], ['consent-stays-denied']],
  ])('a property of %j', (choice, expected, warned) => {
    const settings = { enableConsent: true, adStoragePropertyMapping: 'ads' };
    expect(pushes(settings, { ads: choice })).toEqual(expected);
    expect(codes('segment', track('Lead', { ads: choice }), settings)).toEqual(warned);
  });

  test('nothing is pushed where the switch is off', () => {
    expect(pushes({ adStoragePropertyMapping: 'ads' }, { ads: 'granted' })).toEqual([push]);
  });
});

describe('pushes of a page', () => {
  test.each<[string, unknown, UetEvent[]]>([
    ['the arguments of one', ['event', 'signup'], [{ evt: 'custom', action: 'signup' }]],
    ['the object of one', { ea: 'signup' }, [{ evt: 'custom', action: 'signup' }]],
    ['a word', 'pageLoad', [{ evt: 'pageLoad' }]],
    [
      'a list of pushes',
      [
        ['event', 'a'],
        ['event', 'b'],
      ],
      [
        { evt: 'custom', action: 'a' },
        { evt: 'custom', action: 'b' },
      ],
    ],
    [
      'a queue that lies flat',
      {
        queued: ['event', 'a', { event_label: 'x' }, 'event', 'b', 'set', { currency: 'EUR' }, { ea: 'c' }],
        pushes: ['pageLoad'],
      },
      [
        { evt: 'pageLoad' },
        { evt: 'custom', action: 'a', label: 'x' },
        { evt: 'custom', action: 'b' },
        { evt: 'custom', action: 'c' },
      ],
    ],
    ['queued, and no page load', { queued: [['event', 'a']], pushes: [] }, []],
    [
      'a list as the only argument: its first counts',
      { pushes: [[[{ ea: 'a' }, { ea: 'b' }]]] },
      [{ evt: 'custom', action: 'a' }],
    ],
    ['a second page load', { pushes: ['pageLoad', 'pageLoad'] }, [{ evt: 'pageLoad' }]],
    ['an action that is null', ['event', null, { event_label: 'x' }], []],
    ['text in no member', ['event', 'a', { event_label: '', event_category: '' }], [{ evt: 'custom', action: 'a' }]],
    ['an id', ['event', 'a', { event_id: 'i-1' }], [{ evt: 'custom', action: 'a', eventId: 'i-1' }]],
  ])('%s', (_, call, events) => {
    expect(eventsOf('uet', call)).toEqual(events);
    expect(mapCall('uet', call).events).toEqual(events);
  });

  test.each([
    [{ queued: [['event', 'a']], pushes: [] }, 'queued-never-sent'],
    [{ pushes: ['pageLoad', 'pageLoad'] }, 'second-page-load'],
    [['event', null], 'call-unknown'],
    [['shout', 'a'], 'call-unknown'],
    [['event', 'page_view', { page_path: 'cart' }], 'page-path-invalid'],
    [['event', 'a', { ecomm_pagetype: 'Cart' }], 'pagetype-invalid'],
    [['event', 'a', { event_value: 'many' }], 'value-not-a-number'],
    [{ ea: 'a', event_label: 'x' }, 'unknown-key'],
  ])('%j: %s', (call, code) => {
    expect(codes('uet', call)).toContain(code);
  });

  test('the click id of the address goes along', () => {
    const call = { pushes: ['pageLoad'], href: 'https://shop.example.com/?msclkid=0123456789abcdef0123456789abcdef' };
    expect(mapCall('uet', call).beacons).toEqual([
      { evt: 'pageLoad', p: call.href, msclkid: '0123456789abcdef0123456789abcdef-1' },
    ]);
  });
});

describe('the address of a page', () => {
  test.each<[EventSource, object, DestinationSettings, string | undefined]>([
    ['segment', { type: 'page', context: { page: { url: 'https://a.example/x' } } }, {}, 'https://a.example/x'],
    ['segment', { type: 'page' }, { pageUrl: 'https://a.example/y' }, 'https://a.example/y'],
    ['rudderstack', { type: 'page', properties: { url: 'https://a.example/z' } }, {}, undefined],
    [
      'segment-capi',
      { type: 'page' },
      { eventType: 'pageLoad', pageUrl: 'https://a.example/y' },
      'https://a.example/y',
    ],
    [
      'amplitude',
      { event_type: 'Page Viewed' },
      { eventType: 'pageLoad', pageUrl: 'https://a.example/y' },
      'https://a.example/y',
    ],
  ])('%s %j %j', (source, call, settings, url) => {
    expect(eventsOf(source, call, settings)).toEqual([{ evt: 'pageLoad', ...(url !== undefined && { url }) }]);
  });

  test('a page load of the Conversions API without one is not taken', () => {
    const settings = { eventType: 'pageLoad' } as const;
    expect(mapCall('amplitude', { event_type: 'Page Viewed' }, { settings })).toMatchObject({ delivered: false });
    expect(mapCall('segment-capi', { type: 'page' }, { settings })).toMatchObject({ delivered: false });
  });

  test.each([
    ['https://a.example/', null],
    ['https://a.example', null],
    ['https://a.example/thanks?order=1#top', { urlOperator: 'Contains', urlExpression: '/thanks' }],
  ])('the goal for %s', (pageUrl, minimal) => {
    const { goal } = mapCall('segment', { type: 'page' }, { settings: { pageUrl } });
    expect(goal?.minimal ?? null).toEqual(minimal);
  });
});

describe.each(eventSources)('%s', (source) => {
  test('takes whatever JSON can say without throwing, and reads fast what it reads slowly', () => {
    fc.assert(
      fc.property(
        anyCall,
        fc.constantFrom({}, everySetting),
        fc.constantFrom(...readings),
        (parsed, settings, reading) => {
          const mapping = mapCall(source, parsed, { settings, reading });
          expect(eventsOf(source, parsed, settings, reading)).toEqual(mapping.events);
          expect(mapping.goal === null || mapping.delivered).toBe(true);
          expect(mapping.events.length > 0 || mapping.warnings.length > 0 || source === 'uet').toBe(true);
        },
      ),
      { numRuns: 300 },
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test.each([null, 5, 'text', true, [], [[]], {}, undefined])('sends nothing of %j', (call) => {
    expect(eventsOf(source, call)).toEqual([]);
    expect(mapCall(source, call)).toMatchObject({ events: [], delivered: false, goal: null });
  });

  test('does not follow a call into the deep', () => {
    const deep = JSON.parse(
      `{"type":"track","event":"A","properties":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`,
    );
    expect(mapCall(source, deep)).toMatchObject({ events: [], warnings: [{ code: 'too-deep' }] });
    expect(eventsOf(source, deep).length).toBeLessThanOrEqual(1);
  });
});

test('a member called __proto__ is pushed like any other, and changes nothing', () => {
  const call = JSON.parse(
    '{"type":"track","event":"A","properties":{"__proto__":{"event_label":"evil"},"constructor":1}}',
  );
  const { events, pushes } = mapCall('rudderstack', call);
  expect(events).toEqual([{ evt: 'custom', action: 'track', label: 'A' }]);
  expect(JSON.stringify(pushes)).toBe(
    '[["event","track",{"event_label":"A","ecomm_pagetype":"other","__proto__":{"event_label":"evil"},"constructor":1}]]',
  );
});

test('an id of 64 bits that came as a number is pointed out', () => {
  const call = JSON.parse('{"type":"track","event":"A","properties":{"orders":[{"order_id":12345678901234567890}]}}');
  expect(messages('segment', call)).toEqual([
    'number-rounded: order_id 12345678901234567168 is larger than JavaScript can hold exactly, and may be rounded: ids are text',
  ]);
});

describe('a tag that plays the pushes', () => {
  const money = fc.oneof(fc.integer({ min: 1, max: 9999 }), fc.constantFrom('12.50', '7', 'abc', -1, 1.23456));
  const properties = fc.record(
    { category: texts, revenue: money, total: money, value: money, currency: texts },
    { requiredKeys: [] },
  );

  // Two descriptions of one thing: what the integration is said to send, and what the tag makes of what it pushes.
  test.each(['segment', 'rudderstack'] as const)('sees the event that %s is said to send', (source) => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), properties, (event, sent) => {
        const { events, pushes, delivered } = mapCall(source, track(event, sent));
        // The tag drops empty text of the new form; the event says what was pushed.
        const seen = events.map((each) => Object.fromEntries(Object.entries(each).filter(([, value]) => value !== '')));
        expect(uet.events({ pushes }, {})).toEqual(delivered ? seen : []);
      }),
    );
  });
});
