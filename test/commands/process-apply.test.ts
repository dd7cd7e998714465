import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startEmulator } from '../../src/emulator/server.js';
import type { LockedIds } from '../../src/plan/lock.js';
import { stateOf } from '../emulator/wire.js';
import { anAccount } from '../kit/account.js';
import { fileText } from '../plan/arbitrary-config.js';
import { home, run, start } from './process.js';
import { inTerminal } from './pty.js';

/* The built program: killed, stopped and asked. */

const count = 150;
const goals = Object.fromEntries(
  Array.from({ length: count }, (_, at) => [
    `goal-${at}`,
    { name: `Goal ${at}`, type: 'pages-viewed', tag: 'shop', minPages: at },
  ]),
);
const many = fileText({ tags: { shop: { name: 'shop' } }, goals });

function folderWith(file: string, env: Record<string, string> = {}) {
  const here = home(env);
  const folder = here.HOME ?? '';
  writeFileSync(join(folder, 'bingctl.yaml'), file);
  const path = join(folder, 'bingctl.lock.json');
  const locked = (): LockedIds =>
    (existsSync(path) && JSON.parse(readFileSync(path, 'utf8')).accounts['local/1001/2001']) || { tags: {}, goals: {} };
  return { env: here, locked };
}

async function slowService(ms: number, file = many) {
  const emulator = await startEmulator({
    state: { memory: anAccount() },
    faults: ['AddUetTags', 'AddConversionGoals'].map((operation) => `latency:${operation},ms=${ms}`),
  });
  onTestFinished(() => emulator.close());
  return {
    ...folderWith(file, { BINGCTL_BASE_URL: emulator.url }),
    async arrived(operation: string, call: number) {
      while (emulator.requests.filter((request) => request.operation === operation).length < call) await sleep(2);
    },
    async account() {
      const { customers } = await stateOf(emulator);
      return customers['1001'] ?? { tags: [], goals: [] };
    },
  };
}

const names = (things: readonly { name: string }[]) => things.map(({ name }) => name).sort();
const wanted = Object.values(goals)
  .map(({ name }) => name)
  .sort();

describe('killed by SIGKILL, an apply is finished by the next one, and nothing is made twice', () => {
  test.each([
    ['AddUetTags', 1, { tags: 1, goals: 0 }],
    ['AddConversionGoals', 2, { tags: 1, goals: count }],
  ])('as %s number %i arrives', async (operation, call, there) => {
    const { env, arrived, account, locked } = await slowService(60);
    const { kill, ended } = start('apply --yes --concurrency 1', env);
    await arrived(operation, call);
    kill('SIGKILL');
    await ended;
    // The service goes on with a call that nobody waits for.
    for (const kind of ['tags', 'goals'] as const) while ((await account())[kind].length < there[kind]) await sleep(2);
    const before = locked();
    expect(await run('apply --yes --concurrency 1', env)).toMatchObject({ code: 0 });
    const { tags, goals } = await account();
    expect([names(tags), names(goals)]).toEqual([['shop'], wanted]);
    expect(locked()).toEqual({
      tags: { shop: tags[0]?.id },
      goals: Object.fromEntries(goals.map(({ id, name }) => [name.toLowerCase().replace(' ', '-'), id])),
    });
    // What the lock knew is what it knows.
    expect(locked().goals).toMatchObject(before.goals);
    expect(Object.keys(before.goals)).toHaveLength(operation === 'AddUetTags' ? 0 : (call - 1) * 100);
  });

  test('again and again, the account with it', async () => {
    const { env, locked } = folderWith(many);
    for (const ms of [250, 400]) {
      const { kill, ended } = start('apply --yes --concurrency 1', env);
      await sleep(ms);
      kill('SIGKILL');
      await ended;
    }
    expect(await run('apply --yes', env)).toMatchObject({ code: 0 });
    const { stdout } = await run('goals list --json', env);
    expect(names(JSON.parse(stdout))).toEqual(wanted);
    expect(Object.keys(locked().goals)).toHaveLength(count);
  });
});

test('Ctrl-C with an answer in flight: it is waited for, kept, and told', async () => {
  const { env, arrived, locked } = await slowService(300);
  const { kill, ended } = start('apply --yes --concurrency 1 -o table', env);
  await arrived('AddConversionGoals', 1);
  kill('SIGINT');
  const { code, stdout, stderr } = await ended;
  expect({ code, locked: Object.keys(locked().goals).length }).toEqual({ code: 130, locked: 100 });
  expect(stderr).toContain('Stopping when the call in flight is answered.');
  expect(stdout).toContain('101 created, 50 not sent.');
});

describe('at a terminal', () => {
  test('that goes away: the answer in flight is waited for and kept, and nothing is written twice', async () => {
    const { env, arrived, account, locked } = await slowService(300);
    const terminal = inTerminal('apply --yes --concurrency 1', env);
    await arrived('AddConversionGoals', 1);
    terminal.close();
    const { code } = await terminal.ended;
    const goals = (await account()).goals;
    expect({ code, goals: goals.length, files: readdirSync(env.HOME ?? '').sort() }).toEqual({
      code: 129,
      goals: 100,
      files: ['bingctl.lock.json', 'bingctl.yaml'],
    });
    expect(Object.values(locked().goals).sort()).toEqual(goals.map(({ id }) => id).sort());
    expect(await run('apply --yes', env)).toMatchObject({ code: 0 });
    expect(names((await account()).goals)).toEqual(wanted);
  });

  const small = fileText({ tags: { shop: { name: 'shop' } }, goals: {} });
  const question = /Make this change in local, account 2001 of customer 1001\? .*\(y\/N\)/s;

  test('the plan is shown, somebody agrees, and a bar shows how far it is', async () => {
    const { env, locked } = await slowService(50, small);
    const terminal = inTerminal('apply', { ...env, NO_COLOR: '1' }, 100);
    await terminal.says(question);
    terminal.type('y\r');
    const { code, raw, screen } = await terminal.ended;
    expect(raw).toContain('Applying');
    expect({ code, screen: screen.join('\n') }).toMatchInlineSnapshot(`
      {
        "code": 0,
        "screen": "local: account 2001 of customer 1001

        + UET tag "shop"

      1 to create.
      ✔ Make this change in local, account 2001 of customer 1001? Yes
      local: account 2001 of customer 1001

        created UET tag "shop" (7000001)

      1 created.",
      }
    `);
    expect(locked().tags).toEqual({ shop: '7000001' });
  });

  test.each([
    ['n\r', 64, 'not confirmed: nothing was done'],
    ['\u0003', 130, 'interrupted'],
  ])('%j is no', async (keys, exit, says) => {
    const { env, locked, account } = await slowService(0, small);
    const terminal = inTerminal('apply', { ...env, NO_COLOR: '1' }, 100);
    await terminal.says(question);
    terminal.type(keys);
    const { code, raw } = await terminal.ended;
    expect({ code, locked: locked(), tags: (await account()).tags }).toEqual({
      code: exit,
      locked: { tags: {}, goals: {} },
      tags: [],
    });
    expect(raw).toContain(says);
  });
});
