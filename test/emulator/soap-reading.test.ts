import { afterEach, describe, expect, test } from 'vitest';
import { anAccount, aTag } from '../kit/account.js';
import {
  anEmulator,
  arrays,
  call,
  envelope,
  goalXml,
  ids,
  post,
  Read,
  stateOf,
  stopEmulators,
  tagXml,
  v13,
} from './wire.js';

afterEach(stopEmulators);

const shop = anAccount({ tags: [aTag({ id: '5', name: 'shop' })] });
const malformed = 'a:DeserializationFailed';
const tag = (members: string) => `<UetTags>${tagXml(members)}</UetTags>`;
const goal = (members: string) => `<ConversionGoals>${goalXml('EventGoal', members)}</ConversionGoals>`;

describe('what the contract does not allow is refused, and nothing is done', () => {
  test.each([
    ['an unknown element', 'AddUetTags', tag('<Colour>red</Colour>')],
    ['an element in another namespace', 'AddUetTags', tag('<Name xmlns="urn:other">n</Name>')],
    ['an element in none', 'AddUetTags', tag('<Name xmlns="">n</Name>')],
    ['elements out of order', 'AddUetTags', tag('<Name>n</Name><Description>d</Description>')],
    ['an element twice', 'AddUetTags', tag('<Name>n</Name><Name>m</Name>')],
    [
      'a base element behind one of the derived type',
      'AddConversionGoals',
      goal('<ActionExpression>a</ActionExpression><Name>n</Name>'),
    ],
    ['an element of another goal type', 'AddConversionGoals', goal('<UrlExpression>u</UrlExpression>')],
    ['an unknown class', 'AddConversionGoals', `<ConversionGoals>${goalXml('SmartGoal', '')}</ConversionGoals>`],
    ['a class that is no goal', 'AddConversionGoals', `<ConversionGoals>${goalXml('UetTag', '')}</ConversionGoals>`],
    [
      'a class with an unbound prefix',
      'AddConversionGoals',
      `<ConversionGoals>${goalXml('q:UrlGoal', '')}</ConversionGoals>`,
    ],
    [
      'a class in the wrong namespace',
      'AddConversionGoals',
      `<ConversionGoals>${goalXml('a:UrlGoal', '')}</ConversionGoals>`,
    ],
    ['an unknown word', 'AddUetTags', tag('<Industry>Circus</Industry><Name>n</Name>')],
    ['a word in another case', 'AddUetTags', tag('<Industry>retail</Industry><Name>n</Name>')],
    ['two words for one', 'AddUetTags', tag('<Industry>Retail Autos</Industry><Name>n</Name>')],
    ['flags with commas', 'GetConversionGoalsByIds', '<ConversionGoalTypes>Url,Event</ConversionGoalTypes>'],
    ['an id that is no number', 'GetUetTagsByIds', ids('TagIds', ['five'])],
    ['an id beyond 64 bits', 'GetUetTagsByIds', ids('TagIds', ['9223372036854775808'])],
    ['an empty id', 'GetUetTagsByIds', ids('TagIds', [''])],
    ['a nil id', 'GetUetTagsByIds', '<TagIds><a:long i:nil="true"/></TagIds>'],
    [
      'ids in the namespace of answers',
      'GetUetTagsByIds',
      '<TagIds><s:long xmlns:s="http://schemas.datacontract.org/2004/07/System">5</s:long></TagIds>',
    ],
    ['ids in the service namespace', 'GetUetTagsByIds', '<TagIds><long>5</long></TagIds>'],
    [
      'an int beyond 32 bits',
      'AddConversionGoals',
      goal('<ConversionWindowInMinutes>2147483648</ConversionWindowInMinutes>'),
    ],
    ['an int with decimals', 'AddConversionGoals', goal('<ConversionWindowInMinutes>1.5</ConversionWindowInMinutes>')],
    ['a boolean that is a word', 'AddConversionGoals', goal('<ExcludeFromBidding>yes</ExcludeFromBidding>')],
    ['a boolean in capitals', 'AddConversionGoals', goal('<ExcludeFromBidding>True</ExcludeFromBidding>')],
    ['a decimal with exponent', 'AddConversionGoals', goal('<Value>1e3</Value>')],
    ['a decimal with comma', 'AddConversionGoals', goal('<Value>1,5</Value>')],
    ['a decimal that is infinite', 'AddConversionGoals', goal('<Value>INF</Value>')],
    ['an empty decimal', 'AddConversionGoals', goal('<Value/>')],
    ['a nil id of a tag for its key', 'GetUetTagAuthKey', '<UetTagId i:nil="true"/>'],
    ['nil types', 'GetConversionGoalsByIds', '<ConversionGoalTypes i:nil="true"/>'],
    ['nil with content', 'AddUetTags', tag('<Name i:nil="true">n</Name>')],
    ['text among elements', 'AddUetTags', tag('n')],
    ['elements in text', 'AddUetTags', tag('<Name><b>n</b></Name>')],
    [
      'an array as elements of their own',
      'GetConversionGoalsByIds',
      '<ConversionGoalTypes>Url</ConversionGoalTypes><ConversionGoalTypes>Event</ConversionGoalTypes>',
    ],
    ['an entity that XML does not have', 'AddUetTags', tag('<Name>&nbsp;</Name>')],
    ['a prefix that is not bound', 'AddUetTags', tag('<q:Name>n</q:Name>')],
    ['a control character', 'AddUetTags', tag('<Name>\u0007</Name>')],
    ['a control character by number', 'AddUetTags', tag('<Name>&#7;</Name>')],
    ['half a surrogate pair by number', 'AddUetTags', tag('<Name>&#xD800;</Name>')],
    ['an href that leads nowhere', 'AddUetTags', '<UetTags><UetTag href="#ref9"/></UetTags>'],
    ['an href to the outside', 'AddUetTags', '<UetTags><UetTag href="http://example.com/t"/></UetTags>'],
    ['an href to itself', 'AddUetTags', '<UetTags id="a"><UetTag href="#a"/></UetTags>'],
    ['two elements of one id', 'AddUetTags', '<UetTags><UetTag id="a"/><UetTag id="a"/></UetTags>'],
  ])('%s', async (_, operation, content) => {
    const emulator = await anEmulator(shop);
    const read = await call(emulator, operation, content);
    expect([read.status, read.fault]).toEqual([500, malformed]);
    expect(await stateOf(emulator)).toEqual(shop);
  });
});

