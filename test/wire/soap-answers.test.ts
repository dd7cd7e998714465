import { describe, expect, test } from 'vitest';
import { aConnection } from './connection.js';
import { answer, trackingId, v13 } from './envelopes.js';
import { aService } from './service.js';

const xsi = 'http://www.w3.org/2001/XMLSchema-instance';
const everyGoal = { conversionGoalIds: null, conversionGoalTypes: ['Event'], returnAdditionalFields: [] };
const someTags = { tagIds: null, returnAdditionalFields: [] };

/** What the client makes of this body. */
async function goalsIn(body: string) {
  const { url } = await aService({ body });
  return await aConnection(url).call('GetConversionGoalsByIds', everyGoal);
}

async function tagsIn(body: string) {
  const { url } = await aService({ body });
  return await aConnection(url).call('GetUetTagsByIds', someTags);
}

async function tagNamed(nameElement: string): Promise<unknown> {
  const { uetTags } = await tagsIn(answer('GetUetTagsByIds', `<UetTags><UetTag>${nameElement}</UetTag></UetTags>`));
  return uetTags[0]?.name;
}

async function goalOf(element: string): Promise<Record<string, unknown>> {
  const body = answer('GetConversionGoalsByIds', `<ConversionGoals>${element}</ConversionGoals>`);
  return { ...(await goalsIn(body)).conversionGoals[0] };
}

describe('one goal in every style of writing reads the same', () => {
  const content = (p: string, x: string) =>
    `<${p}ConversionGoals><${p}ConversionGoal ${x}:type="EventGoal"><${p}Id>71</${p}Id><${p}Name>Buy</${p}Name>` +
    `<${p}Type>Event</${p}Type><${p}LabelExpression>x</${p}LabelExpression><${p}Value>1.50</${p}Value></${p}ConversionGoal>` +
    `<${p}ConversionGoal ${x}:nil="true"/></${p}ConversionGoals>`;
  const soap11 = 'xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"';
  const styles: [string, string][] = [
    ['the service itself', answer('GetConversionGoalsByIds', content('', 'i'))],
    [
      'a declaration, a byte order mark and space around',
      `\ufeff<?xml version="1.0" encoding="utf-8"?>\n${answer('GetConversionGoalsByIds', content('', 'i'))}\n`,
    ],
    [
      'prefixes everywhere',
      `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Header><ns1:TrackingId xmlns:ns1="${v13}">${trackingId}</ns1:TrackingId></soap:Header>` +
        `<soap:Body><ns1:GetConversionGoalsByIdsResponse xmlns:ns1="${v13}" xmlns:xsi="${xsi}">${content('ns1:', 'xsi')}` +
        `<ns1:PartialErrors/></ns1:GetConversionGoalsByIdsResponse></soap:Body></soap:Envelope>`,
    ],
    [
      'a prefixed type',
      answer('GetConversionGoalsByIds', content('', 'i').replace('"EventGoal"', '"b:EventGoal"')).replace(
        '<s:Envelope',
        `<s:Envelope xmlns:b="${v13}"`,
      ),
    ],
    [
      'namespaces declared on each child',
      answer(
        'GetConversionGoalsByIds',
        content('', 'i').replaceAll(/<(ConversionGoals?)(?=[ >])/g, `<$1 xmlns:i="${xsi}"`),
      ),
    ],
    [
      'SOAP 1.2',
      answer('GetConversionGoalsByIds', content('', 'i')).replace(
        'http://schemas.xmlsoap.org/soap/envelope/',
        'http://www.w3.org/2003/05/soap-envelope',
      ),
    ],
    ['nil PartialErrors', answer('GetConversionGoalsByIds', `${content('', 'i')}<PartialErrors i:nil="true"/>`)],
    ['empty PartialErrors', answer('GetConversionGoalsByIds', `${content('', 'i')}<PartialErrors></PartialErrors>`)],
    ['space between the elements', answer('GetConversionGoalsByIds', content('', 'i').replaceAll('><', '>\r\n  <'))],
    [
      'comments between the elements',
      answer('GetConversionGoalsByIds', content('', 'i').replaceAll('><', '><!-- > --><')),
    ],
    ['the numbers 1 for true', answer('GetConversionGoalsByIds', content('', 'i').replace('nil="true"', 'nil="1"'))],
    [
      'no TrackingId element, and ours from HTTP',
      answer('GetConversionGoalsByIds', content('', 'i')).replace(/<s:Header>.*<\/s:Header>/, ''),
    ],
    ['single quotes', answer('GetConversionGoalsByIds', content('', 'i')).replaceAll('"', "'")],
    [
      'without a type attribute, but with a Type',
      answer('GetConversionGoalsByIds', content('', 'i').replace(' i:type="EventGoal"', '')),
    ],
    [
      'unused SOAP 1.1 prefix',
      answer('GetConversionGoalsByIds', content('', 'i')).replace('<s:Body>', `<s:Body ${soap11}>`),
    ],
  ];
  const goal = expect.objectContaining({
    id: '71',
    name: 'Buy',
    type: 'Event',
    labelExpression: 'x',
    value: '1.5',
    valueOperator: null,
  });

  test.each(styles)('%s', async (_, body) => {
    const { url } = await aService({ body, headers: { TrackingId: trackingId } });
    const result = await aConnection(url).call('GetConversionGoalsByIds', everyGoal);
    expect(result).toEqual({ conversionGoals: [goal, null], partialErrors: [], trackingId });
  });
});

