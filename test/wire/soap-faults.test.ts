import { describe, expect, test } from 'vitest';
import { LostAnswer } from '../../src/service/operations.js';
import { aConnection } from './connection.js';
import { answer, envelope, fault, gatewayFault, operationFault, trackingId, v13 } from './envelopes.js';
import { aService, type Reply } from './service.js';

const read = { tagIds: null, returnAdditionalFields: [] };

/** How a read ends that is answered like this, without retries. */
async function endOf(reply: Reply) {
  const { url } = await aService(reply);
  return await aConnection(url)
    .call('GetUetTagsByIds', read)
    .catch((error: unknown) => error);
}

/** How an add ends. */
async function addEnds(reply: Reply) {
  const { url } = await aService(reply);
  return await aConnection(url)
    .call('AddUetTags', { uetTags: [{ name: 'shop' }] })
    .catch((error: unknown) => error);
}

describe.each([200, 400, 401, 429, 500, 503])('with HTTP %i the body decides', (status) => {
  test.each<[number, string, string, number]>([
    [105, 'InvalidCredentials', 'signedOut', 3],
    [106, 'UserIsNotAuthorized', 'forbidden', 3],
    [109, 'AuthenticationTokenExpired', 'signedOut', 3],
    [116, 'RequestMissingHeaders', 'refused', 1],
    [117, 'CallRateExceeded', 'unreachable', 6],
    [120, 'UserLoginAccessDenied', 'signedOut', 3],
    [122, 'PersonalIdentityNotAvailable', 'signedOut', 3],
    [123, 'WorkIdentityNotAvailable', 'signedOut', 3],
    [124, 'PersonalIdentityMigratedToWork', 'signedOut', 3],
    [125, 'PersonalIdentityNotAllowedByCustomer', 'signedOut', 3],
    [126, 'IdentityTypeMismatch', 'signedOut', 3],
    [0, 'InternalError', 'unreachable', 6],
  ])('%i %s is %s', async (code, errorCode, kind, exit) => {
    const ended = await endOf({ status, body: gatewayFault(code, errorCode, 'Because so.') });
    expect(ended).toMatchObject({ kind, exit, code, errorCode, trackingId, items: [] });
    expect(ended).toMatchObject({ message: expect.stringContaining('Because so.') });
  });

  test.each<[number, string]>([
    [100, 'refused'],
    [1001, 'forbidden'],
    [207, 'unreachable'],
    [4204, 'unreachable'],
    [5308, 'refused'],
  ])('operation error %i is %s', async (code, kind) => {
    const error = `<OperationError><Code>${code}</Code><Details>UetTags</Details><ErrorCode>Some</ErrorCode><Message>No.</Message></OperationError>`;
    const ended = await endOf({ status, body: operationFault(error) });
    expect(ended).toMatchObject({
      kind,
      code,
      errorCode: 'Some',
      trackingId,
      message: expect.stringContaining('No. (UetTags)'),
    });
  });
});