describe('what XML allows is understood', () => {
  const accepted = async (xml: string, operation = 'AddUetTags') => {
    const emulator = await anEmulator(shop);
    const { status, text } = await post(emulator, operation, xml);
    const read = new Read(status, text);
    expect([status, read.fault, read.refusals]).toEqual([200, 'no fault', []]);
    return (await stateOf(emulator)).customers['1001'];
  };
  const header =
    '<AuthenticationToken>t</AuthenticationToken><CustomerAccountId>2001</CustomerAccountId><CustomerId>1001</CustomerId><DeveloperToken>d</DeveloperToken>';

  test.each([
    ['a declaration', `<?xml version="1.0" encoding="utf-8"?>${envelope('AddUetTags', tag('<Name>n</Name>'))}`],
    ['a byte order mark', `\ufeff${envelope('AddUetTags', tag('<Name>n</Name>'))}`],
    [
      'comments and white space',
      envelope('AddUetTags', `<!-- x -->\n <UetTags>\n${tagXml('\n<!-- y --><Name>n</Name>\n')}</UetTags>\n`),
    ],
    ['character data sections', envelope('AddUetTags', tag('<Name><![CDATA[n]]></Name>'))],
    ['references', envelope('AddUetTags', tag('<Name>&#x6e;</Name>'))],
    ['nil spelt 1', envelope('AddUetTags', tag('<Description i:nil="1"/><Name>n</Name>'))],
    [
      'prefixes for everything',
      `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:v="${v13}"><soapenv:Header>` +
        `${header.replace(/<(\/?)/g, '<$1v:')}</soapenv:Header><soapenv:Body><v:AddUetTagsRequest><v:UetTags><v:UetTag>` +
        '<v:Name>n</v:Name></v:UetTag></v:UetTags></v:AddUetTagsRequest></soapenv:Body></soapenv:Envelope>',
    ],
    [
      'headers in any order, and others beside them',
      envelope('AddUetTags', tag('<Name>n</Name>'))
        .replace(header.slice(0, 1), '<')
        .replace(
          '<AuthenticationToken>',
          '<Action xmlns:m="http://schemas.xmlsoap.org/soap/envelope/" m:mustUnderstand="1">AddUetTags</Action><AuthenticationToken>',
        ),
    ],
  ])('%s', async (_, xml) => {
    expect((await accepted(xml))?.tags.map(({ name }) => name)).toEqual(['shop', 'n']);
  });

  test('a class by its prefix', async () => {
    const members = '<GoalCategory>Other</GoalCategory><Name>n</Name><TagId>5</TagId><UrlExpression>/</UrlExpression>';
    const item = `<ConversionGoal xmlns:q="${v13}" i:type="q:UrlGoal">${members}</ConversionGoal>`;
    const customer = await accepted(
      envelope('AddConversionGoals', `<ConversionGoals>${item}</ConversionGoals>`),
      'AddConversionGoals',
    );
    expect(customer?.goals).toMatchObject([{ type: 'Url' }]);
  });

  test("PHP's client: an object that is used twice is written once, and referred to by href", async () => {
    const event = '<ActionExpression>a</ActionExpression><ActionOperator>Equals</ActionOperator>';
    const revenue = '<Revenue id="ref1"><Type>FixedValue</Type><Value>5</Value></Revenue>';
    const item = (name: string, xml: string) =>
      goalXml(
        'EventGoal',
        `<GoalCategory>Other</GoalCategory><Name>${name}</Name>${xml}<Scope>Account</Scope><TagId>5</TagId>${event}`,
      );
    const customer = await accepted(
      envelope(
        'AddConversionGoals',
        `<ConversionGoals>${item('a', revenue)}${item('b', '<Revenue href="#ref1"/>')}</ConversionGoals>`,
      ),
      'AddConversionGoals',
    );
    const five = { currencyCode: 'USD', type: 'FixedValue', value: '5' };
    expect(customer?.goals.map((goal) => goal.revenue)).toEqual([five, five]);
  });

  test('PHP: a whole goal by href keeps its class', async () => {
    const emulator = await anEmulator(shop);
    const members = '<Name>a</Name><TagId>5</TagId>';
    const first = `<ConversionGoal i:type="DurationGoal" id="ref1">${members}</ConversionGoal>`;
    const { refusals } = await call(
      emulator,
      'AddConversionGoals',
      `<ConversionGoals>${first}<ConversionGoal href="#ref1"/></ConversionGoals>`,
    );
    // Read, and found to have the name of the first.
    expect(refusals).toEqual([[1, 5316]]);
  });

  test('amounts with zeros, and booleans as numbers', async () => {
    const emulator = await anEmulator(shop);
    const members =
      '<ExcludeFromBidding>1</ExcludeFromBidding><GoalCategory>Other</GoalCategory><Name>n</Name><TagId>5</TagId>' +
      '<Value>+0009.990</Value><ValueOperator>Equals</ValueOperator>';
    expect((await call(emulator, 'AddConversionGoals', goal(members))).refusals).toEqual([]);
    const { goals } = (await stateOf(emulator)).customers['1001'] ?? {};
    expect(goals).toMatchObject([{ excludeFromBidding: true, value: '9.99' }]);
  });

  test('ids of 64 bits, with sign and zeros', async () => {
    const state = anAccount({ tags: [aTag({ id: '9223372036854775807' })] });
    const { refusals } = await call(
      await anEmulator(state),
      'GetUetTagsByIds',
      ids('TagIds', [' +09223372036854775807 ']),
    );
    expect(refusals).toEqual([]);
  });
});

