import { afterEach, describe, expect, test } from 'vitest';
import { contract, particlesOf, qname } from '../../src/contract/contract.js';
import { goalClass, goalTypes } from '../../src/domain/goal.js';
import { seed } from '../../src/emulator/seed.js';
import { emptyState } from '../../src/emulator/state.js';
import { anAccount, aTag } from '../kit/account.js';
import { postRest, restAddresses } from './rest-wire.js';
import { anEmulator, stateOf, stopEmulators, v13 } from './wire.js';

afterEach(stopEmulators);

/*
 * What Microsoft's own REST clients send, and what they insist on in answers, as their public sources have it: .NET
 * 13.0.28 (System.Text.Json), Python msads 13.0.28.1 (pydantic), Java 13.0.27 (Jackson) and PHP-REST 13.0.26. The bodies
 * are in their manner and written by hand.
 */

type Json = Record<string, unknown>;
const everyType = goalTypes.join(', ');
const everyField =
  'ViewThroughConversionWindowInMinutes, IsExternallyAttributed, GoalCategory, AttributionModelType, ' +
  'IsEnhancedConversionsEnabled, IsAutoGoal, DataDrivenAttribute, ApplicationDownloadGoal';

function aShop() {
  const state = emptyState();
  seed(state);
  state.customers['1001']?.tags[0]?.sharedWith.push('3003');
  return state;
}

/** One answer of every kind, faults among them. */
async function answers() {
  const emulator = await anEmulator(aShop());
  const ask = async (operation: string, body: string, token = 'any') => {
    const [method = '', path = ''] = restAddresses[operation]?.split(' ') ?? [];
    const { text } = await postRest(emulator, path, body, { method, caller: { token } });
    return JSON.parse(text) as Json;
  };
  const list = `{"ConversionGoalTypes":"${everyType}","ReturnAdditionalFields":"${everyField}"}`;
  return {
    goals: (await ask('GetConversionGoalsByIds', list)).ConversionGoals as Json[],
    bareGoals: (await ask('GetConversionGoalsByIds', `{"ConversionGoalTypes":"${everyType}"}`))
      .ConversionGoals as Json[],
    tags: (await ask('GetUetTagsByIds', '{"ReturnAdditionalFields":"Industry"}')).UetTags as Json[],
    added: (await ask('AddUetTags', '{"UetTags":[{"Name":"new"},{}]}')) as { UetTags: Json[]; PartialErrors: Json[] },
    fault: await ask('AddUetTags', '{}'),
    gatewayFault: await ask('AddUetTags', '{}', ''),
  };
}

const membersOf = (type: string) => particlesOf(contract(), qname(v13, type)).map(({ name }) => name);
/** What the .NET client does not insist on, because the service leaves it out. */
const optional = new Set([
  'AttributionModelType',
  'GoalCategory',
  'IsAutoGoal',
  'IsEnhancedConversionsEnabled',
  'ViewThroughConversionWindowInMinutes',
  'IsExternallyAttributed',
  'Industry',
]);
const missing = (object: Json, type: string) =>
  membersOf(type).filter((name) => !(name in object) && !optional.has(name));
const unknown = (object: Json, type: string) => Object.keys(object).filter((name) => !membersOf(type).includes(name));

