import { describe, expect, test } from 'vitest';
import { LostAnswer } from '../../src/service/operations.js';
import { aConnection } from './connection.js';
import { answer, trackingId } from './envelopes.js';
import { gatewayFaultJson, operationFaultJson } from './rest-bodies.js';
import { aService, type Reply } from './service.js';

const read = { tagIds: null, returnAdditionalFields: [] };

/** How a read ends that is answered like this, without retries. */
async function endOf(reply: Reply) {
  const { url } = await aService(reply);
  return await aConnection(url, {}, 'rest')
    .call('GetUetTagsByIds', read)
    .catch((error: unknown) => error);
}

/** How an add ends. */
async function addEnds(reply: Reply) {
  const { url } = await aService(reply);
  return await aConnection(url, {}, 'rest')
    .call('AddUetTags', { uetTags: [{ name: 'shop' }] })
    .catch((error: unknown) => error);
}

describe('a fault is found in every form it has', () => {
  const Errors = [{ Code: 105, Detail: null, ErrorCode: 'InvalidCredentials', Message: 'No.' }];
  test.each([
    ['with its type', { Type: 'AdApiFaultDetail', TrackingId: trackingId, Errors }],
    ['its members in another order', { Errors, TrackingId: trackingId, Type: 'AdApiFaultDetail' }],
    ['without a type', { TrackingId: trackingId, Errors }],
    [
      'in a member ApplicationFault',
      { ApplicationFault: { Type: 'AdApiFaultDetail', TrackingId: trackingId, Errors } },
    ],
    ['in a member of its own name', { AdApiFaultDetail: { TrackingId: trackingId, Errors } }],
    [
      'in camelCase',
      { type: 'AdApiFaultDetail', trackingId, errors: [{ code: 105, errorCode: 'InvalidCredentials' }] },
    ],
    ['its code as text', { TrackingId: trackingId, Errors: [{ ...Errors[0], Code: '105' }] }],
    ['null among its errors', { TrackingId: trackingId, Errors: [null, ...Errors] }],
    [
      'as ApiFaultDetail',
      { Type: 'ApiFaultDetail', TrackingId: trackingId, BatchErrors: null, OperationErrors: [{ ...Errors[0] }] },
    ],
    ["as Customer Management's", { Type: 'ApiFault', TrackingId: trackingId, OperationErrors: [{ Code: 105 }] }],
  ])('%s', async (_, body) => {
    for (const status of [200, 400, 401, 500]) {
      expect(await endOf({ status, body: JSON.stringify(body) })).toMatchObject({
        kind: 'signedOut',
        code: 105,
        trackingId,
      });
    }
  });

  test('editorial errors are items', async () => {
    const EditorialErrors = [{ Type: 'EditorialError', Code: 1, Index: 3, Message: 'Rude.' }];
    const body = JSON.stringify({ Type: 'EditorialApiFaultDetail', TrackingId: 't', EditorialErrors, BatchErrors: [] });
    expect(await endOf({ status: 400, body })).toMatchObject({
      kind: 'refused',
      items: [{ index: 3, message: 'Rude.' }],
    });
  });

  test('the tracking id comes from the HTTP header where the body has none', async () => {
    const body = JSON.stringify({ Errors });
    expect(await endOf({ status: 401, headers: { TrackingId: 'from-http' }, body })).toMatchObject({
      trackingId: 'from-http',
    });
  });
});

describe('a code that is newer than our tables has its status', () => {
  test.each([
    [400, 'refused'],
    [401, 'signedOut'],
    [403, 'forbidden'],
    [429, 'unreachable'],
    [500, 'refused'],
  ])('HTTP %i is %s', async (status, kind) => {
    const body = operationFaultJson([{ Code: 98765, ErrorCode: 'Newer', Message: 'No.' }]);
    expect(await endOf({ status, body })).toMatchObject({ kind, code: 98765, errorCode: 'Newer' });
  });
});

const good = JSON.stringify({ UetTags: [], PartialErrors: [] });
const html = '<!DOCTYPE html><html><head><title>Service\n Unavailable</title></head><body>x</body></html>';
const json = { 'Content-Type': 'application/json' };

