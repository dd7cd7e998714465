import { describe, expect, onTestFinished, test } from 'vitest';
import type { Clock } from '../../src/clock.js';
import type { TransportSetting } from '../../src/domain/environment.js';
import { LostAnswer } from '../../src/service/operations.js';
import { chooseTransport, connect, soapEndsMs } from '../../src/transports/choose.js';
import type { TransportEvent } from '../../src/transports/retry.js';
import { aQuickClock, connectionTo } from './connection.js';
import { answer, envelope, gatewayFault, operationFault } from './envelopes.js';
import { gatewayFaultJson } from './rest-bodies.js';
import { aService, type Heard, type Reply } from './service.js';

const before = Date.parse('2027-01-30T23:59:59.999Z');
const from = Date.parse('2027-01-31T00:00:00Z');

test.each<[TransportSetting, number, string, string]>([
  ['auto', before, 'soap', 'it is served until 31 January 2027'],
  ['auto', from, 'rest', 'SOAP ended on 31 January 2027'],
  ['soap', from, 'soap', 'it is set (flag)'],
  ['rest', before, 'rest', 'it is set (flag)'],
])('%s at %i is %s', (setting, now, transport, because) => {
  expect(soapEndsMs).toBe(from);
  expect(chooseTransport(setting, now, 'flag')).toEqual({ transport, because });
});

const read = { tagIds: null, returnAdditionalFields: [] };
const add = { uetTags: [{ name: 'shop' }] };
const rest: Reply = { body: '{"UetTags":[{"Id":"1"}],"PartialErrors":[]}' };
const soap: Reply = { body: answer('GetUetTagsByIds', '<UetTags><UetTag><Id>1</Id></UetTag></UetTags>') };

const overSoap = ({ path }: Heard) => path.endsWith('.svc');

/** A service that answers SOAP with one reply and REST with another. */
async function aServiceOfBoth(toSoap: Reply, toRest: Reply) {
  return await aService((response, heard) => {
    const { status = 200, headers, body } = overSoap(heard) ? toSoap : toRest;
    response.writeHead(status, headers).end(body);
  });
}

interface Circumstances {
  transport?: TransportSetting;
  now?: number;
  maxRetries?: number;
}

/** A connection, and what it tells; ends with the test. */
async function connected(url: URL, { transport = 'auto', now = before, maxRetries = 0 }: Circumstances = {}) {
  const told: TransportEvent[] = [];
  const lines: string[] = [];
  const clock: Clock = { ...aQuickClock().clock, now: () => now };
  const trace = (line: string) => lines.push(line);
  const tell = (event: TransportEvent) => told.push(event);
  const options = connectionTo(url, { clock, maxRetries, tell, trace });
  const connection = await connect({ ...options, transport, setBy: 'environment variable' });
  onTestFinished(() => connection.close());
  return { connection, told, lines };
}

describe('the date decides, and a trace says so', () => {
  test.each<[string, Circumstances, boolean, string]>([
    ['before the end', { now: before }, true, '* over SOAP: it is served until 31 January 2027'],
    ['from the end', { now: from }, false, '* over REST: SOAP ended on 31 January 2027'],
    ['soap after the end', { now: from, transport: 'soap' }, true, '* over SOAP: it is set (environment variable)'],
    ['rest before the end', { transport: 'rest' }, false, '* over REST: it is set (environment variable)'],
  ])('%s', async (_, circumstances, isSoap, line) => {
    const { url, heard } = await aServiceOfBoth(soap, rest);
    const { connection, told, lines } = await connected(url, circumstances);
    expect(await connection.call('GetUetTagsByIds', read)).toMatchObject({ uetTags: [{ id: '1' }] });
    expect(heard.map(overSoap)).toEqual([isSoap]);
    expect(lines[0]).toBe(line);
    expect(told).toEqual([]);
  });
});

const html = '<html><title>Not Found</title></html>';
const plain = (text: string) =>
  envelope(`<s:Fault><faultcode>s:Server</faultcode><faultstring>${text}</faultstring></s:Fault>`);

/** Ways to say that SOAP is no more. */
const ends: [string, Reply][] = [
  ['404 with a page', { status: 404, body: html }],
  ['410 with nothing', { status: 410 }],
  ['404 with a fault', { status: 404, body: plain('No endpoint is listening.') }],
  ['a fault that says so', { status: 500, body: plain('The SOAP API was retired on January 31, 2027. Use REST.') }],
  [
    'an error of the version',
    {
      status: 500,
      body: operationFault(
        '<OperationError><Code>303</Code><ErrorCode>ApiVersionNoLongerSupported</ErrorCode></OperationError>',
      ),
    },
  ],
  [
    'an error that says so',
    { status: 500, body: gatewayFault(204, 'OperationNotSupported', 'This SOAP endpoint is no longer available.') },
  ],
];

