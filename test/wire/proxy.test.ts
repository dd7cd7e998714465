import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { httpClient } from '../../src/transports/http.js';
import { proxyFor } from '../../src/transports/proxy.js';
import { aDeadPort, aService, listen } from './service.js';

describe('the environment names the proxy', () => {
  test.each<[string, Record<string, string>, string | null]>([
    ['https://service.test', {}, null],
    ['https://service.test', { HTTPS_PROXY: 'http://proxy.test:8080' }, 'http://proxy.test:8080/'],
    [
      'https://service.test',
      { https_proxy: 'http://small.test', HTTPS_PROXY: 'http://big.test' },
      'http://small.test/',
    ],
    ['https://service.test', { ALL_PROXY: 'http://proxy.test:1' }, 'http://proxy.test:1/'],
    ['https://service.test', { HTTP_PROXY: 'http://proxy.test:1' }, null],
    ['https://service.test', { HTTPS_PROXY: 'proxy.test:8080' }, 'http://proxy.test:8080/'],
    ['https://service.test', { HTTPS_PROXY: 'https://proxy.test' }, 'https://proxy.test/'],
    ['https://service.test', { HTTPS_PROXY: '' }, null],
    ['https://service.test', { HTTPS_PROXY: 'http://p.test', NO_PROXY: '*' }, null],
    ['https://service.test', { HTTPS_PROXY: 'http://p.test', NO_PROXY: 'other.test, service.test' }, null],
    ['https://a.service.test', { HTTPS_PROXY: 'http://p.test', NO_PROXY: 'service.test' }, null],
    ['https://a.service.test', { HTTPS_PROXY: 'http://p.test', no_proxy: '.SERVICE.test' }, null],
    ['https://a.service.test', { HTTPS_PROXY: 'http://p.test', NO_PROXY: '*.service.test' }, null],
    ['https://notservice.test', { HTTPS_PROXY: 'http://p.test', NO_PROXY: 'service.test' }, 'http://p.test/'],
    ['https://service.test', { HTTPS_PROXY: 'http://p.test', NO_PROXY: 'service.test:443' }, null],
    ['https://service.test:8443', { HTTPS_PROXY: 'http://p.test', NO_PROXY: 'service.test:443' }, 'http://p.test/'],
    ['https://127.0.0.1', { HTTPS_PROXY: 'http://p.test', NO_PROXY: '' }, null],
    ['http://127.5.0.1:80', { HTTP_PROXY: 'http://p.test', ALL_PROXY: 'http://p.test' }, null],
    ['http://localhost', { HTTP_PROXY: 'http://p.test' }, null],
    ['http://[::1]', { HTTP_PROXY: 'http://p.test' }, null],
  ])('%s with %o goes through %s', (url, env, proxy) => {
    expect(proxyFor(new URL(url), env)?.href ?? null).toBe(proxy);
  });

  test.each(['socks5://user:secret@p.test', 'http://', 'http://user:secret@'])('%s is no HTTP proxy', (value) => {
    const look = () => proxyFor(new URL('https://service.test'), { HTTPS_PROXY: value });
    expect(look).toThrow(expect.objectContaining({ kind: 'usage', message: expect.stringContaining('HTTPS_PROXY') }));
    expect(look).not.toThrow(/secret/);
  });
});

test('a call to loopback reaches the service, whatever the environment says', async () => {
  const proxy = await aService({ status: 502 });
  const service = await aService({ body: 'direct' });
  const env = { HTTP_PROXY: proxy.url.href, HTTPS_PROXY: proxy.url.href, ALL_PROXY: proxy.url.href };
  const http = httpClient({ env });
  onTestFinished(() => http.close());
  const request = { method: 'GET' as const, url: service.url, headers: {}, timeoutMs: 2000 };
  expect(await http.send(request)).toMatchObject({ body: 'direct' });
  expect(proxy.heard).toEqual([]);
});

describe('through a proxy', () => {
  const request = {
    method: 'POST' as const,
    url: new URL('https://service.test'),
    headers: { Authorization: 'Bearer top-secret' },
    body: 'ask',
    timeoutMs: 3000,
  };

  // The certificate in tls/ is nobody's: checking is switched off where a call is to succeed.
  let checking: string | undefined;
  beforeEach(() => {
    checking = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
  });
  afterEach(() => {
    if (checking === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    else process.env.NODE_TLS_REJECT_UNAUTHORIZED = checking;
  });

  async function aProxy(answer: (request: IncomingMessage, socket: Socket) => void) {
    const asked: { target: string | undefined; authorization: string | undefined }[] = [];
    let passed = '';
    const server = createServer((_, response) => response.end()).on('connect', (incoming, socket: Socket) => {
      asked.push({ target: incoming.url, authorization: incoming.headers['proxy-authorization'] });
      socket.on('data', (chunk: Buffer) => (passed += chunk.toString('latin1')));
      answer(incoming, socket);
    });
    const port = await listen(server);
    const http = httpClient({ env: { HTTPS_PROXY: `http://user:pa%24s@127.0.0.1:${port}` } });
    onTestFinished(() => http.close());
    return { http, asked, passed: () => passed };
  }

  async function aTlsService(): Promise<number> {
    const file = (name: string) => readFileSync(new URL(`./tls/${name}.pem`, import.meta.url));
    const server = createTlsServer({ key: file('key'), cert: file('cert') }, (incoming, response) => {
      response.end(`heard ${incoming.headers.authorization}`);
    });
    return await listen(server);
  }

  function tunnel(port: number) {
    return (_: IncomingMessage, socket: Socket) => {
      const onward = connect(port, '127.0.0.1', () => socket.write('HTTP/1.1 200 Connection established\r\n\r\n'));
      onward.on('error', () => socket.destroy());
      socket.pipe(onward).pipe(socket);
    };
  }

  test('the service hears the request, the proxy only where to', async () => {
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    const { http, asked, passed } = await aProxy(tunnel(await aTlsService()));
    expect(await http.send(request)).toMatchObject({ status: 200, body: 'heard Bearer top-secret' });
    const authorization = `Basic ${Buffer.from('user:pa$s').toString('base64')}`;
    expect(asked).toEqual([{ target: 'service.test:443', authorization }]);
    expect(passed()).not.toContain('top-secret');
  });

  test('a certificate that is not trusted ends the call before anything is sent', async () => {
    const { http } = await aProxy(tunnel(await aTlsService()));
    await expect(http.send(request)).rejects.toMatchObject({ reason: 'tls', sent: 'no' });
  });

  test.each([403, 407, 502])('a proxy that refuses with HTTP %i has not sent it', async (status) => {
    const { http, passed } = await aProxy((_, socket) =>
      socket.end(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\n\r\n`),
    );
    const failed = await http.send(request).catch((error: unknown) => error);
    expect(failed).toMatchObject({ reason: 'proxy', sent: 'no', message: expect.stringContaining(`HTTP ${status}`) });
    expect(passed()).toBe('');
  });

  test('a proxy that is not there is named, without its password', async () => {
    const port = await aDeadPort();
    const http = httpClient({ env: { HTTPS_PROXY: `http://user:secret@127.0.0.1:${port}` } });
    await expect(http.send(request)).rejects.toMatchObject({
      reason: 'connect',
      sent: 'no',
      message: `cannot connect to service.test through the proxy 127.0.0.1:${port} (ECONNREFUSED)`,
    });
  });

  test('a proxy that never answers runs into the time limit', async () => {
    const { http } = await aProxy(() => {});
    await expect(http.send({ ...request, timeoutMs: 150 })).rejects.toMatchObject({ reason: 'timeout', sent: 'no' });
  });
});