describe('texts are kept as they were sent', () => {
  test.each([
    ['<Name>  a  </Name>', '  a  '],
    ['<Name> </Name>', ' '],
    ['<Name></Name>', ''],
    ['<Name/>', ''],
    ['<Name i:nil="true"/>', null],
    ['<Name i:nil="false">x</Name>', 'x'],
    ['', null],
    ['<Name>a&amp;b &lt;c&gt; &quot;d&quot; &apos;</Name>', `a&b <c> "d" '`],
    ['<Name>&#169;&#xA9;&#x1F3AF;</Name>', '©©🎯'],
    ['<Name>a&#13;&#10;b</Name>', 'a\r\nb'],
    ['<Name>a\r\nb\rc</Name>', 'a\nb\nc'],
    ['<Name>a<![CDATA[<b> & ]] >]]>c</Name>', 'a<b> & ]] >c'],
    ['<Name>a<!-- no -->b</Name>', 'ab'],
    ['<Name>&amp;amp;</Name>', '&amp;'],
    ['<Name>🎯 שלום \u202e</Name>', '🎯 שלום \u202e'],
    ['<Name>__proto__</Name>', '__proto__'],
    ['<Name>9007199254740993</Name>', '9007199254740993'],
    ['<Name>true</Name>', 'true'],
  ])('%s', async (element, text) => {
    expect(await tagNamed(element)).toBe(text);
  });
});

describe('values', () => {
  test.each<[string, string, unknown]>([
    ['id', '<Id>9007199254740993</Id>', '9007199254740993'],
    ['id', '<Id> 5 </Id>', '5'],
    ['tagId', '<TagId/>', null],
    ['conversionWindowInMinutes', '<ConversionWindowInMinutes>43200</ConversionWindowInMinutes>', 43200],
    ['excludeFromBidding', '<ExcludeFromBidding>true</ExcludeFromBidding>', true],
    ['excludeFromBidding', '<ExcludeFromBidding>0</ExcludeFromBidding>', false],
    ['value', '<Value>25.0000</Value>', '25'],
    ['value', '<Value>1E-2</Value>', '0.01'],
    ['value', '<Value>-0.00</Value>', '0'],
    ['value', '<Value>79228162514264337593543950335</Value>', '79228162514264337593543950335'],
    ['goalCategory', '<GoalCategory>NewerThanUs</GoalCategory>', 'NewerThanUs'],
    ['revenue', '<Revenue><Value>3.10</Value></Revenue>', { currencyCode: null, type: null, value: '3.1' }],
    ['revenue', '<Revenue i:nil="true"/>', null],
  ])('%s from %s', async (member, element, value) => {
    expect((await goalOf(`<ConversionGoal i:type="EventGoal">${element}</ConversionGoal>`))[member]).toEqual(value);
  });

  test.each([
    ['<Id>7a</Id>', 'its Id is not of type long'],
    ['<Id>92233720368547758080</Id>', 'its Id is not of type long'],
    ['<ConversionWindowInMinutes>soon</ConversionWindowInMinutes>', 'is not of type int'],
    ['<ExcludeFromBidding>maybe</ExcludeFromBidding>', 'is not of type boolean'],
    ['<Value>1,5</Value>', 'is not of type decimal'],
  ])('%s cannot be read', async (element, says) => {
    const reading = goalOf(`<ConversionGoal i:type="EventGoal">${element}</ConversionGoal>`);
    await expect(reading).rejects.toMatchObject({
      kind: 'unreachable',
      message: expect.stringContaining(says),
      trackingId,
    });
  });
});

