import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contract } from '../../src/contract/contract.js';
import { goalAdditionalFields, goalTypes } from '../../src/domain/goal.js';
import { elementsOf } from '../../src/transports/soap/encode.js';
import { soapWriter } from '../../src/transports/soap/writer.js';
import { anyGoal, anyTag, goalMembers, hostileTexts, ownMembers, tagMembers } from './arbitraries.js';
import { classOf, descend, plain, readRequest, type Seen } from './read-request.js';
import { schemaErrors } from './schemas.js';

const credentials = new Map([
  ['AuthenticationToken', 'tok&en'],
  ['CustomerAccountId', '2'],
  ['CustomerId', '1'],
  ['DeveloperToken', '<dev>'],
]);
const writer = soapWriter(contract(), new URL('http://127.0.0.1:1/'));

async function written(name: string, request: object): Promise<string> {
  const operation = contract().operations.get(name);
  if (!operation) throw new Error(name);
  let message = '';
  await writer.write(operation, credentials, elementsOf(contract(), operation.request, request), async (_, body) => {
    message = body;
  });
  return message;
}

function sent(name: string, message: string): Seen {
  return descend(readRequest(message), 'Body', `${name}Request`);
}

/** What stands between the tags, for what was asked: null stays null. */
function inWords(value: unknown): unknown {
  if (value === null) return null;
  if (typeof value !== 'object') return String(value);
  const entries = Object.entries(value).map(([name, each]) => [name, inWords(each)]);
  return entries.length === 0 ? '' : Object.fromEntries(entries);
}

describe('whatever is asked arrives as it was', () => {
  test('goals of all types, their keys in any order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyGoal, { minLength: 1, maxLength: 3 }), async (goals) => {
        const list = descend(
          sent('AddConversionGoals', await written('AddConversionGoals', { conversionGoals: goals })),
          'ConversionGoals',
        );
        expect(list.children.map(classOf)).toEqual(goals.map(({ type }) => `${type}Goal`));
        for (const [index, { type, ...members }] of goals.entries()) {
          const goal = list.children[index] as Seen;
          expect(goal.children.length === 0 ? {} : plain(goal)).toEqual(
            Object.keys(members).length === 0 ? {} : inWords(members),
          );
          expect(goal.children.map(({ name }) => name)).not.toContain('Type');
          const order = [...Object.keys(goalMembers), ...Object.keys(ownMembers[type])];
          const names = goal.children.map(({ name }) => order.indexOf(name[0]?.toLowerCase() + name.slice(1)));
          expect(names).toEqual([...names].sort((a, b) => a - b));
        }
      }),
      { numRuns: 300 },
    );
  });

  test('tags, their keys in any order', async () => {
    await fc.assert(
      fc.asyncProperty(anyTag, async (tag) => {
        const element = descend(
          sent('UpdateUetTags', await written('UpdateUetTags', { uetTags: [tag] })),
          'UetTags',
          'UetTag',
        );
        expect(element.children.length === 0 ? {} : plain(element)).toEqual(inWords(tag) === '' ? {} : inWords(tag));
        const names = element.children.map(({ name }) =>
          Object.keys(tagMembers).indexOf(name[0]?.toLowerCase() + name.slice(1)),
        );
        expect(names).toEqual([...names].sort((a, b) => a - b));
      }),
      { numRuns: 300 },
    );
  });

  test('keys of the request itself are put in order', async () => {
    const request = { returnAdditionalFields: ['Industry'], tagIds: ['1'] };
    const names = sent('GetUetTagsByIds', await written('GetUetTagsByIds', request)).children.map(({ name }) => name);
    expect(names).toEqual(['TagIds', 'ReturnAdditionalFields']);
  });

  test.each(hostileTexts)('the name %j', async (name) => {
    const message = await written('AddUetTags', { uetTags: [{ name }] });
    expect(plain(descend(sent('AddUetTags', message), 'UetTags'))).toEqual({ uetTag: { name } });
  });
});