describe.each(ends)('SOAP ends under auto with %s', (_, gone) => {
  test('the call goes on over REST, and so do all that follow; it is said once', async () => {
    const { url, heard } = await aServiceOfBoth(gone, rest);
    const { connection, told } = await connected(url);
    expect(await connection.call('GetUetTagsByIds', read)).toMatchObject({ uetTags: [{ id: '1' }] });
    await connection.call('GetUetTagsByIds', read);
    expect(heard.map(overSoap)).toEqual([true, false, false]);
    expect(told).toEqual([{ kind: 'changed', message: 'the SOAP API is gone: going on over REST' }]);
  });

  test('an add is carried out once', async () => {
    const { url, heard } = await aServiceOfBoth(gone, rest);
    const { connection } = await connected(url, { maxRetries: 3 });
    expect(await connection.call('AddUetTags', add)).toMatchObject({ uetTags: [{ id: '1' }] });
    expect(heard.map(overSoap)).toEqual([true, false]);
  });

  test('with soap set, it is an error and nothing else is tried', async () => {
    const { url, heard } = await aServiceOfBoth(gone, rest);
    const { connection, told } = await connected(url, { transport: 'soap', maxRetries: 3 });
    await expect(connection.call('GetUetTagsByIds', read)).rejects.toMatchObject({ name: 'BingctlError' });
    expect(heard.map(overSoap)).toEqual([true]);
    expect(told).toEqual([]);
  });
});

describe('what is not the end of SOAP', () => {
  test.each<[string, Reply]>([
    ['a service that is down', { status: 503, body: html }],
    ['a refusal', { body: operationFault('<OperationError><Code>5308</Code></OperationError>') }],
    ['a refused sign-in', { status: 401 }],
    ['a forbidding proxy', { status: 403, body: html }],
    ['a fault about something else', { status: 500, body: plain('The tag is no longer available.') }],
  ])('%s', async (_, reply) => {
    const { url, heard } = await aServiceOfBoth(reply, rest);
    const { connection, told } = await connected(url);
    await expect(connection.call('GetUetTagsByIds', read)).rejects.toMatchObject({ name: 'BingctlError' });
    expect(heard.every(overSoap)).toBe(true);
    expect(told).toEqual([]);
  });

  test('an address where nothing is: the error is that of the first, and SOAP is asked again', async () => {
    const { url, heard } = await aServiceOfBoth({ status: 404, body: html }, { status: 404 });
    const { connection, told } = await connected(url);
    for (const _ of [1, 2]) {
      await expect(connection.call('GetUetTagsByIds', read)).rejects.toMatchObject({
        kind: 'unreachable',
        message: expect.stringContaining('an HTML page ("Not Found")'),
        hint: expect.stringContaining('base URL'),
      });
    }
    expect(heard.map(overSoap)).toEqual([true, false, true, false]);
    expect(told).toEqual([]);
  });
});

describe('after the change', () => {
  test('REST is tried again as any call is', async () => {
    const replies = [{ status: 429, body: gatewayFaultJson(117, 'CallRateExceeded', 'Slow down.') }, rest];
    const { url, heard } = await aService((response, each) => {
      const { status = 200, body } = overSoap(each) ? { status: 410 } : (replies.shift() ?? {});
      response.writeHead(status).end(body);
    });
    const { connection, told } = await connected(url, { maxRetries: 2 });
    expect(await connection.call('AddUetTags', add)).toMatchObject({ uetTags: [{ id: '1' }] });
    expect(heard.map(overSoap)).toEqual([true, false, false]);
    expect(told.map(({ kind }) => kind)).toEqual(['changed', 'waiting']);
  });

  test('an add whose answer over REST was lost is not sent again', async () => {
    const { url, heard } = await aService((response, each) => {
      if (overSoap(each)) response.writeHead(410).end();
      else response.destroy();
    });
    const { connection } = await connected(url, { maxRetries: 3 });
    await expect(connection.call('AddUetTags', add)).rejects.toBeInstanceOf(LostAnswer);
    expect(heard.map(overSoap)).toEqual([true, false]);
  });

  test('an add whose answer over SOAP was lost is not tried over REST', async () => {
    const { url, heard } = await aService((response) => response.destroy());
    const { connection } = await connected(url, { maxRetries: 3 });
    await expect(connection.call('AddUetTags', add)).rejects.toBeInstanceOf(LostAnswer);
    expect(heard.map(overSoap)).toEqual([true]);
  });

  test('many calls at once change together, and it is said once', async () => {
    const { url } = await aServiceOfBoth({ status: 410 }, rest);
    const { connection, told } = await connected(url);
    const answers = await Promise.all(Array.from({ length: 8 }, () => connection.call('GetUetTagsByIds', read)));
    expect(answers.every(({ uetTags }) => uetTags[0]?.id === '1')).toBe(true);
    expect(told).toHaveLength(1);
  });
});