describe('faults of the service', () => {
  const batchError = (index: number, code: number) =>
    `<BatchError><Code>${code}</Code><Details>d</Details><ErrorCode>E${code}</ErrorCode><FieldPath>Name</FieldPath>` +
    `<Index>${index}</Index><Message>m${index}</Message><Type>BatchError</Type></BatchError>`;

  test('batch errors of a whole call are its items', async () => {
    const ended = await endOf({
      body: operationFault('', `${batchError(2, 5306)}<BatchError i:nil="true"/>${batchError(0, 5303)}`),
    });
    const item = { name: null, id: null, fieldPath: 'Name', outcome: 'refused' };
    expect(ended).toMatchObject({
      kind: 'refused',
      code: 5306,
      items: [
        { ...item, index: 2, code: 5306, errorCode: 'E5306', message: 'm2' },
        { ...item, index: 0, code: 5303, errorCode: 'E5303', message: 'm0' },
      ],
    });
  });

  test('editorial faults are read, too', async () => {
    const body = fault(
      `<EditorialApiFaultDetail xmlns="${v13}"><TrackingId>t-9</TrackingId><BatchErrors/><EditorialErrors><EditorialError>` +
        '<Code>1</Code><Index>3</Index><Message>Rude.</Message></EditorialError></EditorialErrors><OperationErrors/></EditorialApiFaultDetail>',
    );
    expect(await endOf({ body })).toMatchObject({
      kind: 'refused',
      trackingId: 't-9',
      items: [{ index: 3, message: 'Rude.' }],
    });
  });

  test("Customer Management's fault has no ErrorCode", async () => {
    const body = fault(
      '<ApiFault><TrackingId>t-8</TrackingId><OperationErrors><OperationError><Code>1001</Code><Message>No.</Message></OperationError></OperationErrors></ApiFault>',
    );
    expect(await endOf({ body })).toMatchObject({ kind: 'forbidden', code: 1001, errorCode: null, trackingId: 't-8' });
  });

  test('the worst of several errors counts', async () => {
    const errors = [5308, 105].map((code) => `<OperationError><Code>${code}</Code></OperationError>`).join('');
    expect(await endOf({ body: operationFault(errors) })).toMatchObject({ kind: 'signedOut', code: 105 });
  });

  test('the tracking id is found in the sentence where nothing else has it', async () => {
    const body = fault('', `Invalid client data. TrackingId: ${trackingId}.`).replace(/<s:Header>.*<\/s:Header>/, '');
    expect(await endOf({ status: 500, body })).toMatchObject({ trackingId });
  });
});

describe('plain faults', () => {
  const soap12 = (code: string, subcode: string, text: string) =>
    `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><s:Fault><s:Code><s:Value>${code}</s:Value>` +
    `<s:Subcode><s:Value>${subcode}</s:Value></s:Subcode></s:Code><s:Reason><s:Text xml:lang="en">${text}</s:Text></s:Reason></s:Fault></s:Body></s:Envelope>`;
  const plain = (code: string, text: string) =>
    envelope(`<s:Fault><faultcode>${code}</faultcode><faultstring>${text}</faultstring></s:Fault>`);
  const formatter = 'The formatter threw an exception while trying to deserialize the message';

  test.each([
    ['s:Client', plain('s:Client', 'No.'), 'refused', 'No.'],
    ['a:DeserializationFailed', plain('a:DeserializationFailed', formatter), 'refused', formatter],
    ['a:ActionNotSupported', plain('a:ActionNotSupported', 'No such action.'), 'refused', 'No such action.'],
    ['a:InternalServiceFault', plain('a:InternalServiceFault', 'Internal error.'), 'unreachable', 'Internal error.'],
    ['s:Server', plain('s:Server', 'Busy.'), 'unreachable', 'Busy.'],
    ['SOAP 1.2 Sender', soap12('s:Sender', 'a:DeserializationFailed', formatter), 'refused', formatter],
    ['SOAP 1.2 Receiver', soap12('s:Receiver', 'a:InternalServiceFault', 'Oops.'), 'unreachable', 'Oops.'],
    ['nothing in it', envelope('<s:Fault/>'), 'unreachable', 'a fault without a reason'],
  ])('%s', async (_, body, kind, says) => {
    expect(await endOf({ status: 500, body })).toMatchObject({ kind, message: expect.stringContaining(says) });
  });
});

const good = answer('GetUetTagsByIds', '<UetTags/>');
const html = '<!DOCTYPE html><html><head><title>Service\n Unavailable</title></head><body>x</body></html>';