test('every request is valid by the contract, for all types and every field filled', async () => {
  const requests: [string, object][] = [
    ...fc
      .sample(fc.array(anyGoal, { maxLength: 4 }), 150)
      .map((conversionGoals): [string, object] => ['AddConversionGoals', { conversionGoals }]),
    ...fc
      .sample(fc.array(anyGoal, { maxLength: 4 }), 150)
      .map((conversionGoals): [string, object] => ['UpdateConversionGoals', { conversionGoals }]),
    ...fc
      .sample(fc.array(anyTag, { maxLength: 4 }), 50)
      .map((uetTags): [string, object] => ['AddUetTags', { uetTags }]),
    ...fc
      .sample(fc.array(anyTag, { maxLength: 4 }), 50)
      .map((uetTags): [string, object] => ['UpdateUetTags', { uetTags }]),
    ['GetUetTagsByIds', { tagIds: null, returnAdditionalFields: ['Industry'] }],
    ['GetUetTagsByIds', { tagIds: [], returnAdditionalFields: [] }],
    ['GetUetTagsByIds', { tagIds: ['9007199254740993', '-1'], returnAdditionalFields: ['Industry'] }],
    ['GetUetTagAuthKey', { uetTagId: '9223372036854775807' }],
    [
      'GetConversionGoalsByIds',
      { conversionGoalIds: null, conversionGoalTypes: goalTypes, returnAdditionalFields: goalAdditionalFields },
    ],
    [
      'GetConversionGoalsByIds',
      { conversionGoalIds: ['1'], conversionGoalTypes: ['Url'], returnAdditionalFields: null },
    ],
    [
      'GetConversionGoalsByTagIds',
      { tagIds: ['1', '2'], conversionGoalTypes: goalTypes, returnAdditionalFields: goalAdditionalFields },
    ],
    ['GetAccountProperties', { accountPropertyNames: ['MSCLKIDAutoTaggingEnabled', 'FinalUrlSuffix'] }],
    ['AddUetTags', { uetTags: [null, { name: 'x' }] }],
    [
      'UpdateUetTags',
      {
        uetTags: [
          {
            customerShare: {
              ownerCustomerId: '1',
              customerAccountShares: [
                null,
                { customerId: null, associations: [{ usageType: 'Audience', associationCount: '3' }], accountId: '2' },
              ],
            },
          },
        ],
      },
    ],
  ];
  const messages = await Promise.all(requests.map(([name, request]) => written(name, request)));
  expect(await schemaErrors(messages)).toEqual([]);
});

test('the schemas do refuse what is wrong', async () => {
  const good = await written('AddUetTags', { uetTags: [{ name: 'x', description: 'y' }] });
  const swapped = good.replace(/(<v13:Description>.*<\/v13:Description>)(<v13:Name>.*<\/v13:Name>)/, '$2$1');
  expect(swapped).not.toBe(good);
  expect(await schemaErrors([swapped])).not.toEqual([]);
  expect(await schemaErrors([good.replaceAll('v13:Name', 'v13:Names')])).not.toEqual([]);
});

describe('how values are written', () => {
  test('ids beyond what a number holds', async () => {
    const message = await written('GetUetTagsByIds', { tagIds: ['9007199254740993'], returnAdditionalFields: [] });
    const [id] = descend(sent('GetUetTagsByIds', message), 'TagIds').children;
    expect(id).toMatchObject({
      name: 'long',
      namespace: 'http://schemas.microsoft.com/2003/10/Serialization/Arrays',
      text: '9007199254740993',
    });
  });

  test('a set of words is one text', async () => {
    const request = {
      conversionGoalIds: null,
      conversionGoalTypes: ['Url', 'Event'],
      returnAdditionalFields: ['IsAutoGoal', 'GoalCategory'],
    };
    expect(plain(sent('GetConversionGoalsByIds', await written('GetConversionGoalsByIds', request)))).toEqual({
      conversionGoalIds: null,
      conversionGoalTypes: 'Url Event',
      returnAdditionalFields: 'IsAutoGoal GoalCategory',
    });
  });

  test.each<[string | number, string]>([
    ['25.00', '25'],
    ['007.50', '7.5'],
    [1e21, '1000000000000000000000'],
    [1e-7, '0.0000001'],
    [0.1, '0.1'],
    ['-0.0', '0'],
    ['999999999999999.99', '999999999999999.99'],
  ])('the amount %s goes as %s', async (value, text) => {
    const message = await written('AddConversionGoals', { conversionGoals: [{ type: 'Event', value }] });
    expect(plain(descend(sent('AddConversionGoals', message), 'ConversionGoals', 'ConversionGoal'))).toEqual({
      value: text,
    });
  });

  test('header elements in the order of the contract, escaped, and the bare operation as SOAPAction', async () => {
    const operation = contract().operations.get('AddUetTags');
    if (!operation) throw new Error('AddUetTags');
    let seen: { body: string; headers: Record<string, string> } | undefined;
    await writer.write(operation, credentials, { UetTags: null }, async (_, body, headers) => {
      seen = { body, headers };
    });
    const header = descend(readRequest(seen?.body ?? ''), 'Header');
    expect(header.children.map(({ name, text }) => [name, text])).toEqual([...credentials]);
    expect(seen?.headers).toEqual({ SOAPAction: '"AddUetTags"', 'Content-Type': 'text/xml; charset=utf-8' });
  });
});

