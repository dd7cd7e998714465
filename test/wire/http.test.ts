import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type HttpClientOptions, HttpFailure, type HttpRequest, httpClient } from '../../src/transports/http.js';
import { aDeadPort, aService, aSocketServer } from './service.js';

const text = 'größe 🎯 '.repeat(50);

function client(options: Partial<HttpClientOptions> = {}) {
  const http = httpClient({ env: {}, ...options });
  onTestFinished(() => http.close());
  return http;
}

function post(url: URL | string, more: Partial<HttpRequest> = {}): HttpRequest {
  return { method: 'POST', url: new URL(url), headers: {}, body: 'ask', timeoutMs: 2000, ...more };
}

async function failure(attempt: Promise<unknown>): Promise<HttpFailure> {
  const error = await attempt.then(
    () => expect.unreachable('it was answered'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(HttpFailure);
  return error as HttpFailure;
}

test('sends method, path, headers and body, and keeps the connection', async () => {
  const { url, heard } = await aService({ body: text });
  const http = client();
  const request = post(new URL('/a/b?c=d', url), { headers: { 'X-One': '1' }, body: text });
  expect(await http.send(request)).toMatchObject({ status: 200, body: text });
  expect(heard[0]).toMatchObject({ method: 'POST', path: '/a/b?c=d', body: text, headers: { 'x-one': '1' } });
  expect(heard[0]?.headers['content-length']).toBe(String(Buffer.byteLength(text)));
  expect(heard[0]?.headers.connection).toBe('keep-alive');
});

test('a GET has no body, and no length of one', async () => {
  const { url, heard } = await aService({ body: 'x' });
  await client().send({ method: 'GET', url, headers: {}, timeoutMs: 2000 });
  expect(heard[0]).toMatchObject({ method: 'GET', body: '' });
  expect(heard[0]?.headers).not.toHaveProperty('content-length');
});

test('a time limit of weeks is one', async () => {
  const { url } = await aService((response) => setTimeout(() => response.end('x'), 50));
  expect(await client().send(post(url, { timeoutMs: 40 * 24 * 3600_000 }))).toMatchObject({ body: 'x' });
});

test('uses one connection for calls in a row', async () => {
  const ports = new Set<number | undefined>();
  const { url } = await aService((response) => {
    ports.add(response.socket?.remotePort);
    response.end('x');
  });
  const http = client();
  for (let i = 0; i < 3; i += 1) await http.send(post(url));
  expect(ports.size).toBe(1);
});

test.each([
  ['gzip', gzipSync],
  ['x-gzip', gzipSync],
  ['deflate', deflateSync],
  ['deflate', deflateRawSync],
  ['br', brotliCompressSync],
  ['identity', (whole: Buffer) => whole],
])('reads an answer in %s (%o)', async (encoding, compress) => {
  const { url } = await aService({ headers: { 'Content-Encoding': encoding }, body: compress(Buffer.from(text)) });
  expect(await client().send(post(url))).toMatchObject({ body: text });
});

test('an answer in pieces of one byte is whole, and a byte order mark is no text', async () => {
  const bytes = Buffer.from(`\ufeff${text}`);
  const { url } = await aService(async (response) => {
    for (const byte of bytes) response.write(Buffer.of(byte));
    response.end();
  });
  expect((await client().send(post(url))).body).toBe(text);
});

test.each([
  ['plain', {}, Buffer.alloc(2000)],
  ['unfolding from 30 bytes', { 'Content-Encoding': 'gzip' }, gzipSync(Buffer.alloc(2000))],
])('refuses an answer that is too large: %s', async (_, headers, body) => {
  const { url } = await aService({ headers, body });
  const failed = await failure(client({ maxAnswerBytes: 1000 }).send(post(url)));
  expect(failed).toMatchObject({ reason: 'unreadable', sent: 'maybe' });
  expect(failed.message).toContain('it is larger than 1000 bytes');
});

test.each([
  ['broken compression', { 'Content-Encoding': 'gzip' }, 'no gzip'],
  ['cut-off compression', { 'Content-Encoding': 'gzip' }, gzipSync(text).subarray(0, 20)],
  ['unknown compression', { 'Content-Encoding': 'zstd' }, 'x'],
])('refuses %s', async (_, headers, body) => {
  const { url } = await aService({ headers, body });
  expect(await failure(client().send(post(url)))).toMatchObject({ reason: 'unreadable', sent: 'maybe' });
});

test.each([300, 301, 302, 303, 307, 308])(
  'HTTP %i is not followed, and nothing is told to the target',
  async (status) => {
    const other = await aService({ body: 'stolen' });
    const { url } = await aService({ status, headers: { Location: new URL('/elsewhere', other.url).href } });
    const failed = await failure(client().send(post(url, { headers: { Authorization: 'Bearer secret' } })));
    expect(failed).toMatchObject({ reason: 'redirect' });
    expect(failed.message).toContain(other.url.host);
    expect(other.heard).toEqual([]);
  },
);

describe('says whether the request may have arrived', () => {
  test('nobody listens: no', async () => {
    const failed = await failure(client().send(post(`http://127.0.0.1:${await aDeadPort()}`)));
    expect(failed).toMatchObject({ reason: 'connect', sent: 'no' });
    expect(failed.message).toContain('ECONNREFUSED');
  });

  test('no such host: no', async () => {
    const failed = await failure(client().send(post('https://nowhere.invalid', { timeoutMs: 20_000 })));
    expect(failed).toMatchObject({ reason: 'connect', sent: 'no' });
  });

  test('no TLS at the other end: no', async () => {
    const { url } = await aService({ body: 'plain' });
    expect(await failure(client().send(post(`https://${url.host}`)))).toMatchObject({ reason: 'tls', sent: 'no' });
  });

  test('TLS that is never agreed on: no', async () => {
    const port = await aSocketServer(() => {});
    const failed = await failure(client().send(post(`https://127.0.0.1:${port}`, { timeoutMs: 200 })));
    expect(failed).toMatchObject({ reason: 'timeout', sent: 'no' });
  });

  test('broken off before an answer: maybe', async () => {
    const port = await aSocketServer((socket) => socket.once('data', () => socket.resetAndDestroy()));
    const failed = await failure(client().send(post(`http://127.0.0.1:${port}`)));
    expect(failed).toMatchObject({ reason: 'lost', sent: 'maybe' });
  });

  test.each([
    ['in the headers', 'HTTP/1.1 200 OK\r\nContent-'],
    ['in the body', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf'],
    ['in a chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nhalf'],
  ])('broken off %s: maybe', async (_, start) => {
    const port = await aSocketServer((socket) => socket.once('data', () => socket.end(start)));
    const failed = await failure(client().send(post(`http://127.0.0.1:${port}`)));
    expect(failed).toMatchObject({ reason: 'lost', sent: 'maybe' });
  });

  test('a kept connection that dies with the next request on it: maybe', async () => {
    let connections = 0;
    const port = await aSocketServer((socket) => {
      connections += 1;
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
        socket.once('data', () => socket.resetAndDestroy());
      });
    });
    const http = client();
    await http.send(post(`http://127.0.0.1:${port}`));
    const failed = await failure(http.send(post(`http://127.0.0.1:${port}`)));
    expect(failed).toMatchObject({ reason: 'lost', sent: 'maybe' });
    expect(connections).toBe(1);
  });

  test.each([
    ['never answers', () => {}],
    ['answers and then says nothing more', (response: { write(text: string): void }) => response.write('half')],
    [
      'drips',
      (response: { write(text: string): void }) => {
        const timer = setInterval(() => response.write('.'), 20);
        onTestFinished(() => clearInterval(timer));
      },
    ],
  ])('a service that %s runs into the time limit: maybe', async (_, reply) => {
    const { url } = await aService(reply);
    const failed = await failure(client().send(post(url, { timeoutMs: 150 })));
    expect(failed).toMatchObject({ reason: 'timeout', sent: 'maybe' });
    expect(failed.message).toContain('0.15 s');
  });

  test('aborted under way: maybe; before: no', async () => {
    const aborting = new AbortController();
    const { url, heard } = await aService(() => aborting.abort());
    const { signal } = aborting;
    expect(await failure(client().send(post(url, { signal })))).toMatchObject({ reason: 'aborted', sent: 'maybe' });
    expect(await failure(client().send(post(url, { signal })))).toMatchObject({ reason: 'aborted', sent: 'no' });
    expect(heard).toHaveLength(1);
  });
});
