import { afterEach, describe, expect, test } from 'vitest';
import type { Switches } from '../../src/emulator/switches.js';
import { anAccount, anEventGoal, aTag } from '../kit/account.js';
import { anEmulator, call, envelope, post, Read, stopEmulators } from './wire.js';

afterEach(stopEmulators);

const types = '<ConversionGoalTypes>Event</ConversionGoalTypes>';
const shop = (switches: Partial<Switches> = {}) =>
  anAccount({
    switches,
    tags: [aTag({ id: '5', name: 'a < b & "c"' })],
    goals: [
      anEventGoal({ id: '7', name: 'Order', revenue: { currencyCode: 'USD', type: 'FixedValue', value: '2.5' } }),
    ],
  });

/** Tracking ids are new each time. */
const masked = (text: string) => text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID');
const answerTo = async (operation: string, content: string, switches?: Partial<Switches>) =>
  masked((await call(await anEmulator(shop(switches)), operation, content)).text);

describe('the style seen live', () => {
  test('a goal', async () => {
    expect(await answerTo('GetConversionGoalsByIds', types)).toBe(
      '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header>' +
        '<h:TrackingId xmlns:h="https://bingads.microsoft.com/CampaignManagement/v13">ID</h:TrackingId></s:Header><s:Body>' +
        '<GetConversionGoalsByIdsResponse xmlns="https://bingads.microsoft.com/CampaignManagement/v13">' +
        '<ConversionGoals xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><ConversionGoal i:type="EventGoal">' +
        '<ConversionWindowInMinutes>43200</ConversionWindowInMinutes><CountType>All</CountType>' +
        '<ExcludeFromBidding>false</ExcludeFromBidding><Id>7</Id><Name>Order</Name>' +
        '<Revenue><CurrencyCode>USD</CurrencyCode><Type>FixedValue</Type><Value>2.5</Value></Revenue>' +
        '<Scope>Account</Scope><Status>Active</Status><TagId>5</TagId><TrackingStatus>TagUnverified</TrackingStatus>' +
        '<Type>Event</Type><ActionExpression>purchase</ActionExpression><ActionOperator>Equals</ActionOperator>' +
        '<CategoryExpression i:nil="true"/><CategoryOperator i:nil="true"/><LabelExpression i:nil="true"/>' +
        '<LabelOperator i:nil="true"/><Value i:nil="true"/><ValueOperator i:nil="true"/></ConversionGoal></ConversionGoals>' +
        '<PartialErrors xmlns:i="http://www.w3.org/2001/XMLSchema-instance"/></GetConversionGoalsByIdsResponse></s:Body></s:Envelope>',
    );
  });

  test('a fault of the operation', async () => {
    expect(await answerTo('AddUetTags', '')).toBe(
      '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header>' +
        '<h:TrackingId xmlns:h="https://bingads.microsoft.com/CampaignManagement/v13">ID</h:TrackingId></s:Header><s:Body>' +
        '<s:Fault><faultcode>s:Server</faultcode><faultstring xml:lang="en-US">Invalid client data. Check the SOAP fault ' +
        'details for more information. TrackingId: ID.</faultstring><detail>' +
        '<ApiFaultDetail xmlns="https://bingads.microsoft.com/CampaignManagement/v13">' +
        '<a:TrackingId xmlns:a="https://adapi.microsoft.com" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">ID</a:TrackingId>' +
        '<BatchErrors xmlns:i="http://www.w3.org/2001/XMLSchema-instance"/>' +
        '<OperationErrors xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><OperationError><Code>5308</Code>' +
        '<Details i:nil="true"/><ErrorCode>UetTagsNotPassed</ErrorCode><Message>The list of UET tags is null or empty.</Message>' +
        '</OperationError></OperationErrors></ApiFaultDetail></detail></s:Fault></s:Body></s:Envelope>',
    );
  });

  test('a fault of the gateway', async () => {
    const { text } = await call(await anEmulator(shop()), 'AddUetTags', '', { token: '' });
    expect(masked(text)).toContain(
      '<detail><AdApiFaultDetail xmlns="https://adapi.microsoft.com">' +
        '<TrackingId xmlns:i="http://www.w3.org/2001/XMLSchema-instance">ID</TrackingId>' +
        '<Errors xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><AdApiError><Code>116</Code><Detail i:nil="true"/>' +
        '<ErrorCode>RequestMissingHeaders</ErrorCode><Message>The request message is missing required headers.</Message>' +
        '</AdApiError></Errors></AdApiFaultDetail></detail>',
    );
  });

  test('the tracking id of header and fault is one', async () => {
    const { text } = await call(await anEmulator(shop()), 'AddUetTags', '');
    expect(new Set(text.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g)).size).toBe(1);
  });
});

describe('other servers of the family', () => {
  test('prefix every element, and i:type too', async () => {
    const text = await answerTo('GetConversionGoalsByIds', types, { answerStyle: 'prefixed' });
    expect(text).toContain(
      '<b:GetConversionGoalsByIdsResponse xmlns:b="https://bingads.microsoft.com/CampaignManagement/v13">',
    );
    expect(text).toContain('<b:ConversionGoal i:type="b:EventGoal">');
    expect(new Read(200, text.replace('b:EventGoal', 'EventGoal')).answer).toEqual(
      new Read(200, await answerTo('GetConversionGoalsByIds', types)).answer,
    );
  });

  test.each([
    ['nil', '<PartialErrors xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"/>'],
    ['absent', '</UetTags></GetUetTagsByIdsResponse>'],
  ] as const)('write no errors as %s', async (emptyPartialErrors, expected) => {
    expect(await answerTo('GetUetTagsByIds', '', { emptyPartialErrors })).toContain(expected);
  });

  test('send faults with HTTP 200, unreadable messages too', async () => {
    const emulator = await anEmulator(shop({ faultStatus: 200 }));
    const refused = await call(emulator, 'AddUetTags', '');
    expect([refused.status, refused.fault]).toEqual([200, { kind: 'ApiFaultDetail', codes: [5308] }]);
    expect((await post(emulator, 'AddUetTags', envelope('AddUetTags', '<x/>'))).status).toBe(200);
  });
});
