import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { resetState, seedState } from '../../src/emulator/seed.js';
import { startEmulator } from '../../src/emulator/server.js';
import { emptyState } from '../../src/emulator/state.js';
import { parseState } from '../../src/emulator/state-check.js';
import { newFolder, programOf, start } from '../files/bundle.js';
import { anAccount, aTag, aUrlGoal } from '../kit/account.js';
import { faces, transports } from './faces.js';
import { anEmulator, call, control, stateOf, stopEmulators, tagXml } from './wire.js';

afterEach(stopEmulators);

const named = (...names: string[]) =>
  `<UetTags>${names.map((name) => tagXml(`<Name>${name}</Name>`)).join('')}</UetTags>`;
const file = () => join(newFolder(), 'folder', 'emulator.json');
const onFile = (path: string) => anEmulator(undefined, { state: { file: path } });

describe('a state in a file', () => {
  test('is made when there is none, and survives a restart', async () => {
    const path = file();
    const first = await onFile(path);
    await call(first, 'AddUetTags', named('shop'));
    const before = await stateOf(first);
    await first.close();
    expect(await stateOf(await onFile(path))).toEqual(before);
    expect(parseState(readFileSync(path, 'utf8'))).toEqual(before);
  });

  test('is not written by calls that read', async () => {
    const path = file();
    const emulator = await onFile(path);
    const before = statSync(path);
    await call(emulator, 'GetUetTagsByIds', '');
    await call(emulator, 'AddUetTags', '');
    const after = statSync(path);
    expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
  });

  test('is shared by emulators: each sees what the other did', async () => {
    const path = file();
    const [one, other] = [await onFile(path), await onFile(path)];
    await call(one, 'AddUetTags', named('shop'));
    expect((await call(other, 'AddUetTags', named('SHOP'))).refusals).toEqual([[0, 5303]]);
  });

  test('gives no id twice, nor loses a tag, to many calls at once', async () => {
    const path = file();
    const emulators = [await onFile(path), await onFile(path)];
    await Promise.all(
      Array.from({ length: 30 }, (_, i) =>
        call(emulators[i % 2] as (typeof emulators)[0], 'AddUetTags', named(`n${i}`)),
      ),
    );
    const tags = parseState(readFileSync(path, 'utf8')).customers['1001']?.tags ?? [];
    expect(tags.map(({ name }) => name).sort()).toEqual(Array.from({ length: 30 }, (_, i) => `n${i}`).sort());
    expect(new Set(tags.map(({ id }) => id)).size).toBe(30);
  });

  test('a state in memory is a copy', async () => {
    const state = anAccount();
    await call(await anEmulator(state), 'AddUetTags', named('shop'));
    expect(state).toEqual(anAccount());
  });
});

test('a file of version 1, which knew no sign-in, is read, and kept in the version of today', async () => {
  const path = join(newFolder(), 'emulator.json');
  const { identity, users, ...before } = anAccount({ tags: [aTag({ name: 'shop' })], goals: [aUrlGoal()] });
  writeFileSync(path, JSON.stringify({ ...before, version: 1 }));
  expect((await call(await onFile(path), 'AddUetTags', named('shop'))).refusals).toEqual([[0, 5303]]);
  expect(parseState(readFileSync(path, 'utf8'))).toEqual({ ...before, identity, users, version: 2 });
});