describe('what is not the service', () => {
  test.each<[string, Reply, string, string]>([
    ['an empty body', { body: '' }, 'unreachable', 'an empty body'],
    ['an empty body with an error', { status: 502 }, 'unreachable', 'HTTP 502: an empty body'],
    ['an error page', { status: 503, body: html }, 'unreachable', 'HTTP 503: an HTML page ("Service Unavailable")'],
    ['a page', { body: html }, 'unreachable', 'an HTML page'],
    ['JSON', { body: '{"a":1}' }, 'unreachable', 'JSON instead of SOAP'],
    ['text', { status: 403, body: 'Forbidden' }, 'forbidden', 'HTTP 403: text instead of SOAP'],
    ['a refused sign-in', { status: 401, body: '' }, 'signedOut', 'HTTP 401'],
    ['a page for another address', { status: 404, body: html }, 'unreachable', 'HTTP 404: an HTML page'],
    ['too many requests', { status: 429, body: '' }, 'unreachable', 'HTTP 429'],
    ['another document', { body: '<feed/>' }, 'unreachable', 'an element feed instead of a SOAP envelope'],
    [
      'no body',
      { body: '<s:Envelope xmlns:s="x"><s:Header/></s:Envelope>' },
      'unreachable',
      'a SOAP envelope without a body',
    ],
    ['nothing in the body', { body: envelope('') }, 'unreachable', 'an empty SOAP body'],
    [
      'another answer',
      { body: answer('AddUetTags', '') },
      'unreachable',
      'AddUetTagsResponse instead of GetUetTagsByIdsResponse',
    ],
    [
      'a good answer with an error status',
      { status: 500, body: good },
      'unreachable',
      'a SOAP message without a fault',
    ],
    ['a document type', { body: `<!DOCTYPE x [<!ENTITY e "x">]>${good}` }, 'unreachable', 'broken'],
    ['an unknown entity', { body: good.replace('<UetTags/>', '&nbsp;') }, 'unreachable', 'unknown reference'],
    ['a bare ampersand', { body: good.replace('<UetTags/>', 'a & b') }, 'unreachable', 'unknown reference'],
    [
      'tags that do not nest',
      { body: good.replace('<UetTags/>', '<UetTags></PartialErrors>') },
      'unreachable',
      'unexpected closing tag',
    ],
    ['something after the end', { body: `${good}<x/>` }, 'unreachable', 'second root'],
    [
      'absurd depth',
      { body: good.replace('<UetTags/>', '<a>'.repeat(9999) + '</a>'.repeat(9999)) },
      'unreachable',
      'nests deeper',
    ],
  ])('%s', async (_, reply, kind, says) => {
    expect(await endOf(reply)).toMatchObject({ kind, message: expect.stringContaining(says) });
  });

  test('an answer that is cut off anywhere is no answer', async () => {
    const whole = answer('GetUetTagsByIds', '<UetTags><UetTag><Id>1</Id><Name>a&amp;b</Name></UetTag></UetTags>');
    const { url, heard } = await aService((response) => response.end(whole.slice(0, heard.length - 1)));
    const connection = aConnection(url);
    for (let length = 0; length < whole.length; length += 1) {
      await expect(connection.call('GetUetTagsByIds', read)).rejects.toMatchObject({ kind: 'unreachable' });
    }
    expect(heard).toHaveLength(whole.length);
  });
});

describe('an add', () => {
  test.each<[string, Reply]>([
    ['an error page', { status: 503, body: html }],
    ['a gateway that gave up', { status: 504 }],
    ['an internal error', { status: 500, body: gatewayFault(0, 'InternalError', 'Oops.') }],
    ['a cut-off answer', { body: good.slice(0, -30) }],
    ['an empty answer', { body: '' }],
    ['a page', { body: html }],
    ['an answer to another call', { body: good }],
  ])('that met %s may have been carried out', async (_, reply) => {
    const ended = await addEnds(reply);
    expect(ended).toBeInstanceOf(LostAnswer);
    expect(ended).toMatchObject({ operation: 'AddUetTags', cause: { kind: 'unreachable' } });
  });

  test.each<[string, Reply, string]>([
    [
      'a refusal',
      { status: 500, body: operationFault('<OperationError><Code>5308</Code></OperationError>') },
      'refused',
    ],
    [
      'a refused sign-in',
      { status: 500, body: gatewayFault(109, 'AuthenticationTokenExpired', 'Expired.') },
      'signedOut',
    ],
    ['throttling', { status: 500, body: gatewayFault(117, 'CallRateExceeded', 'Slow down.') }, 'unreachable'],
    ['HTTP 429', { status: 429, body: html }, 'unreachable'],
    ['a redirect', { status: 302, headers: { Location: 'https://elsewhere.example/' } }, 'unreachable'],
  ])('that met %s was not', async (_, reply, kind) => {
    expect(await addEnds(reply)).toMatchObject({ name: 'BingctlError', kind });
  });
});
