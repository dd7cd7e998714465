import { describe, expect, test } from 'vitest';
import { aConnection } from './connection.js';
import { trackingId } from './envelopes.js';
import { aService } from './service.js';

const everyGoal = { conversionGoalIds: null, conversionGoalTypes: ['Event'], returnAdditionalFields: [] };

/** What the client makes of this body. */
async function goalsIn(body: string | Buffer, headers: Record<string, string> = { TrackingId: trackingId }) {
  const { url } = await aService({ headers, body });
  return await aConnection(url, {}, 'rest').call('GetConversionGoalsByIds', everyGoal);
}

async function tagsIn(body: string) {
  const { url } = await aService({ headers: { TrackingId: trackingId }, body });
  return await aConnection(url, {}, 'rest').call('GetUetTagsByIds', { tagIds: null, returnAdditionalFields: [] });
}

async function goalOf(members: string): Promise<Record<string, unknown>> {
  return { ...(await goalsIn(`{"ConversionGoals":[{${members}}]}`)).conversionGoals[0] };
}

describe('one goal in every style of writing reads the same', () => {
  const event = '{"Type":"Event","Id":"71","Name":"Buy","LabelExpression":"x","Value":1.50}';
  const whole = `{"ConversionGoals":[${event},null],"PartialErrors":[]}`;
  const styles: [string, string | Buffer][] = [
    ['the service itself', whole],
    ['a byte order mark', `\ufeff${whole}`],
    ['space around and between', ` \r\n${whole.replaceAll(/([[\]{},:])/g, ' $1\t\n')} `],
    ['members in another order', `{"PartialErrors":[],"ConversionGoals":[${reversed(event)},null]}`],
    ['the class for the type', whole.replace('"Event"', '"EventGoal"')],
    ['a bare number for the id', whole.replace('"71"', '71')],
    ['text for the amount', whole.replace('1.50', '"1.50"')],
    ['an exponent', whole.replace('1.50', '150e-2')],
    ['explicit nulls', whole.replace('"Id"', '"Revenue":null,"ValueOperator":null,"TagId":null,"Id"')],
    ['PartialErrors null', whole.replace('"PartialErrors":[]', '"PartialErrors":null')],
    ['PartialErrors left out', whole.replace(',"PartialErrors":[]', '')],
    [
      'members in small letters',
      whole.replaceAll(/"([A-Z]\w+)":/g, (_, name) => `"${name[0].toLowerCase()}${name.slice(1)}":`),
    ],
    ['escaped letters', whole.replace('"Id"', '"\\u0049d"').replace('"Buy"', '"\\u0042uy"')],
    ['a member twice: the last counts', whole.replace('"Id":"71"', '"Id":"1","Id":"71"')],
    ['the tracking id in the body', whole.replace('{', `{"TrackingId":"${trackingId}",`)],
  ];
  const goal = expect.objectContaining({
    ...{ id: '71', name: 'Buy', type: 'Event', labelExpression: 'x', value: '1.5', valueOperator: null, revenue: null },
  });

  test.each(styles)('%s', async (_, body) => {
    expect(await goalsIn(body)).toEqual({ conversionGoals: [goal, null], partialErrors: [], trackingId });
  });

  test('no tracking id at all', async () => {
    expect(await goalsIn(whole, {})).toMatchObject({ trackingId: null });
  });
});

function reversed(object: string): string {
  return `{${object.slice(1, -1).split(',').reverse().join(',')}}`;
}

describe('texts are kept as they were sent', () => {
  test.each([
    ['"  a  "', '  a  '],
    ['""', ''],
    ['null', null],
    ['"a\\"b\\\\c\\/d\\b\\f\\n\\r\\t"', 'a"b\\c/d\b\f\n\r\t'],
    ['"\\u00a9\\uD83C\\uDFAF"', '©🎯'],
    ['"🎯 שלום \u202e\u2028"', '🎯 שלום \u202e\u2028'],
    ['"__proto__"', '__proto__'],
    ['"9007199254740993"', '9007199254740993'],
    ['"{\\"Id\\": 5, \\"a\\": [1, 2]}"', '{"Id": 5, "a": [1, 2]}'],
    ['"\\\\"', '\\'],
    ['"1,2]"', '1,2]'],
    ['"true"', 'true'],
  ])('%s', async (json, text) => {
    const { uetTags } = await tagsIn(`{"UetTags":[{"Name":${json}, "Id": 5}]}`);
    expect(uetTags[0]).toMatchObject({ name: text, id: '5' });
  });
});