describe('a file that cannot be used is refused by name, and left alone', () => {
  const good = anAccount({ tags: [aTag({ name: 'shop' })], goals: [aUrlGoal()] });
  const customer = good.customers['1001'];
  const with1001 = (change: object) => JSON.stringify({ ...good, customers: { 1001: { ...customer, ...change } } });
  test.each([
    ['an empty file', '', 'it is not JSON'],
    ['half a file', JSON.stringify(good).slice(0, 200), 'it is not JSON'],
    ['another file', '{"name":"bingctl"}', 'version is missing'],
    ['a list', '[]', 'the state is not an object'],
    [
      'a newer one',
      JSON.stringify({ ...good, version: 99, shape: 'new' }),
      'it has version 99, made by a newer bingctl; this one knows 2',
    ],
    ['an older one', JSON.stringify({ ...good, version: 0 }), 'it has the unknown version 0'],
    ['an id as a number', JSON.stringify({ ...good, lastId: 5 }), 'the state.lastId is not an id in quotes'],
    [
      'a tag without name',
      with1001({ tags: [{ ...customer?.tags[0], name: null }] }),
      'customers.1001.tags[0].name is not a string',
    ],
    [
      'a goal of no type',
      with1001({ goals: [{ ...customer?.goals[0], type: 'Smart' }] }),
      'goals[0].type is not one of Url,',
    ],
    [
      'an amount that is a number',
      with1001({ goals: [{ ...customer?.goals[0], value: 5 }] }),
      'goals[0].value is not an amount',
    ],
    ['a misspelt member', with1001({ tagz: [] }), '1001.tagz is not a member that is known'],
    [
      'a customer that is no id',
      JSON.stringify({ ...good, customers: { shop: customer } }),
      'the key shop of the state.customers',
    ],
    [
      'a token in clear',
      JSON.stringify({ ...good, identity: { ...good.identity, accessTokens: { secret: {} } } }),
      'the key secret of the state.identity.accessTokens is not a SHA-256',
    ],
    ['a switch that there is not', JSON.stringify({ ...good, switches: { colour: 1 } }), 'unknown switch colour'],
  ])('%s', async (_, text, problem) => {
    const path = join(newFolder(), 'emulator.json');
    writeFileSync(path, text);
    const refused = {
      kind: 'refused',
      message: expect.stringContaining(problem),
      hint: expect.stringContaining('--state'),
    };
    await expect(startEmulator({ state: { file: path } })).rejects.toMatchObject(refused);
    await expect(startEmulator({ state: { file: path } })).rejects.toThrow(path);
    await expect(seedState(path)).rejects.toMatchObject(refused);
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  test('a folder in its place', async () => {
    const path = newFolder();
    await expect(startEmulator({ state: { file: path } })).rejects.toThrow(
      `cannot read ${path}: it is a folder, not a file`,
    );
  });

  test('a path through a file', async () => {
    const above = join(newFolder(), 'a');
    writeFileSync(above, '');
    await expect(startEmulator({ state: { file: join(above, 'b') } })).rejects.toThrow('a part of the path is a file');
  });

  test('one that breaks while the emulator runs: the call fails and says so, and the next good one works', async () => {
    const path = file();
    const emulator = await onFile(path);
    const before = readFileSync(path, 'utf8');
    writeFileSync(path, '{');
    for (const transport of transports) {
      const { send, read } = faces[transport];
      const reply = await send(emulator, 'AddUetTags', { UetTags: [{ Name: 'shop' }] });
      expect(read(reply)).toMatchObject({ status: 500, fault: { kind: 'AdApiFaultDetail', codes: [0] } });
      expect(reply.text).toContain(path);
    }
    expect((await control(emulator, 'state')).status).toBe(500);
    expect(readFileSync(path, 'utf8')).toBe('{');
    writeFileSync(path, before);
    expect((await call(emulator, 'AddUetTags', named('shop'))).refusals).toEqual([]);
  });

  test('a folder that cannot be written to any more: nothing was done', async () => {
    const path = file();
    const emulator = await onFile(path);
    mkdirSync(`${path}.lock`);
    writeFileSync(join(`${path}.lock`, '1~1~n~elsewhere'), '');
    // Somebody else holds it for ever; the state stays as it is while we wait.
    const pending = call(emulator, 'AddUetTags', named('shop')).catch(() => {});
    await sleep(50);
    expect(parseState(readFileSync(path, 'utf8'))).toEqual(emptyState());
    await emulator.close();
    await pending;
  });
});

test('processes that are killed while they write leave a whole state, with all that they were told was done', async () => {
  const program = await programOf(`
    import { startEmulator } from 'src/emulator/server.ts';
    const emulator = await startEmulator({ state: { file: process.argv[2] } });
    console.log('url ' + emulator.url);
  `);
  const path = file();
  const done: string[] = [];
  let calls = 0;
  for (let round = 0; round < 3; round++) {
    const children = [start(program, path), start(program, path)];
    await Promise.all(
      children.map(async (child) => {
        const [, url = ''] = await child.says(/url (http:\S+)\n/);
        const killing = sleep(120 + 60 * round).then(() => child.kill());
        for (let alive = true; alive; ) {
          const name = `n${++calls}`;
          const answer = await call({ url } as Parameters<typeof call>[0], 'AddUetTags', named(name)).catch(() => null);
          alive = answer !== null;
          if (answer?.status === 200) done.push(name);
        }
        await killing;
        await child.ended;
      }),
    );
    const names = new Set(parseState(readFileSync(path, 'utf8')).customers['1001']?.tags.map(({ name }) => name));
    expect(done.filter((name) => !names.has(name))).toEqual([]);
  }
  expect(done.length).toBeGreaterThan(3);
  // The lock of the last one killed does not stop the next.
  expect((await call(await onFile(path), 'AddUetTags', named('after'))).refusals).toEqual([]);
});

describe('seed', () => {
  test('fills the local account with a shop: 3 tags, and 12 goals of all eight types', async () => {
    const path = file();
    expect(await seedState(path)).toEqual({ tags: 3, goals: 12 });
    const { customers, owners } = parseState(readFileSync(path, 'utf8'));
    const goals = customers['1001']?.goals ?? [];
    expect(owners).toEqual({ 2001: '1001', 2002: '1001', 2003: '1002' });
    expect(new Set(goals.map(({ type }) => type)).size).toBe(8);
    expect(goals.filter(({ isAutoGoal }) => isAutoGoal)).toHaveLength(1);
    expect(goals.filter(({ status }) => status === 'Paused')).toHaveLength(1);
    expect(goals.filter(({ goalCategory }) => goalCategory === 'None')).toHaveLength(1);
    expect(goals.some(({ scope, type }) => scope === 'Customer' && type === 'Event')).toBe(true);
  });

  test('adds nothing the second time, and changes nothing that is there', async () => {
    const path = file();
    await seedState(path);
    const before = readFileSync(path, 'utf8');
    expect(await seedState(path)).toEqual({ tags: 0, goals: 0 });
    expect(readFileSync(path, 'utf8')).toBe(before);
  });

  test('is seen by its account as a whole, which belongs to its customer from then on', async () => {
    const path = file();
    await seedState(path, { customerId: '11', accountId: '22' });
    const emulator = await onFile(path);
    const us = { customer: '11', account: '22' };
    const types = 'Url Duration PagesViewedPerVisit Event AppInstall OfflineConversion InStoreTransaction AppDownload';
    const fields = '<ReturnAdditionalFields>ApplicationDownloadGoal</ReturnAdditionalFields>';
    const content = `<ConversionGoalTypes>${types}</ConversionGoalTypes>${fields}`;
    const { answer } = await call(emulator, 'GetConversionGoalsByIds', content, us);
    expect(answer.ConversionGoals).toHaveLength(12);
    expect((await call(emulator, 'GetUetTagsByIds', '', { customer: '12', account: '22' })).fault).toMatchObject({
      codes: [106],
    });
  });

  test('reset empties a state, a broken one too', async () => {
    const path = file();
    await seedState(path);
    await resetState(path);
    expect(parseState(readFileSync(path, 'utf8'))).toEqual(emptyState());
    writeFileSync(path, '{');
    await resetState(path);
    expect(parseState(readFileSync(path, 'utf8'))).toEqual(emptyState());
    expect(existsSync(`${path}.lock`)).toBe(false);
  });
});
