import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contract } from '../../src/contract/contract.js';
import { goalAdditionalFields, goalTypes } from '../../src/domain/goal.js';
import { jsonOf } from '../../src/transports/rest/encode.js';
import { anyGoal, anyTag, goalMembers, hostileTexts, ownMembers, tagMembers } from './arbitraries.js';
import { aConnection, accessToken, developerToken } from './connection.js';
import { readJson } from './read-json.js';
import { aService } from './service.js';

function written(name: string, request: object): string {
  const operation = contract().operations.get(name);
  if (!operation) throw new Error(name);
  return jsonOf(contract(), operation.request, request);
}

/** What a service is to find: PascalCase, ids as text, numbers as numbers, digit for digit. */
function onTheWire(members: object, kinds: { [member: string]: unknown }): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(members).map(([name, value]) => [
      name.charAt(0).toUpperCase() + name.slice(1),
      spelled(value, kinds[name]),
    ]),
  );
}

function spelled(value: unknown, kind: unknown): unknown {
  if (value === null) return null;
  if (kind === 'int' || kind === 'decimal') return { digits: String(value) };
  if (typeof value === 'object') return onTheWire(value, kind as { [member: string]: unknown });
  return value;
}

describe('whatever is asked arrives as it was', () => {
  test('goals of all types, their keys in any order', () => {
    fc.assert(
      fc.property(fc.array(anyGoal, { maxLength: 3 }), (goals) => {
        const seen = readJson(written('AddConversionGoals', { conversionGoals: goals }));
        expect(seen).toEqual({
          ConversionGoals: goals.map((goal) => onTheWire(goal, { ...goalMembers, ...ownMembers[goal.type] })),
        });
      }),
      { numRuns: 500 },
    );
  });

  test('the type comes first', () => {
    fc.assert(
      fc.property(anyGoal, (goal) => {
        const body = written('UpdateConversionGoals', { conversionGoals: [goal] });
        expect(body.startsWith(`{"ConversionGoals":[{"Type":"${goal.type}"`)).toBe(true);
      }),
    );
  });

  test('tags, their keys in any order', () => {
    fc.assert(
      fc.property(anyTag, (tag) => {
        const seen = readJson(written('UpdateUetTags', { uetTags: [tag] }));
        expect(seen).toEqual({ UetTags: [onTheWire(tag, tagMembers)] });
      }),
      { numRuns: 300 },
    );
  });

  test.each(hostileTexts)('the name %j', (name) => {
    expect(readJson(written('AddUetTags', { uetTags: [{ name }] }))).toEqual({ UetTags: [{ Name: name }] });
  });
});

describe('how values are written', () => {
  test.each<[string, object, string]>([
    ['an id', { tagIds: ['9007199254740993'] }, '{"TagIds":["9007199254740993"]}'],
    ['no id', { tagIds: null }, '{"TagIds":null}'],
    ['an empty list', { tagIds: [] }, '{"TagIds":[]}'],
    ['what is undefined', { tagIds: undefined }, '{}'],
    [
      'a set of words',
      { returnAdditionalFields: ['Industry', 'Other'] },
      '{"ReturnAdditionalFields":"Industry,Other"}',
    ],
    ['no words', { returnAdditionalFields: null }, '{"ReturnAdditionalFields":null}'],
    ['an empty set', { returnAdditionalFields: [] }, '{}'],
  ])('%s', (_, request, json) => {
    expect(written('GetUetTagsByIds', request)).toBe(json);
  });

  test('all types and all additional fields', () => {
    const request = {
      conversionGoalIds: null,
      conversionGoalTypes: goalTypes,
      returnAdditionalFields: goalAdditionalFields,
    };
    expect(JSON.parse(written('GetConversionGoalsByIds', request))).toEqual({
      ConversionGoalIds: null,
      ConversionGoalTypes: goalTypes.join(','),
      ReturnAdditionalFields: goalAdditionalFields.join(','),
    });
  });

  test('names of account properties are a list: they are no flags', () => {
    const request = { accountPropertyNames: ['MSCLKIDAutoTaggingEnabled', 'FinalUrlSuffix'] };
    expect(written('GetAccountProperties', request)).toBe(
      '{"AccountPropertyNames":["MSCLKIDAutoTaggingEnabled","FinalUrlSuffix"]}',
    );
  });

  test.each<[string | number, string]>([
    ['25.00', '25'],
    [1e21, '1000000000000000000000'],
    [1e-7, '0.0000001'],
    ['-0.0', '0'],
    ['0.30000000000000000001', '0.30000000000000000001'],
    ['999999999999999.99', '999999999999999.99'],
  ])('the amount %s goes as %s', (value, digits) => {
    expect(written('AddConversionGoals', { conversionGoals: [{ type: 'Event', value }] })).toBe(
      `{"ConversionGoals":[{"Type":"Event","Value":${digits}}]}`,
    );
  });
});