test('with misplacedElements: skip, what is out of place is passed over without a word, as WCF can do', async () => {
  const emulator = await anEmulator(anAccount({ switches: { misplacedElements: 'skip' } }));
  const { refusals } = await call(
    emulator,
    'AddUetTags',
    tag('<Name>n</Name><Colour>red</Colour><Description>d</Description>'),
  );
  expect(refusals).toEqual([]);
  expect((await stateOf(emulator)).customers['1001']?.tags).toMatchObject([{ name: 'n', description: null }]);
});

describe('the envelope', () => {
  const good = envelope('GetUetTagsByIds', '');
  test.each([
    ['no action', '', good, 'a:ActionNotSupported'],
    ['an unknown action', 'DeleteUetTags', envelope('DeleteUetTags', ''), 'a:ActionNotSupported'],
    ['an action with a path', 'urn:x/GetUetTagsByIds', good, 'a:ActionNotSupported'],
    ['a body for another action', 'AddUetTags', good, malformed],
    ['an empty body', 'GetUetTagsByIds', good.replace(/<s:Body>.*<\/s:Body>/, '<s:Body/>'), malformed],
    ['two requests', 'GetUetTagsByIds', good.replace(/(<s:Body>)(.*)(<\/s:Body>)/, '$1$2$2$3'), malformed],
    ['no body', 'GetUetTagsByIds', good.replace(/<s:Body>.*<\/s:Body>/, ''), malformed],
    [
      'SOAP 1.2',
      'GetUetTagsByIds',
      good.replace('http://schemas.xmlsoap.org/soap/envelope/', 'http://www.w3.org/2003/05/soap-envelope'),
      's:VersionMismatch',
    ],
    [
      'a header that must be understood',
      'GetUetTagsByIds',
      good.replace('</s:Header>', '<x:Security xmlns:x="urn:x" s:mustUnderstand="1"/></s:Header>'),
      's:MustUnderstand',
    ],
    ['nothing', 'GetUetTagsByIds', '', malformed],
    ['JSON', 'GetUetTagsByIds', '{"TagIds":null}', malformed],
    ['half a message', 'GetUetTagsByIds', good.slice(0, 400), malformed],
    ['something behind the end', 'GetUetTagsByIds', `${good}<x/>`, malformed],
    ['text behind the end', 'GetUetTagsByIds', `${good}x`, malformed],
  ])('%s', async (_, action, xml, faultCode) => {
    const { status, text } = await post(await anEmulator(shop), action, xml);
    expect([status, new Read(status, text).fault]).toEqual([500, faultCode]);
  });

  test('bytes that are not UTF-8', async () => {
    const bytes = Buffer.from(envelope('AddUetTags', tag('<Name>\u00e9</Name>')), 'latin1');
    const { text } = await post(await anEmulator(shop), 'AddUetTags', bytes);
    expect(new Read(500, text).fault).toBe(malformed);
  });

  test('another content type is refused as such', async () => {
    const reply = await post(await anEmulator(shop), 'GetUetTagsByIds', good, {
      'content-type': 'application/soap+xml',
    });
    expect(reply.status).toBe(415);
  });
});

test('a nil element says so in its own words, for people who read the fault', async () => {
  const { text } = await call(
    await anEmulator(shop),
    'GetUetTagsByIds',
    `<TagIds ${arrays}><a:long i:nil="true"/></TagIds>`,
  );
  expect(text).toContain("element 'long' must not be nil");
});

test('what a name cannot hold in XML still comes out of a state, as a reference', async () => {
  const emulator = await anEmulator(anAccount({ tags: [aTag({ id: '5', name: 'a\u001b[31m\rb' })] }));
  // Text alone: strict parsers refuse such references, though WCF writes them.
  const { text } = await post(emulator, 'GetUetTagsByIds', envelope('GetUetTagsByIds', ''));
  expect(text).toContain('<Name>a&#x1B;[31m&#xD;b</Name>');
});