describe('what they insist on', () => {
  test('.NET: every member that it knows is there, null or not; .NET and Java: none that they do not know', async () => {
    const { goals, bareGoals, tags, added } = await answers();
    expect(new Set(goals.map(({ Type }) => Type)).size).toBe(8);
    const share = tags[0]?.CustomerShare as Json & { CustomerAccountShares: Json[] };
    const objects: [Json, string][] = [
      ...[...goals, ...bareGoals].map((goal): [Json, string] => [goal, `${goal.Type}Goal`]),
      ...goals.map((goal): [Json, string] => [goal.Revenue as Json, 'ConversionGoalRevenue']),
      ...tags.map((tag): [Json, string] => [tag, 'UetTag']),
      [share, 'CustomerShare'],
      ...share.CustomerAccountShares.map((each): [Json, string] => [each, 'CustomerAccountShare']),
      [added.UetTags[0] ?? {}, 'UetTag'],
      [added.PartialErrors[0] ?? {}, 'BatchError'],
    ];
    expect(objects.flatMap(([object, type]) => missing(object, type))).toEqual([]);
    expect(objects.flatMap(([object, type]) => unknown(object, type))).toEqual([]);
  });

  test('.NET, Java and PHP: a goal tells its class by the short word, an error by BatchError', async () => {
    const { goals, added } = await answers();
    expect(goals.filter(({ Type }) => !goalTypes.some((type) => type === Type))).toEqual([]);
    expect(added.PartialErrors.map(({ Type }) => Type)).toEqual(['BatchError']);
  });

  test('.NET, Python and Java: a fault is flat and tells its class; .NET: with each of its members and no other', async () => {
    const { fault, gatewayFault } = await answers();
    expect(fault.Type).toBe('ApiFaultDetail');
    expect(Object.keys(fault).sort()).toEqual(['BatchErrors', 'OperationErrors', 'TrackingId', 'Type']);
    expect(Object.keys((fault.OperationErrors as Json[])[0] ?? {})).toEqual(membersOf('OperationError'));
    expect(gatewayFault.Type).toBe('AdApiFaultDetail');
    expect(Object.keys(gatewayFault).sort()).toEqual(['Errors', 'TrackingId', 'Type']);
    expect(Object.keys((gatewayFault.Errors as Json[])[0] ?? {})).toEqual(['Code', 'Detail', 'ErrorCode', 'Message']);
  });

  test('Python: ids are text, whole numbers and booleans are what they are', async () => {
    const { goals, tags } = await answers();
    const kinds = (objects: Json[], name: string) => [...new Set(objects.map((object) => typeof object[name]))];
    expect([kinds(goals, 'Id'), kinds(tags, 'Id')]).toEqual([['string'], ['string']]);
    expect(
      kinds(
        goals.filter(({ TagId }) => TagId !== null),
        'TagId',
      ),
    ).toEqual(['string']);
    expect(kinds(goals, 'ConversionWindowInMinutes')).toEqual(['number']);
    expect(kinds(goals, 'ExcludeFromBidding')).toEqual(['boolean']);
    const amounts = goals.map(({ Revenue }) => (Revenue as Json).Value).filter((value) => value !== null);
    expect([...new Set(amounts.map((value) => typeof value))]).toEqual(['number']);
  });

  test('Python and PHP: every word is one that they know', async () => {
    const { goals, tags } = await answers();
    const wrong = [
      ...goals.map((goal) => [goal, `${goal.Type}Goal`] as const),
      ...tags.map((tag) => [tag, 'UetTag'] as const),
    ]
      .flatMap(([object, type]) => particlesOf(contract(), qname(v13, type)).map((particle) => ({ particle, object })))
      .filter(({ particle, object }) => {
        const words = contract().enumerations.get(particle.type)?.values;
        const value = object[particle.name];
        return words && value !== null && value !== undefined && !words.includes(String(value));
      });
    expect(wrong).toEqual([]);
  });

  test('Python: the content is called JSON, in a character set that it can decode', async () => {
    const { headers } = await postRest(await anEmulator(), 'UetTags', '{}');
    expect(headers['content-type']).toMatch(/^application\/json;\s*charset=utf-8$/);
  });

  test.each([
    ['.NET refreshes its token and asks again after 401', 'expired-token', 401],
    ['.NET reads a fault from 429, Python leaves it unread', 'throttle', 429],
    ['.NET, Python and Java read a fault from 500', 'internal-error', 500],
  ])('%s', async (_, fault, status) => {
    const reply = await postRest(await anEmulator(anAccount(), { faults: [fault] }), 'UetTags/QueryByIds', '{}');
    expect([reply.status, (JSON.parse(reply.text) as Json).Type]).toEqual([status, 'AdApiFaultDetail']);
  });
});

const required: Record<string, Json> = {
  Url: { TagId: '5', UrlExpression: '/x' },
  Duration: { TagId: '5', MinimumDurationInSeconds: 60 },
  PagesViewedPerVisit: { TagId: '5', MinimumPagesViewed: 3 },
  Event: { TagId: '5', ActionExpression: 'a', ActionOperator: 'Equals', Value: 10.5, ValueOperator: 'GreaterThan' },
  AppInstall: { AppPlatform: 'iOS', AppStoreId: '1' },
  OfflineConversion: { IsExternallyAttributed: false },
  InStoreTransaction: {},
  AppDownload: { AppPlatform: 'Android', AppStoreId: '2' },
};
const categories: Record<string, string> = { Url: 'Signup', Event: 'Signup', OfflineConversion: 'Signup' };
const goals: Json[] = goalTypes.map((Type) => ({
  Type,
  Name: Type,
  ...(categories[Type] && { GoalCategory: categories[Type] }),
  ...required[Type],
}));

