import { afterEach, describe, expect, test } from 'vitest';
import { anAccount, aTag } from '../kit/account.js';
import { type OperationFault, postRest } from './rest-wire.js';
import { anEmulator, stateOf, stopEmulators } from './wire.js';

afterEach(stopEmulators);

const shop = anAccount({ tags: [aTag({ id: '5', name: 'shop' })] });
const tag = (members: string) => `{"UetTags":[{${members}}]}`;
const goal = (members: string) => `{"ConversionGoals":[{"Type":"Event",${members}}]}`;
const byIds = 'ConversionGoals/QueryByIds';

async function faultOf(path: string, body: string | Buffer) {
  const emulator = await anEmulator(shop);
  const { status, text } = await postRest(emulator, path, body);
  const { Type, OperationErrors } = JSON.parse(text) as OperationFault;
  expect(await stateOf(emulator)).toEqual(shop);
  return { status, Type, errors: OperationErrors };
}

const nullRequest = (Details: string) => ({
  status: 400,
  Type: 'ApiFaultDetail',
  errors: [{ Code: 100, Details, ErrorCode: 'NullRequest', Message: 'The request message is null.' }],
});
/** How far the service had read when it gave up, which its details say, is marked with ‸. */
const marked = (body: string) => ({
  json: body.replace('‸', ''),
  position: Buffer.byteLength(body.split('‸')[0] ?? ''),
});