test('calls at the same time keep their own headers and answers apart', async () => {
  const operation = contract().operations.get('GetUetTagAuthKey');
  if (!operation) throw new Error('GetUetTagAuthKey');
  const seen = await Promise.all(
    Array.from({ length: 50 }, async (_, index) => {
      let body = '';
      await writer.write(
        operation,
        new Map([['CustomerId', `c${index}`]]),
        { UetTagId: String(index) },
        async (_url, text) => {
          await new Promise((resolve) => setTimeout(resolve, (index * 7) % 11));
          body = text;
        },
      );
      return [
        descend(readRequest(body), 'Header', 'CustomerId').text,
        descend(sent('GetUetTagAuthKey', body), 'UetTagId').text,
      ];
    }),
  );
  expect(seen).toEqual(Array.from({ length: 50 }, (_, index) => [`c${index}`, String(index)]));
});

describe('what cannot be sent is refused by name, before anything leaves', () => {
  const tag = (name: unknown) => ({ uetTags: [{ name: 'good' }, { name }] });
  const goal = (fields: object) => ({ conversionGoals: [{ type: 'Event', ...fields }] });
  test.each<[string, object, string]>([
    ['AddUetTags', tag('bell\u0007'), 'uetTags[1].name holds U+0007'],
    ['AddUetTags', tag('nul\u0000'), 'uetTags[1].name holds U+0000'],
    ['AddUetTags', tag('\ufffe'), 'uetTags[1].name holds U+FFFE'],
    ['AddUetTags', tag('\uffff'), 'uetTags[1].name holds U+FFFF'],
    ['AddUetTags', tag('half \ud83d'), 'uetTags[1].name holds U+D83D'],
    ['AddUetTags', tag('\udc00 half'), 'uetTags[1].name holds U+DC00'],
    ['AddUetTags', tag({}), 'uetTags[1].name must be text'],
    ['AddUetTags', { uetTags: [{ nmae: 'x' }] }, 'uetTags[0].nmae is unknown: UetTag has no such member'],
    ['AddUetTags', { uetTags: [{ _xml: '<Evil/>' }] }, 'uetTags[0]._xml is unknown'],
    ['AddUetTags', { uetTags: [{ attributes: { 'xsi:type': 'x' } }] }, 'uetTags[0].attributes is unknown'],
    ['AddUetTags', { uetTags: { name: 'x' } }, 'uetTags must be a list'],
    ['AddUetTags', { uetTags: ['x'] }, 'uetTags[0] must be an object'],
    ['AddUetTags', { uetTags: [{ industry: 'Re tail' }] }, 'uetTags[0].industry must be one word'],
    ['GetUetTagAuthKey', { uetTagId: '1 or 2' }, 'uetTagId must be a whole number'],
    ['GetUetTagAuthKey', { uetTagId: '9223372036854775808' }, 'uetTagId must be a whole number'],
    ['GetUetTagAuthKey', { uetTagId: null }, 'uetTagId cannot be null'],
    [
      'AddConversionGoals',
      goal({ conversionWindowInMinutes: 1.5 }),
      'conversionGoals[0].conversionWindowInMinutes must be',
    ],
    [
      'AddConversionGoals',
      goal({ conversionWindowInMinutes: 2 ** 31 }),
      'conversionGoals[0].conversionWindowInMinutes must be',
    ],
    ['AddConversionGoals', goal({ value: 'much' }), 'conversionGoals[0].value must be an amount'],
    ['AddConversionGoals', goal({ value: Number.NaN }), 'conversionGoals[0].value must be an amount'],
    [
      'AddConversionGoals',
      goal({ excludeFromBidding: 'yes' }),
      'conversionGoals[0].excludeFromBidding must be true or false',
    ],
    [
      'AddConversionGoals',
      goal({ urlExpression: 'x' }),
      'conversionGoals[0].urlExpression is unknown: EventGoal has no',
    ],
    [
      'AddConversionGoals',
      goal({ revenue: { value: '1', currency: 'USD' } }),
      'conversionGoals[0].revenue.currency is unknown',
    ],
    [
      'AddConversionGoals',
      { conversionGoals: [{ type: 'Smart x' }] },
      'conversionGoals[0].type is not a type of goal: Smart x',
    ],
    ['AddConversionGoals', { conversionGoals: [{ name: 'x' }] }, 'conversionGoals[0].type is not a type of goal'],
    ['GetConversionGoalsByIds', { conversionGoalTypes: ['Url', 'a b'] }, 'conversionGoalTypes must be a list of words'],
  ])('%s %j', async (name, request, says) => {
    const refused = await written(name, request).catch((error: unknown) => error);
    expect(refused).toMatchObject({ kind: 'usage', exit: 64, message: expect.stringContaining(says) });
  });
});