describe('what is newer than the contract is passed on', () => {
  test('a member of a goal', async () => {
    const goal = await goalOf(
      '<ConversionGoal i:type="UrlGoal"><Name>x</Name><Color>red</Color><Empty/><Nothing i:nil="true"/>' +
        '<Parts><Part><Id>1</Id></Part><Part><Id>2</Id></Part></Parts></ConversionGoal>',
    );
    expect(goal).toMatchObject({ type: 'Url', name: 'x', color: 'red', empty: '', nothing: null });
    expect(goal.parts).toEqual([{ id: '1' }, { id: '2' }]);
  });

  test('a type of goal', async () => {
    const goal = await goalOf(
      '<ConversionGoal i:type="SmartGoal"><Name>x</Name><Type>Url</Type><Wits>3</Wits></ConversionGoal>',
    );
    expect(goal).toMatchObject({ type: 'Smart', name: 'x', revenue: null, wits: '3' });
    expect(goal).not.toHaveProperty('urlExpression');
  });

  test('a type of goal that is told by its Type alone', async () => {
    expect(await goalOf('<ConversionGoal><Type>Smart</Type></ConversionGoal>')).toMatchObject({ type: 'Smart' });
  });

  test('a member of the answer', async () => {
    expect(await tagsIn(answer('GetUetTagsByIds', '<UetTags/><NextPage>2</NextPage>'))).toEqual({
      uetTags: [],
      partialErrors: [],
      nextPage: '2',
      trackingId,
    });
  });

  test('but never into a prototype', async () => {
    const goal = await goalOf(
      '<ConversionGoal i:type="UrlGoal"><__proto__><Polluted>1</Polluted></__proto__><Constructor>x</Constructor></ConversionGoal>',
    );
    expect(Object.getPrototypeOf(goal)).toBe(Object.prototype);
    expect(goal).not.toHaveProperty('polluted');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('lists', () => {
  test.each([
    ['left out', ''],
    ['nil', '<UetTags i:nil="true"/>'],
    ['empty', '<UetTags></UetTags>'],
  ])('a list that is %s is empty', async (_, content) => {
    expect(await tagsIn(answer('GetUetTagsByIds', content))).toMatchObject({ uetTags: [] });
  });

  test.each([
    'http://schemas.datacontract.org/2004/07/System',
    'http://schemas.microsoft.com/2003/10/Serialization/Arrays',
  ])('ids keep their places, in the namespace %s', async (namespace) => {
    const ids = `<a:long i:nil="true"/><a:long>9007199254740993</a:long><a:long i:nil="true"/>`;
    const content = `<ConversionGoalIds xmlns:a="${namespace}">${ids}</ConversionGoalIds>`;
    const { url } = await aService({ body: answer('AddConversionGoals', content) });
    const { conversionGoalIds } = await aConnection(url).call('AddConversionGoals', { conversionGoals: [] });
    expect(conversionGoalIds).toEqual([null, '9007199254740993', null]);
  });

  test('a number that is left out of a partial error has its default', async () => {
    const content = '<PartialErrors><BatchError><Code>5306</Code></BatchError></PartialErrors>';
    expect((await tagsIn(answer('GetUetTagsByIds', content))).partialErrors).toMatchObject([
      { code: 5306, index: 0, message: null },
    ]);
  });
});