describe('what the contract does not allow leaves the service without a request: 100, and where', () => {
  test.each([
    ['a number for a text', 'UetTags', tag('"Name":1‸'), '$.UetTags[0].Name'],
    ['an object for a text', 'UetTags', tag('"Name":{‸"x":1}'), '$.UetTags[0].Name'],
    ['a list for an object', 'UetTags', '[‸]', '$'],
    ['a text for an object', 'UetTags', '"x"‸', '$'],
    ['an object for a list', 'UetTags', '{"UetTags":{‸"UetTag":[]}}', '$.UetTags'],
    ['a text in a list of objects', 'UetTags', '{"UetTags":["a"‸]}', '$.UetTags[0]'],
    ['an unknown word', 'UetTags', tag('"Name":"é","Industry":"Circus"‸'), '$.UetTags[0].Industry'],
    ['a word in another case', 'UetTags', tag('"Industry":"retail"‸'), '$.UetTags[0].Industry'],
    ['two words for one', 'UetTags', tag('"Industry":"Retail,Autos"‸'), '$.UetTags[0].Industry'],
    ['the number of a word', 'UetTags', tag('"Industry":1‸'), '$.UetTags[0].Industry'],
    ['flags with spaces', byIds, '{"ConversionGoalTypes":"Url Event"‸}', '$.ConversionGoalTypes'],
    ['flags as a list', byIds, '{"ConversionGoalTypes":[‸"Url"]}', '$.ConversionGoalTypes'],
    ['a flag that is unknown', byIds, '{"ConversionGoalTypes":"Url,Smart"‸}', '$.ConversionGoalTypes'],
    ['a comma too many', byIds, '{"ConversionGoalTypes":"Url,"‸}', '$.ConversionGoalTypes'],
    ['no flag at all', byIds, '{"ConversionGoalTypes":""‸}', '$.ConversionGoalTypes'],
    ['the word None for no flag', byIds, '{"ConversionGoalTypes":"None"‸}', '$.ConversionGoalTypes'],
    ['null for the types', byIds, '{"ConversionGoalTypes":null‸}', '$.ConversionGoalTypes'],
    ['null for an id in a list', 'UetTags/QueryByIds', '{"TagIds":["5",null‸]}', '$.TagIds[1]'],
    ['null for the id of a key', 'UetTagAuthKey/Query', '{"UetTagId":null‸}', '$.UetTagId'],
    ['an id that is no number', 'UetTags/QueryByIds', '{"TagIds":["five"‸]}', '$.TagIds[0]'],
    ['an empty id', 'UetTags/QueryByIds', '{"TagIds":[""‸]}', '$.TagIds[0]'],
    ['an id with spaces', 'UetTags/QueryByIds', '{"TagIds":[" 5"‸]}', '$.TagIds[0]'],
    ['an id beyond 64 bits', 'UetTags/QueryByIds', '{"TagIds":["9223372036854775808"‸]}', '$.TagIds[0]'],
    ['a number beyond 64 bits', 'UetTags/QueryByIds', '{"TagIds":[9223372036854775808‸]}', '$.TagIds[0]'],
    ['an id with decimals', 'UetTags/QueryByIds', '{"TagIds":[5.0‸]}', '$.TagIds[0]'],
    ['an id with exponent', 'UetTags/QueryByIds', '{"TagIds":[5e0‸]}', '$.TagIds[0]'],
    ['a boolean for an id', 'UetTags/QueryByIds', '{"TagIds":[true‸]}', '$.TagIds[0]'],
    ['a text for an int', 'ConversionGoals', goal('"ConversionWindowInMinutes":"60"‸'), window()],
    ['an int beyond 32 bits', 'ConversionGoals', goal('"ConversionWindowInMinutes":2147483648‸'), window()],
    ['an int with decimals', 'ConversionGoals', goal('"ConversionWindowInMinutes":1.5‸'), window()],
    ['a text for a decimal', 'ConversionGoals', goal('"Value":"1.5"‸'), '$.ConversionGoals[0].Value'],
    [
      'more digits than a decimal has',
      'ConversionGoals',
      goal(`"Value":0.${'1'.repeat(30)}‸`),
      '$.ConversionGoals[0].Value',
    ],
    ['a decimal beyond all', 'ConversionGoals', goal('"Value":1e999‸'), '$.ConversionGoals[0].Value'],
    [
      'a text for a boolean',
      'ConversionGoals',
      goal('"ExcludeFromBidding":"true"‸'),
      '$.ConversionGoals[0].ExcludeFromBidding',
    ],
    [
      'a number for a boolean',
      'ConversionGoals',
      goal('"ExcludeFromBidding":1‸'),
      '$.ConversionGoals[0].ExcludeFromBidding',
    ],
    [
      'something deep inside',
      'ConversionGoals',
      goal('"Revenue":{"Value":true‸}'),
      '$.ConversionGoals[0].Revenue.Value',
    ],
    ['a goal of no class', 'ConversionGoals', '{"ConversionGoals":[null,{‸"Name":"n"}]}', '$.ConversionGoals[1]'],
    ['a class that is null', 'ConversionGoals', '{"ConversionGoals":[{"Type":null‸}]}', '$.ConversionGoals[0].Type'],
    ['an unknown class', 'ConversionGoals', '{"ConversionGoals":[{"Type":"Smart"‸}]}', '$.ConversionGoals[0].Type'],
    ['two classes', 'ConversionGoals', '{"ConversionGoals":[{"Type":"Url,Event"‸}]}', '$.ConversionGoals[0].Type'],
    [
      'the base class',
      'ConversionGoals',
      '{"ConversionGoals":[{"Type":"ConversionGoal"‸}]}',
      '$.ConversionGoals[0].Type',
    ],
    [
      'the name of a method',
      'ConversionGoals',
      '{"ConversionGoals":[{"Type":"constructor"‸}]}',
      '$.ConversionGoals[0].Type',
    ],
  ])('%s', async (_, path, body, where) => {
    const { json, position } = marked(body);
    expect(await faultOf(path, json)).toEqual(
      nullRequest(`Invalid JSON at line 0 position ${position}. Path: ${where}`),
    );
  });

  test('lines are counted from zero, positions in bytes of their line', async () => {
    const body = '{\n  "UetTags": [\n    {"Name": "🙂", "Industry": "Circus"}\n  ]\n}';
    const details = 'Invalid JSON at line 2 position 41. Path: $.UetTags[0].Industry';
    expect(await faultOf('UetTags', body)).toEqual(nullRequest(details));
  });
});

function window(): string {
  return '$.ConversionGoals[0].ConversionWindowInMinutes';
}

test('a request that is null has no place to point at', async () => {
  const { errors } = await faultOf('UetTags', 'null');
  expect(errors).toMatchObject([{ Code: 100, Details: null }]);
});