describe('what is not the service', () => {
  test.each<[string, Reply, string, string]>([
    ['an empty body', { body: '' }, 'unreachable', 'an empty body'],
    ['an empty body that is called JSON', { headers: json }, 'unreachable', 'an empty body'],
    ['an empty body with an error', { status: 502 }, 'unreachable', 'HTTP 502: an empty body'],
    ['an error page', { status: 503, body: html }, 'unreachable', 'HTTP 503: an HTML page ("Service Unavailable")'],
    ['a page', { body: html }, 'unreachable', 'an HTML page'],
    ['SOAP', { body: answer('GetUetTagsByIds', '<UetTags/>') }, 'unreachable', 'XML instead of JSON'],
    ['text', { status: 403, body: 'Forbidden' }, 'forbidden', 'HTTP 403: text instead of JSON'],
    ['a refused sign-in', { status: 401, body: '' }, 'signedOut', 'HTTP 401'],
    [
      'a refused sign-in in words',
      { status: 401, body: '{"message":"Bad token."}' },
      'signedOut',
      'HTTP 401: Bad token.',
    ],
    ['a gateway', { status: 403, body: '{"error":{"code":"x","message":"Not here."}}' }, 'forbidden', 'Not here.'],
    ['a page for another address', { status: 404, body: html }, 'unreachable', 'HTTP 404: an HTML page'],
    ['nothing any more', { status: 410, body: '{}' }, 'unreachable', 'HTTP 410: JSON without a fault'],
    ['not implemented', { status: 501, body: '' }, 'unreachable', 'HTTP 501'],
    ['too many requests', { status: 429, body: '' }, 'unreachable', 'HTTP 429'],
    ['a fault without a reason', { status: 500, body: gatewayFaultless() }, 'unreachable', 'a fault without a reason'],
    ['a good answer with an error status', { status: 500, body: good }, 'unreachable', 'JSON without a fault'],
    ['another answer', { body: '{"ConversionGoals":[]}' }, 'unreachable', 'JSON without UetTags and PartialErrors'],
    ['nothing', { body: '{}' }, 'unreachable', 'JSON without UetTags and PartialErrors'],
    ['a list', { body: '[]' }, 'unreachable', 'a list instead of an answer'],
    ['a number', { body: '5' }, 'unreachable', 'text instead of JSON'],
    ['something after the end', { body: `${good}{}` }, 'unreachable', 'it is not JSON'],
    ['a comment', { body: `{/**/${good.slice(1)}` }, 'unreachable', 'it is not JSON'],
    ['a comma too many', { body: good.replace('[]', '[null,]') }, 'unreachable', 'it is not JSON'],
    ['an object for a list', { body: good.replace('[]', '{}') }, 'unreachable', 'an object where a list should be'],
    ['a value for an object', { body: good.replace('[]', '["x"]') }, 'unreachable', 'where an object should be'],
    ['absurd depth', { body: good.replace('[]', '['.repeat(9999) + ']'.repeat(9999)) }, 'unreachable', 'nests deeper'],
  ])('%s', async (_, reply, kind, says) => {
    expect(await endOf(reply)).toMatchObject({ kind, message: expect.stringContaining(says) });
  });

  test('what the content type says does not matter', async () => {
    for (const type of ['text/html', 'text/plain; charset=utf-16', 'application/xml', '']) {
      expect(await endOf({ headers: { 'Content-Type': type }, body: good })).toMatchObject({ uetTags: [] });
    }
  });

  test('an answer that is cut off anywhere is no answer', async () => {
    const whole = JSON.stringify({
      UetTags: [{ Id: 9, Name: 'a"\\\u00e9🎯b', TrackingStatus: null }],
      PartialErrors: [],
    });
    const bytes = Buffer.from(whole);
    const { url, heard } = await aService((response) => response.end(bytes.subarray(0, heard.length - 1)));
    const connection = aConnection(url, {}, 'rest');
    for (let length = 0; length < bytes.length; length += 1) {
      await expect(connection.call('GetUetTagsByIds', read)).rejects.toMatchObject({ kind: 'unreachable' });
    }
    expect(heard).toHaveLength(bytes.length);
  });

  test('an answer without end is not taken', async () => {
    const { url } = await aService((response) => {
      const piece = Buffer.alloc(4 * 1024 * 1024, '[');
      const write = () => {
        while (!response.destroyed) if (!response.write(piece)) return response.once('drain', write);
        return response;
      };
      write();
    });
    await expect(aConnection(url, {}, 'rest').call('GetUetTagsByIds', read)).rejects.toMatchObject({
      kind: 'unreachable',
      message: expect.stringContaining('larger than'),
    });
  });
});

function gatewayFaultless(): string {
  return JSON.stringify({ Type: 'AdApiFaultDetail', TrackingId: trackingId, Errors: [] });
}

describe('an add', () => {
  test.each<[string, Reply]>([
    ['an error page', { status: 503, body: html }],
    ['a gateway that gave up', { status: 504 }],
    ['an internal error', { status: 500, body: gatewayFaultJson(0, 'InternalError', 'Oops.') }],
    ['a cut-off answer', { body: good.slice(0, -3) }],
    ['an empty answer', { body: '' }],
    ['a page', { body: html }],
    ['an answer to another call', { body: '{"ConversionGoalIds":["1"]}' }],
  ])('that met %s may have been carried out', async (_, reply) => {
    const ended = await addEnds(reply);
    expect(ended).toBeInstanceOf(LostAnswer);
    expect(ended).toMatchObject({ operation: 'AddUetTags', cause: { kind: 'unreachable' } });
  });

  test.each<[string, Reply, string]>([
    ['a refusal', { status: 400, body: operationFaultJson([{ Code: 5308 }]) }, 'refused'],
    ['HTTP 429', { status: 429, body: html }, 'unreachable'],
    ['HTTP 404', { status: 404, body: html }, 'unreachable'],
    ['HTTP 501', { status: 501, body: '' }, 'unreachable'],
    ['a redirect', { status: 302, headers: { Location: 'https://elsewhere.example/' } }, 'unreachable'],
  ])('that met %s was not', async (_, reply, kind) => {
    expect(await addEnds(reply)).toMatchObject({ name: 'BingctlError', kind });
  });
});
