import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { parseContract } from '../../src/contract/parse.js';
import { anAccount, aTag } from '../kit/account.js';
import { anEmulator, customerPath, envelope, http, path, post, stopEmulators } from './wire.js';

afterEach(stopEmulators);

const list = envelope('GetUetTagsByIds', '');

describe('who may call', () => {
  test.each([
    ['a foreign host', { host: 'evil.example.com' }],
    ['a name that points here', { host: 'rebind.example.com:PORT' }],
    ['another port', { host: '127.0.0.1:1' }],
    ['no port', { host: '127.0.0.1' }],
    ['a page of another site', { origin: 'https://evil.example.com' }],
    ['a page of this machine', { origin: 'http://127.0.0.1:PORT' }],
    ['a file in a browser', { origin: 'null' }],
  ])('not %s: 403, for the service and for control', async (_, headers) => {
    const emulator = await anEmulator();
    const own = Object.fromEntries(
      Object.entries(headers).map(([k, v]) => [k, v.replace('PORT', String(emulator.port))]),
    );
    expect((await post(emulator, 'GetUetTagsByIds', list, own)).status).toBe(403);
    expect((await http(`${emulator.url}/_emulator/state`, { method: 'DELETE', headers: own })).status).toBe(403);
    expect(emulator.requests).toEqual([]);
  });

  test.each(['localhost', '127.0.0.1', '[::1]', 'LocalHost'])('%s may', async (host) => {
    const emulator = await anEmulator();
    expect((await post(emulator, 'GetUetTagsByIds', list, { host: `${host}:${emulator.port}` })).status).toBe(200);
  });
});

describe('what there is', () => {
  test.each([
    ['GET', '/', 404],
    ['POST', '/Api/Advertiser/CampaignManagement/v12/CampaignManagementService.svc', 404],
    ['GET', path, 404],
    ['GET', `${path}?xsd=xsd0`, 404],
    ['PUT', path, 405],
    ['DELETE', path, 405],
  ])('%s %s: %i', async (method, where, status) => {
    const emulator = await anEmulator();
    expect((await http(emulator.url + where, { method })).status).toBe(status);
  });

  test.each([path, customerPath])('the contract of %s, with this address', async (place) => {
    const emulator = await anEmulator();
    for (const query of ['?wsdl', '?singleWsdl', '?WSDL']) {
      const { text, headers } = await http(emulator.url + place + query);
      expect(headers['content-type']).toBe('text/xml; charset=utf-8');
      expect(parseContract(text).address).toBe(emulator.url + place);
    }
  });
});

describe('bodies', () => {
  test('over 32 MB are refused by their length, and when it turns out', async () => {
    const emulator = await anEmulator();
    expect((await post(emulator, 'AddUetTags', '', { 'content-length': String(33 * 1024 * 1024) })).status).toBe(413);
    const chunked = post(emulator, 'AddUetTags', Buffer.alloc(33 * 1024 * 1024, 0x20), {
      'transfer-encoding': 'chunked',
    });
    const outcome = await chunked.then(({ status }) => status).catch((error: NodeJS.ErrnoException) => error.code);
    // The refusal may arrive while the client is still writing, which then ends in one of these.
    expect([413, 'EPIPE', 'ECONNRESET']).toContain(outcome);
    expect((await post(emulator, 'GetUetTagsByIds', list)).status).toBe(200);
  });

  test('that are compressed are refused', async () => {
    expect((await post(await anEmulator(), 'AddUetTags', 'x', { 'content-encoding': 'gzip' })).status).toBe(415);
  });

  test('answers are compressed for those who ask', async () => {
    const emulator = await anEmulator(anAccount({ tags: [aTag({ name: 'shop' })] }));
    const { headers, body } = await post(emulator, 'GetUetTagsByIds', list, { 'accept-encoding': 'gzip, deflate' });
    expect(headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(body).toString('utf8')).toContain('<Name>shop</Name>');
    expect((await post(emulator, 'GetUetTagsByIds', list)).headers['content-encoding']).toBeUndefined();
  });
});

describe('connections', () => {
  test('serve one call after another', async () => {
    const emulator = await anEmulator();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ports: unknown[] = [];
    for (let call = 0; call < 3; call++) {
      const sent = request(emulator.url + path, {
        agent,
        method: 'POST',
        headers: { 'content-type': 'text/xml', soapaction: 'GetUetTagsByIds' },
      });
      sent.end(list);
      const [response] = (await once(sent, 'response')) as [IncomingMessage];
      ports.push(response.socket.localPort);
      response.resume();
      await once(response, 'end');
    }
    agent.destroy();
    expect(new Set(ports).size).toBe(1);
  });

  test("end when asked, and say so, or PHP's client goes on with one that dies", async () => {
    const { headers } = await post(await anEmulator(), 'GetUetTagsByIds', list, { connection: 'close' });
    expect(headers.connection).toBe('close');
  });

  test('that say nothing do not keep the emulator from closing', async () => {
    const emulator = await anEmulator();
    const socket = connect(emulator.port, '127.0.0.1');
    await once(socket, 'connect');
    await emulator.close();
    await once(socket, 'close');
  });
});

test('closing ends calls that wait for a latency, at once and without a trace', async () => {
  const lines: string[] = [];
  const emulator = await anEmulator(anAccount(), { faults: ['latency,ms=60000'], log: (line) => lines.push(line) });
  const outcome = post(emulator, 'GetUetTagsByIds', list).catch((error: NodeJS.ErrnoException) => error.code);
  await expect.poll(() => emulator.requests.length).toBe(1);
  await emulator.close();
  expect([await outcome, lines]).toEqual(['ECONNRESET', []]);
});

test('a port that is taken is an error that names it', async () => {
  const { port } = await anEmulator();
  await expect(anEmulator(anAccount(), { port })).rejects.toMatchObject({
    kind: 'refused',
    message: `cannot listen on port ${port} of 127.0.0.1: it is in use`,
  });
});

test('requests are kept in order, bodies as they came', async () => {
  const emulator = await anEmulator();
  await post(emulator, 'GetUetTagsByIds', list);
  await post(emulator, 'AddUetTags', 'nonsense');
  expect(emulator.requests).toEqual([
    { number: 1, transport: 'soap', operation: 'GetUetTagsByIds', body: list, status: 200 },
    { number: 2, transport: 'soap', operation: 'AddUetTags', body: 'nonsense', status: 500 },
  ]);
});

test('the log gets a line a call, and no credential', async () => {
  const lines: string[] = [];
  const emulator = await anEmulator(anAccount(), { log: (line) => lines.push(line), faults: ['status:AddUetTags'] });
  await post(emulator, 'GetUetTagsByIds', envelope('GetUetTagsByIds', '', { token: 'secret' }));
  await post(emulator, 'AddUetTags', '');
  expect(lines).toEqual(['GetUetTagsByIds 200', 'AddUetTags 503 (status)']);
});