describe('what the contract allows is understood', () => {
  const made = async (body: string | Buffer) => {
    const emulator = await anEmulator(shop);
    const { status } = await postRest(emulator, 'UetTags', body);
    const { tags } = (await stateOf(emulator)).customers['1001'] ?? { tags: [] };
    return [status, ...tags.slice(1).map(({ name, description, industry }) => [name, description, industry])];
  };

  test.each([
    ['members in any order', tag('"Name":"n","Industry":"Retail","Description":"d"'), ['n', 'd', 'Retail']],
    ['null for what is left out', tag('"Id":null,"CustomerShare":null,"Name":"n","Industry":null'), ['n', null, null]],
    ['white space', ' { "UetTags" :\r\n[\t{ "Name" : "n" } ] } ', ['n', null, null]],
    ['escapes', tag('"N\\u0061me":"\\u006e\\n\\ud83d\\ude42"'), ['n\n🙂', null, null]],
    ['a byte order mark', `\ufeff${tag('"Name":"n"')}`, ['n', null, null]],
    ['a name twice: the last counts', tag('"Name":"first","Name":"n"'), ['n', null, null]],
    ['members that are read-only', tag('"Name":"n","TrackingScript":"x","TrackingStatus":"Active"'), ['n', null, null]],
    ['members that nobody knows', tag('"Name":"n","Colour":["red"],"name":"m"'), ['n', null, null]],
    [
      'members with the names of methods',
      tag('"Name":"n","__proto__":{"Industry":"Retail"},"constructor":1'),
      ['n', null, null],
    ],
  ])('%s', async (_, body, expected) => {
    expect(await made(body)).toEqual([200, expected]);
  });

  test.each([['"9007199254740993"'], ['9007199254740993'], ['"09007199254740993"']])(
    'an id of 64 bits as %s',
    async (id) => {
      const emulator = await anEmulator(anAccount({ tags: [aTag({ id: '9007199254740993' })] }));
      const { text } = await postRest(emulator, 'UetTags/QueryByIds', `{"TagIds":[${id}]}`);
      expect(JSON.parse(text)).toMatchObject({ UetTags: [{ Id: '9007199254740993' }], PartialErrors: [] });
    },
  );

  test.each(['"Url,Event"', '"Url, Event"', '"Event"', '" Url , Event "'])('flags as %s', async (flags) => {
    expect((await postRest(await anEmulator(shop), byIds, `{"ConversionGoalTypes":${flags}}`)).status).toBe(200);
  });

  test.each([
    ['2.5', '2.5'],
    ['2.50', '2.5'],
    ['25e-1', '2.5'],
    ['0.25E+1', '2.5'],
    ['1e3', '1000'],
    ['9999999.000', '9999999'],
    ['0e5', '0'],
    ['-0.0', '0'],
    ['0.001', '0.001'],
  ])('an amount as %s', async (sent, kept) => {
    const emulator = await anEmulator(shop);
    const members = `"Name":"n","GoalCategory":"Other","TagId":5,"Value":${sent},"ValueOperator":"Equals"`;
    const { text } = await postRest(emulator, 'ConversionGoals', goal(members));
    expect(JSON.parse(text)).toEqual({ ConversionGoalIds: ['7000001'], PartialErrors: [] });
    expect((await stateOf(emulator)).customers['1001']?.goals[0]?.value).toBe(kept);
  });

  test.each([
    ['Url', '"UrlExpression":"/"'],
    ['UrlGoal', '"UrlExpression":"/"'],
    ['PagesViewedPerVisitGoal', '"MinimumPagesViewed":2,"GoalCategory":"Other"'],
    ['OfflineConversion', '"TagId":null'],
  ])('a goal of the class %s, named anywhere in it', async (type, members) => {
    const body = `{"ConversionGoals":[{"Name":"n","GoalCategory":"Other","TagId":"5",${members},"Type":"${type}"}]}`;
    const { text } = await postRest(await anEmulator(shop), 'ConversionGoals', body);
    expect(JSON.parse(text)).toMatchObject({ PartialErrors: [] });
  });
});

describe('with unknownMembers: refuse', () => {
  test.each([
    ['UetTags', tag('"Name":"n","Colour":"red"'), '$.UetTags[0].Colour'],
    ['UetTags', tag('"name":"n"'), '$.UetTags[0].name'],
    ['UetTags', '{"UetTags":[],"__proto__":{}}', '$.__proto__'],
    ['UetTags', '{"a b":1}', "$['a b']"],
    ['ConversionGoals', goal('"UrlExpression":"/"'), '$.ConversionGoals[0].UrlExpression'],
  ])('%s %s', async (path, body, where) => {
    const emulator = await anEmulator(anAccount({ switches: { unknownMembers: 'refuse' } }));
    const { text } = await postRest(emulator, path, body);
    const { OperationErrors } = JSON.parse(text) as OperationFault;
    expect(OperationErrors?.[0]?.Details).toContain(`Path: ${where}`);
  });
});