describe('values', () => {
  test.each<[string, string, unknown]>([
    ['id', '"Id":9007199254740993', '9007199254740993'],
    ['id', '"Id":"9007199254740993"', '9007199254740993'],
    ['id', '"Id":9223372036854775807', '9223372036854775807'],
    ['id', '"Id":-9223372036854775808', '-9223372036854775808'],
    ['tagId', '"TagId":""', null],
    ['conversionWindowInMinutes', '"ConversionWindowInMinutes":43200', 43200],
    ['conversionWindowInMinutes', '"ConversionWindowInMinutes":"43200"', 43200],
    ['excludeFromBidding', '"ExcludeFromBidding":true', true],
    ['excludeFromBidding', '"ExcludeFromBidding":"False"', false],
    ['value', '"Value":25.0000', '25'],
    ['value', '"Value":1E-2', '0.01'],
    ['value', '"Value":-0.00', '0'],
    ['value', '"Value":0.1000000000000000055511151231257827', '0.1000000000000000055511151231257827'],
    ['value', '"Value":79228162514264337593543950335', '79228162514264337593543950335'],
    ['goalCategory', '"GoalCategory":"NewerThanUs"', 'NewerThanUs'],
    ['revenue', '"Revenue":{"Value":3.10}', { currencyCode: null, type: null, value: '3.1' }],
    ['revenue', '"Revenue":null', null],
    ['revenue', '"Revenue":{}', { currencyCode: null, type: null, value: null }],
  ])('%s from %s', async (member, json, value) => {
    expect((await goalOf(`"Type":"Event",${json}`))[member]).toEqual(value);
  });

  test.each([
    ['"Id":"7a"', 'its Id is not of type long'],
    ['"Id":1.5', 'its Id is not of type long'],
    ['"Id":92233720368547758080', 'its Id is not of type long'],
    ['"Id":true', 'its Id is not of type long'],
    ['"ConversionWindowInMinutes":"soon"', 'is not of type int'],
    ['"ConversionWindowInMinutes":2147483648', 'is not of type int'],
    ['"ExcludeFromBidding":"maybe"', 'is not of type boolean'],
    ['"Value":"1,5"', 'is not of type decimal'],
    ['"Name":["x"]', 'there is a list where a single value should be'],
    ['"Name":{}', 'there is an object where a single value should be'],
    ['"Revenue":[]', 'there is a list where an object should be'],
  ])('%s cannot be read', async (json, says) => {
    await expect(goalOf(`"Type":"Event",${json}`)).rejects.toMatchObject({
      kind: 'unreachable',
      message: expect.stringContaining(says),
      trackingId,
    });
  });
});

describe('what is newer than the contract is passed on', () => {
  test('a member of a goal: single values as text, as they come over SOAP', async () => {
    const goal = await goalOf(
      '"Type":"Url","Color":"red","Wits":3,"Big":9007199254740993,"Share":0.50,"IsBold":true,"Nothing":null,"Empty":"",' +
        '"Parts":[{"Id":1},null,"x"],"Owner":{"Name":"y","Nested":{"Deep":[[1]]}}',
    );
    expect(goal).toMatchObject({
      ...{ type: 'Url', color: 'red', wits: '3', big: '9007199254740993', share: '0.50', isBold: 'true' },
      ...{ nothing: null, empty: '', parts: [{ id: '1' }, null, 'x'], owner: { name: 'y', nested: { deep: [['1']] } } },
    });
    expect(Object.keys(goal).slice(-9)).toEqual([
      ...['color', 'wits', 'big', 'share', 'isBold', 'nothing', 'empty', 'parts', 'owner'],
    ]);
  });

  test.each([
    ['Smart', 'Smart'],
    ['SmartGoal', 'Smart'],
  ])('a type of goal that is called %s', async (type, short) => {
    const goal = await goalOf(`"Type":"${type}","Name":"x","Wits":3`);
    expect(goal).toMatchObject({ type: short, name: 'x', revenue: null, wits: '3' });
    expect(goal).not.toHaveProperty('urlExpression');
  });

  test('a goal without a type', async () => {
    expect(await goalOf('"Name":"x"')).toMatchObject({ type: null, name: 'x' });
  });

  test('a member of the answer', async () => {
    expect(await tagsIn('{"NextPage":2,"UetTags":[]}')).toEqual({
      ...{ uetTags: [], partialErrors: [], nextPage: '2', trackingId },
    });
  });

  test('but never into a prototype', async () => {
    const goal = await goalOf(
      '"Type":"Url","__proto__":{"polluted":1},"Constructor":{"Prototype":{"polluted":1}},"More":{"__proto__":{"polluted":1}}',
    );
    expect(Object.getPrototypeOf(goal)).toBe(Object.prototype);
    expect(Object.getPrototypeOf(goal.more)).toBe(Object.prototype);
    expect(goal).not.toHaveProperty('polluted');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('and a member of every object is no member of this one', async () => {
    const { uetTags } = await tagsIn('{"UetTags":[{}]}');
    expect(uetTags[0]).toMatchObject({ name: null, id: null });
  });
});

describe('lists', () => {
  test.each([
    ['left out', '{"PartialErrors":[]}'],
    ['null', '{"UetTags":null}'],
    ['empty', '{"UetTags":[]}'],
  ])('a list that is %s is empty', async (_, body) => {
    expect(await tagsIn(body)).toMatchObject({ uetTags: [], partialErrors: [] });
  });

  test('ids keep their places, as text or as numbers', async () => {
    const body = '{"ConversionGoalIds":[null,9007199254740993,"9007199254740995",null],"PartialErrors":null}';
    const { url } = await aService({ body });
    const { conversionGoalIds } = await aConnection(url, {}, 'rest').call('AddConversionGoals', {
      conversionGoals: [],
    });
    expect(conversionGoalIds).toEqual([null, '9007199254740993', '9007199254740995', null]);
  });

  test('an update has nothing to tell but its errors', async () => {
    const { url } = await aService({ body: '{}' }, { body: '{"PartialErrors":null}' });
    const connection = aConnection(url, {}, 'rest');
    for (const _ of [1, 2]) {
      expect(await connection.call('UpdateUetTags', { uetTags: [] })).toEqual({ partialErrors: [], trackingId: null });
    }
  });

  test.each(['key', 'Key'])('the pairs of a map are called %s', async (key) => {
    const value = key === 'key' ? 'value' : 'Value';
    const map = `[{"${key}":"a","${value}":"b"}]`;
    const { partialErrors } = await tagsIn(
      `{"UetTags":[null],"PartialErrors":[{"Code":5300,"ForwardCompatibilityMap":${map}}]}`,
    );
    expect(partialErrors).toMatchObject([
      { code: 5300, index: 0, message: null, forwardCompatibilityMap: [{ key: 'a', value: 'b' }] },
    ]);
  });
});
