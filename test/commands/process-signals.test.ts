import { describe, expect, onTestFinished, test } from 'vitest';
import { startEmulator } from '../../src/emulator/server.js';
import { anAccount } from '../kit/account.js';
import { home, start } from './process.js';

/** A service on which calls of one operation take their time, and when the first of them has arrived. */
async function slow(operation: string, ms: number) {
  let arrived = () => {};
  const called = new Promise<void>((done) => {
    arrived = done;
  });
  const emulator = await startEmulator({
    state: { memory: anAccount({ tags: [{ name: 'shop' }] }) },
    faults: [`latency:${operation},ms=${ms}`],
  });
  onTestFinished(() => emulator.close());
  const look = setInterval(() => {
    if (emulator.requests.some((request) => request.operation === operation)) arrived();
  }, 5);
  onTestFinished(() => clearInterval(look));
  return { emulator, called, env: home({ BINGCTL_BASE_URL: emulator.url }) };
}

async function tagsOf(url: string): Promise<string[]> {
  const state = (await (await fetch(`${url}/_emulator/state`)).json()) as ReturnType<typeof anAccount>;
  return Object.values(state.customers).flatMap(({ tags }) => tags.map(({ name }) => name));
}

const stopping = 'Stopping when the call in flight is answered. Once more stops at once.';

describe('a signal', () => {
  test.each<[NodeJS.Signals, number]>([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])('%s during a write lets the call in flight finish, reports it and leaves with %i', async (signal, code) => {
    const { emulator, called, env } = await slow('AddUetTags', 400);
    const { kill, ended } = start('tags create --name blog -o id', env);
    await called;
    kill(signal);
    expect(await ended).toEqual({ code, signal: null, stdout: '7000001\n', stderr: `${stopping}\n` });
    expect(await tagsOf(emulator.url)).toEqual(['shop', 'blog']);
  });

  test('a second one stops at once and says what is unknown', async () => {
    const { called, env } = await slow('AddUetTags', 20_000);
    const { kill, ended, says } = start('tags create --name blog --json', env);
    await called;
    kill('SIGINT');
    // Signals that arrive together come in no order, and those of one kind are one.
    await says(/Stopping/);
    kill('SIGINT');
    const { code, stdout, stderr } = await ended;
    const { error } = JSON.parse(stderr.trimEnd().split('\n').at(-1) ?? '');
    expect({
      code,
      stdout,
      items: error.items.map((item: { name: string; outcome: string }) => [item.name, item.outcome]),
    }).toEqual({
      code: 130,
      stdout: '',
      items: [['blog', 'unknown']],
    });
  });

  test('SIGHUP comes more than once from a terminal that goes away, and hurries nothing', async () => {
    const { emulator, called, env } = await slow('AddUetTags', 400);
    const { kill, ended, says } = start('tags create --name blog -o id', env);
    await called;
    kill('SIGHUP');
    await says(/Stopping/);
    kill('SIGHUP');
    expect(await ended).toEqual({ code: 129, signal: null, stdout: '7000001\n', stderr: `${stopping}\n` });
    expect(await tagsOf(emulator.url)).toEqual(['shop', 'blog']);
  });

  test.each<[NodeJS.Signals, number, string]>([
    ['SIGINT', 130, 'interrupted'],
    ['SIGTERM', 143, 'terminated'],
    ['SIGHUP', 129, 'hungUp'],
  ])('%s during a read stops it at once', async (signal, code, kind) => {
    const { called, env } = await slow('GetUetTagsByIds', 20_000);
    const { kill, ended } = start('tags list --json', env);
    await called;
    kill(signal);
    const { code: exit, stdout, stderr } = await ended;
    expect({ exit, stdout, kind: JSON.parse(stderr).error.kind }).toEqual({ exit: code, stdout: '', kind });
  });
});