/** All members of its class, those that were not set as null, but for those that it leaves out when null. */
const inDotNetsManner = (goal: Json) =>
  Object.fromEntries(
    membersOf(goalClass(goal.Type as (typeof goalTypes)[number]))
      .filter((name) => name in goal || !optional.has(name))
      .map((name) => [name, goal[name] ?? null]),
  );
const inLongWords = (goal: Json) => ({ ...goal, Type: `${goal.Type}Goal` });
const numbered = (goal: Json) => ({ ...goal, ...(goal.TagId !== undefined && { TagId: Number(goal.TagId) }) });

describe('what they send', () => {
  test.each([
    ['.NET: all members, null where nothing was set', inDotNetsManner, ', ', {}],
    ['Java and Python: what was set, flags with a comma and a space', (goal: Json) => goal, ', ', {}],
    ['PHP: flags with a comma alone', (goal: Json) => goal, ',', {}],
    [
      'Python: user name and password in headers of their own',
      (goal: Json) => goal,
      ', ',
      { username: '', password: 'None' },
    ],
    ['the documentation: the class in full', inLongWords, ',', {}],
    ['others: ids as bare numbers', numbered, ',', {}],
  ])('%s: lists, adds and updates every type', async (_, manner, comma, headers) => {
    const emulator = await anEmulator(anAccount({ tags: [aTag({ id: '5' })] }));
    const send = async (path: string, body: Json, method = 'POST') => {
      const { text } = await postRest(emulator, path, JSON.stringify(body), { method, headers });
      return JSON.parse(text) as Json;
    };
    const added = await send('ConversionGoals', { ConversionGoals: goals.map(manner) });
    expect(added.PartialErrors).toEqual([]);
    const ConversionGoalIds = added.ConversionGoalIds as string[];
    expect(ConversionGoalIds).toHaveLength(8);

    const updates = goals.map((goal, i) => manner({ ...goal, Id: ConversionGoalIds[i], Status: 'Paused' }));
    const updated = await send('ConversionGoals', { ConversionGoals: updates }, 'PUT');
    expect(updated).toEqual({ PartialErrors: [] });

    const flags = {
      ConversionGoalTypes: goalTypes.join(comma),
      ReturnAdditionalFields: `GoalCategory${comma}ApplicationDownloadGoal`,
    };
    const read = await send('ConversionGoals/QueryByIds', { ConversionGoalIds, ...flags });
    expect((read.ConversionGoals as Json[]).map(({ Type, Status }) => [Type, Status])).toEqual(
      goalTypes.map((type) => [type, 'Paused']),
    );
    expect((await stateOf(emulator)).customers['1001']?.goals[3]).toMatchObject({ type: 'Event', value: '10.5' });
  });

  test('Python, as recorded: every goal that it was given, members in an order of its own', async () => {
    const emulator = await anEmulator(anAccount({ tags: [aTag({ id: '7000001' })] }));
    const body =
      '{"ConversionGoals": [{"Name": "py", "TagId": "7000001", "GoalCategory": "Signup", "Type": "Event", ' +
      '"ActionExpression": "a", "ActionOperator": "Equals", "ValueOperator": "Equals", "Value": 2.5}, ' +
      '{"Name": "d", "Type": "AppDownload", "AppPlatform": "iOS", "AppStoreId": "1"}]}';
    const { text } = await postRest(emulator, 'ConversionGoals', body, { headers: { 'accept-encoding': 'identity' } });
    expect(text).toBe('{"ConversionGoalIds":["7000002","7000003"],"PartialErrors":[]}');
  });

  test('PHP: a goal whose type was not set goes out without one, and is no goal', async () => {
    const body = '{"ConversionGoals":[{"Name":"n","GoalCategory":"Other","TagId":"5","UrlExpression":"/"}]}';
    const { status, text } = await postRest(await anEmulator(), 'ConversionGoals', body);
    expect(status).toBe(400);
    expect(text).toContain('Path: $.ConversionGoals[0]"');
  });

  test('none of them sends a member that the contract does not know', async () => {
    const emulator = await anEmulator(anAccount({ tags: [aTag({ id: '5' })], switches: { unknownMembers: 'refuse' } }));
    const body = JSON.stringify({ ConversionGoals: goals.map(inDotNetsManner) });
    expect((await postRest(emulator, 'ConversionGoals', body)).status).toBe(200);
  });
});
