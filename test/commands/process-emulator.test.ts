import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parseState } from '../../src/emulator/state-check.js';
import { home, type Running, run, start } from './process.js';
import { inTerminal } from './pty.js';

const listening = /^listening on (http:\/\/127\.0\.0\.1:(\d+))\n/;

/** A running `emulator start` and where it listens. */
async function emulator(flags = '', env = home()): Promise<Running & { url: string; port: number }> {
  const running = start(`emulator start ${flags}`, env);
  const [, url = '', port] = await running.says(listening);
  return { ...running, url, port: Number(port) };
}

const stateOf = (env: ReturnType<typeof home>) =>
  parseState(readFileSync(join(env.BINGCTL_STATE_DIR ?? '', 'emulator.json'), 'utf8'));
const namesIn = (env: ReturnType<typeof home>) =>
  Object.values(stateOf(env).customers).flatMap(({ tags }) => tags.map(({ name }) => name));

describe('emulator start', () => {
  test.each<[NodeJS.Signals, number]>([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])('says where it listens, and stops at %s with %i', async (signal, code) => {
    const { kill, ended, url, says } = await emulator();
    await says(/Ctrl-C stops it/);
    kill(signal);
    expect(await ended).toMatchObject({ code, signal: null, stdout: `listening on ${url}\n` });
  });

  test('stops with the terminal that it was started in', async () => {
    const terminal = inTerminal('emulator start --state memory');
    await terminal.says(/Ctrl-C stops it/);
    terminal.close();
    expect((await terminal.ended).code).toBe(129);
  });

  test('stops though a client keeps its connection', async () => {
    const { kill, ended, url } = await emulator('--state memory');
    await (await fetch(`${url}/_emulator/state`)).text();
    kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 143 });
  });

  test('serves other programs, on the port that was asked for', async () => {
    const first = await emulator('--state memory');
    first.kill('SIGTERM');
    await first.ended;
    const { url } = await emulator(`--state memory --port ${first.port}`);
    expect(url).toBe(first.url);
    const made = await run(`tags create --name shop -o id --base-url ${url}`);
    expect(await run(`tags list -o id --base-url ${url}`)).toEqual({ ...made, code: 0, stderr: '' });
  });

  test('a port that is taken is named', async () => {
    const server = createServer();
    onTestFinished(() => void server.close());
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const port = (server.address() as { port: number }).port;
    expect(await run(`emulator start --state memory --port ${port}`)).toEqual({
      code: 1,
      signal: null,
      stdout: '',
      stderr: `error: cannot listen on port ${port} of 127.0.0.1: it is in use\n`,
    });
  });

  test('two of them on one state see what the other does', async () => {
    const env = home();
    const [one, two] = await Promise.all([emulator('', env), emulator('', env)]);
    const made = await run(`tags create --name shop -o id --base-url ${one.url}`);
    expect(await run(`tags list -o id --base-url ${two.url}`)).toMatchObject({ code: 0, stdout: made.stdout });
  });
});

describe('many processes on one state', () => {
  const twenty = Array.from({ length: 20 }, (_, at) => `tag ${String(at + 1).padStart(2, '0')}`);

  test('20 create a tag each at once: none is lost and no id is given twice', async () => {
    const env = home();
    const all = await Promise.all(twenty.map((name) => run(['tags', 'create', '--name', name, '-o', 'id'], env)));
    expect(all.map(({ code }) => code)).toEqual(twenty.map(() => 0));
    expect(new Set(all.map(({ stdout }) => stdout)).size).toBe(20);
    expect(namesIn(env).sort()).toEqual(twenty);
  });

  test('10 create the same tag at once: it is made once', async () => {
    const env = home();
    const all = await Promise.all(
      Array.from({ length: 10 }, () => run('tags create --name shop --if-exists skip -o id', env)),
    );
    const codes = all.map(({ code }) => code);
    // One who looked before it was there and asked after is refused by the service: a name is taken.
    expect(codes.filter((code) => code !== 0 && code !== 1)).toEqual([]);
    expect(codes).toContain(0);
    expect(namesIn(env)).toEqual(['shop']);
  });

  test('killed in the middle, they leave a state that is whole, and the next one goes on', async () => {
    const env = home();
    await run('emulator seed', env);
    const running = twenty.slice(0, 8).map((name) => start(['tags', 'create', '--name', name, '-o', 'id'], env));
    // Whoever is done first shows that the others are on their way.
    await Promise.race(running.map(({ ended }) => ended));
    for (const { kill } of running) kill('SIGKILL');
    const told = await Promise.all(running.map(({ ended }) => ended));
    const saved = namesIn(env);
    const finished = twenty.slice(0, 8).filter((_, at) => told[at]?.code === 0);
    expect(saved).toEqual(expect.arrayContaining(finished));
    expect(new Set(saved).size).toBe(saved.length);
    expect(await run('tags create --name after -o id', env)).toMatchObject({ code: 0 });
    expect(namesIn(env)).toEqual([...saved, 'after']);
  });
});
