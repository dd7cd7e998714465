import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../src/clock.js';
import { type Awaiting, awaitAnswer } from '../../src/sign-in/await-answer.js';
import { quickClock } from '../kit/bingctl.js';

const state = 'state-of-ours';
const never = new AbortController().signal;

async function awaiting(
  options: Partial<Parameters<typeof awaitAnswer>[0]> = {},
): Promise<Awaiting & { port: number }> {
  const made = await awaitAnswer({ port: 0, clock: systemClock, signal: never, ...options });
  onTestFinished(() => made.close());
  return { ...made, port: Number(new URL(made.redirect).port) };
}

const visit = (port: number, path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}${path}`, init);

test('the redirect is as applications register it, with a port', async () => {
  const { redirect } = await awaiting();
  expect(redirect).toMatch(/^http:\/\/localhost:\d+$/);
});

test.each(['127.0.0.1', '[::1]', 'localhost'])('a browser that finds localhost at %s is heard', async (host) => {
  const { answer, port } = await awaiting();
  const [answered, response] = await Promise.all([
    answer(state, 60_000),
    fetch(`http://${host}:${port}/?code=abc&state=${state}`),
  ]);
  expect([answered.get('code'), response.status]).toEqual(['abc', 200]);
});

describe('what is no answer to this sign-in', () => {
  test.each([
    ['another path', '/favicon.ico', 404, undefined],
    ['a path beneath', `/callback?code=abc&state=${state}`, 404, undefined],
    ['another method', `/?code=abc&state=${state}`, 404, { method: 'POST' }],
    ['a method that asks for the head alone', `/?code=abc&state=${state}`, 404, { method: 'HEAD' }],
    ['no query', '/', 400, undefined],
    ['another state', '/?code=abc&state=other', 400, undefined],
    ['no state', '/?code=abc', 400, undefined],
    ['two states', `/?code=abc&state=${state}&state=other`, 400, undefined],
    ['neither a code nor an error', `/?state=${state}`, 400, undefined],
  ])('%s is turned away, and ours is still awaited', async (_, path, status, init) => {
    const { answer, port } = await awaiting();
    const answered = answer(state, 60_000);
    const { status: got } = await visit(port, path, init);
    await visit(port, `/?code=ours&state=${state}`);
    expect([got, (await answered).get('code')]).toEqual([status, 'ours']);
  });

  test('an answer that comes before anything was asked', async () => {
    const { answer, port } = await awaiting();
    expect((await visit(port, '/?code=abc&state=null')).status).toBe(400);
    const answered = answer(state, 60_000);
    await visit(port, `/?code=ours&state=${state}`);
    expect((await answered).get('code')).toBe('ours');
  });
});

describe('the page', () => {
  test('is plain, loads nothing and is kept nowhere', async () => {
    const { answer, port } = await awaiting();
    const [, response] = await Promise.all([answer(state, 60_000), visit(port, `/?code=abc&state=${state}`)]);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      connection: 'close',
    });
    expect(await response.text()).toMatchInlineSnapshot(`
      "<!doctype html>
      <html lang="en"><head><meta charset="utf-8">
      <title>You can close this window</title>
      </head><body><h1>You can close this window</h1><p>bingctl goes on in the terminal.</p></body></html>
      "
    `);
  });

  test('repeats nothing of what came', async () => {
    const { answer, port } = await awaiting();
    const path = `/?error=%3Cscript%3E&error_description=%3Cimg%20src%3Dx%3E&state=${state}`;
    const [, response] = await Promise.all([answer(state, 60_000), visit(port, path)]);
    const text = await response.text();
    expect([response.status, /script|img/.test(text), text.includes('refused')]).toEqual([200, false, true]);
  });
});

describe('it listens no longer', () => {
  const refused = (port: number) =>
    visit(port, '/').then(
      () => 'answered',
      (error) => error.cause.code,
    );

  test('once it was answered: a second answer finds nobody', async () => {
    const { answer, port } = await awaiting();
    await Promise.all([answer(state, 60_000), visit(port, `/?code=abc&state=${state}`)]);
    expect(await refused(port)).toBe('ECONNREFUSED');
  });

  test('when nobody comes in time', async () => {
    const { answer, port } = await awaiting({ clock: quickClock() });
    await expect(answer(state, 300_000)).rejects.toMatchObject({
      kind: 'signedOut',
      message: 'nobody signed in within 5m',
      hint: 'if the browser is on another machine, sign in with --no-browser',
    });
    expect(await refused(port)).toBe('ECONNREFUSED');
  });

  test('after Ctrl-C', async () => {
    const stop = new AbortController();
    const { answer, port } = await awaiting({ signal: stop.signal });
    const answered = answer(state, 60_000);
    stop.abort();
    await expect(answered).rejects.toMatchObject({ kind: 'interrupted' });
    expect(await refused(port)).toBe('ECONNREFUSED');
  });

  test('nor holds a connection that says nothing', async () => {
    const { answer, port } = await awaiting();
    const silent = connect(port, '127.0.0.1');
    const closed = new Promise((done) => silent.once('close', done).once('error', () => {}));
    await new Promise((done) => silent.once('connect', done));
    await Promise.all([answer(state, 60_000), visit(port, `/?code=abc&state=${state}`)]);
    await closed;
  });
});

describe('the port', () => {
  let other: Server | undefined;
  afterEach(() => other?.close());
  const taken = async (host: string) => {
    const server = createServer();
    other = server;
    await new Promise<void>((done) => server.listen({ host, port: 0 }, done));
    return (server.address() as AddressInfo).port;
  };

  test.each(['127.0.0.1', '::1'])('that another program has at %s is refused', async (host) => {
    const port = await taken(host);
    await expect(awaiting({ port })).rejects.toMatchObject({
      kind: 'usage',
      message: `--port ${port}: cannot listen there: another program has it`,
    });
  });

  test('can be named', async () => {
    const port = await taken('127.0.0.1');
    await new Promise((done) => other?.close(done));
    other = undefined;
    expect((await awaiting({ port })).redirect).toBe(`http://localhost:${port}`);
  });
});