describe('what cannot be sent is refused by name, as over SOAP', () => {
  test.each<[string, object, string]>([
    ['AddUetTags', { uetTags: [{ name: 'bell\u0007' }] }, 'uetTags[0].name holds U+0007'],
    ['AddUetTags', { uetTags: [{ name: 'half \ud83d' }] }, 'uetTags[0].name holds U+D83D'],
    ['AddUetTags', { uetTags: [{ nmae: 'x' }] }, 'uetTags[0].nmae is unknown: UetTag has no such member'],
    ['AddUetTags', { uetTags: [{ Name: 'x' }] }, 'uetTags[0].Name is unknown'],
    ['AddUetTags', { uetTags: { name: 'x' } }, 'uetTags must be a list'],
    ['GetUetTagAuthKey', { uetTagId: '9223372036854775808' }, 'uetTagId must be a whole number'],
    ['GetUetTagAuthKey', { uetTagId: null }, 'uetTagId cannot be null'],
    [
      'AddConversionGoals',
      { conversionGoals: [{ type: 'Smart x' }] },
      'conversionGoals[0].type is not a type of goal: Smart x',
    ],
    ['AddConversionGoals', { conversionGoals: [{ type: 'Event', value: 'NaN' }] }, 'conversionGoals[0].value must be'],
    ['GetConversionGoalsByIds', { conversionGoalTypes: ['Url', 'a b'] }, 'conversionGoalTypes must be a list of words'],
  ])('%s %j', (name, request, says) => {
    expect(() => written(name, request)).toThrow(
      expect.objectContaining({ kind: 'usage', message: expect.stringContaining(says) }),
    );
  });
});

describe('who asks is in the headers', () => {
  const read = { tagIds: null, returnAdditionalFields: [] };
  const good = { body: '{"UetTags":[],"PartialErrors":[]}' };

  test('all of them', async () => {
    const { url, heard } = await aService(good);
    await aConnection(url, {}, 'rest').call('GetUetTagsByIds', read);
    expect(heard[0]).toMatchObject({ method: 'POST', path: '/CampaignManagement/v13/UetTags/QueryByIds' });
    expect(heard[0]?.headers).toMatchObject({
      authorization: `Bearer ${accessToken}`,
      developertoken: developerToken,
      customerid: '1001',
      customeraccountid: '2002',
      'content-type': 'application/json',
      accept: 'application/json',
    });
    expect(heard[0]?.headers.authenticationtoken).toBeUndefined();
    expect(heard[0]?.body).not.toContain(accessToken);
  });

  test('none that is not set', async () => {
    const { url, heard } = await aService(good);
    await aConnection(url, { accountId: '' }, 'rest').call('GetUetTagsByIds', read);
    expect(heard[0]?.headers).not.toHaveProperty('customeraccountid');
  });

  test.each(['secret\u0000token', 'secret\r\nX-Other: 1', 'sécret'])(
    'a token that cannot be sent is not shown',
    async (token) => {
      const { url, heard } = await aService(good);
      const calling = aConnection(url, { accessToken: async () => token }, 'rest').call('GetUetTagsByIds', read);
      await expect(calling).rejects.toMatchObject({
        kind: 'usage',
        message: expect.stringMatching(
          /^the AuthenticationToken holds U\+[0-9A-F]{4}, a character that cannot be sent$/,
        ),
      });
      expect(heard).toEqual([]);
    },
  );
});
