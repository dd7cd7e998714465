import { describe, expect, test } from 'vitest';
import { isSample } from '../../src/events/plans/is-sample.js';
import { createSampleNames } from '../../src/events/plans/sample.js';

const call = '{"type":"track","event":"Order"}';

describe('a sample is told by its beginning', () => {
  test.each([
    ['calls', `${call}\n${call}\n`],
    ['one call without a line end', call],
    ['calls after a broken one', `{"type":"tra\n${call}\n${call}\n`],
    ['calls behind blank lines', `\n\r\n${call}\r\n`],
    ['events of Amplitude', '{"event_type":"Order","event_properties":{}}\n'],
    ['pushes of the page', '["event","purchase",{"revenue_value":5}]\n["event","lead",{}]\n'],
    ['pages', '{"type":"page"}\n'],
  ])('%s', (_, head) => {
    expect(isSample(head, true)).toBe(true);
  });

  test.each([
    [
      'a plan of a rule a line',
      '{ "rules": [\n{"key":"A","type":"TRACK","jsonSchema":{}},\n{"key":"B","type":"TRACK"}\n]}',
    ],
    ['an array of a call a line', `[\n${call},\n${call}\n]\n`],
    ['names', 'Order Completed\nSigned Up\n'],
    ['YAML', 'version: rudder/v1\nkind: events\n'],
    ['nothing', ''],
    ['other JSON', '{"a":1}\n{"a":2}\n'],
  ])('%s: no', (_, head) => {
    expect(isSample(head, true)).toBe(false);
  });

  test('a call that is cut off where the beginning ends is not looked at', () => {
    expect(isSample(call, false)).toBe(false);
    expect(isSample(`${call}\n{"type":`, false)).toBe(true);
  });
});

describe('the names in a sample', () => {
  test('each once, with how often it came and what always came with it', () => {
    const names = createSampleNames();
    const order = (properties: object) => ({ type: 'track', event: 'Order', properties });
    for (const [index, properties] of [{ revenue: 5 }, { revenue: '5', coupon: null }].entries()) {
      names.add(order(properties), index + 1);
    }
    names.add({ type: 'page', name: 'Home' }, 3);
    names.add({ kind: 'nothing' }, 4);
    expect(names.events()).toEqual([
      {
        ...{ name: 'Order', kind: 'track', deprecated: false, count: 2, line: 1 },
        properties: [
          { name: 'revenue', type: 'number|string', required: true },
          { name: 'coupon', type: 'null', required: false },
        ],
      },
      { name: 'Home', kind: 'page', deprecated: false, count: 1, line: 3, properties: [] },
    ]);
    expect(names.warnings().map(({ code }) => code)).toEqual(['malformed-line']);
  });

  test('names with an id in them do not fill the memory', () => {
    const names = createSampleNames();
    for (let index = 0; index < 10_050; index += 1) names.add({ type: 'track', event: `Order ${index}` }, index);
    expect(names.events()).toHaveLength(10_000);
    expect(names.warnings()).toMatchObject([{ code: 'too-many-names', message: expect.stringContaining(' 50 calls') }]);
  });
});
