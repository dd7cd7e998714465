import { mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Lock } from '../../src/plan/lock.js';
import { readLock } from '../../src/plan/lock-file.js';
import { lockKeeper } from '../../src/plan/lock-keeper.js';
import { emptyFolder } from '../kit/bingctl.js';

const account = { environment: 'production', customerId: '1001', accountId: '2001' } as const;
const neighbour = { tags: { shop: '77' }, goals: { buy: '78' } };
const lock: Lock = { version: 1, accounts: { 'sandbox/9/10': neighbour } };

function aLockFile(text?: string): string {
  const path = join(emptyFolder(), 'bingctl.lock.json');
  if (text !== undefined) writeFileSync(path, text);
  return path;
}

test('there may be none', async () => {
  expect(await readLock(aLockFile())).toBeNull();
});

test('it is read as it was written, with a byte order mark of an editor too', async () => {
  const path = aLockFile();
  await lockKeeper(path, null).record(account, [{ kind: 'tag', key: 'shop', id: '77' }]);
  const written = { version: 1, accounts: { 'production/1001/2001': { tags: { shop: '77' }, goals: {} } } };
  expect(await readLock(path)).toEqual(written);
  expect(await readLock(aLockFile(`\ufeff${readFileSync(path, 'utf8')}`))).toEqual(written);
});

const entry = (ids: unknown) => JSON.stringify({ version: 1, accounts: { 'production/1001/2001': ids } });

test.each([
  ['', 'a value was expected'],
  ['{"version":1', 'it ends here in the middle'],
  ['[]', 'it is not an object'],
  ['{}', 'no version that is known'],
  ['{"version":"1","accounts":{}}', 'no version that is known'],
  ['{"version":2,"accounts":{}}', 'has version 2, made by a newer bingctl'],
  ['{"version":1}', 'no "accounts"'],
  [entry({ tags: {} }), 'what it has for production/1001/2001 is not a list of ids'],
  [entry({ tags: { shop: 5012 }, goals: {} }), 'is not a list of ids'],
  [entry({ tags: { shop: '5012x' }, goals: {} }), 'is not a list of ids'],
  [entry({ tags: {}, goals: { buy: '' } }), 'is not a list of ids'],
  ['{\n<<<<<<< ours\n"version":1\n=======\n>>>>>>> theirs\n}', 'a merge left both sides in it'],
])('%j is refused by name, and left as it is', async (text, says) => {
  const path = aLockFile(text);
  const error = await readLock(path).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ kind: 'refused', message: expect.stringContaining(path) });
  expect(error).toMatchObject({ message: expect.stringContaining(says) });
  expect(readFileSync(path, 'utf8')).toBe(text);
});

test('a folder in its place is refused', async () => {
  const path = aLockFile();
  mkdirSync(path);
  await expect(readLock(path)).rejects.toMatchObject({ kind: 'refused', message: expect.stringContaining(path) });
});

test('ids stand in an order that hangs on the keys alone, one a line, beside those of other accounts', async () => {
  const path = aLockFile();
  const keeper = lockKeeper(path, lock);
  await keeper.record(account, [
    { kind: 'goal', key: 'read', id: '72' },
    { kind: 'goal', key: '__proto__', id: '73' },
    { kind: 'tag', key: 'shop', id: '5012' },
  ]);
  await keeper.record(account, [{ kind: 'goal', key: 'buy', id: '71' }]);
  expect(readFileSync(path, 'utf8')).toMatchInlineSnapshot(`
    "{
      "version": 1,
      "accounts": {
        "production/1001/2001": {
          "tags": {
            "shop": "5012"
          },
          "goals": {
            "__proto__": "73",
            "buy": "71",
            "read": "72"
          }
        },
        "sandbox/9/10": {
          "tags": {
            "shop": "77"
          },
          "goals": {
            "buy": "78"
          }
        }
      }
    }
    "
  `);
});

test('keys that the file does not have any more are forgotten, of this account only', async () => {
  const path = aLockFile();
  const keeper = lockKeeper(path, lock);
  await keeper.record(account, [
    { kind: 'goal', key: 'buy', id: '71' },
    { kind: 'tag', key: 'buy', id: '5012' },
  ]);
  await keeper.keepOnly(account, { tag: new Set(['buy']), goal: new Set() });
  expect((await readLock(path))?.accounts).toEqual({
    'production/1001/2001': { tags: { buy: '5012' }, goals: {} },
    'sandbox/9/10': neighbour,
  });
});

test('what is recorded at once is on the disk when each is told so, in few writes', async () => {
  const path = aLockFile();
  const keeper = lockKeeper(path, null);
  const recorded = Array.from({ length: 50 }, async (_, at) => {
    await keeper.record(account, [{ kind: 'goal', key: `goal-${at}`, id: String(at + 1) }]);
    return JSON.parse(readFileSync(path, 'utf8')).accounts['production/1001/2001'].goals[`goal-${at}`];
  });
  expect(await Promise.all(recorded)).toEqual(Array.from({ length: 50 }, (_, at) => String(at + 1)));
  expect(readdirSync(join(path, '..'))).toEqual(['bingctl.lock.json']);
});

test('after a write that failed the next one has everything', async () => {
  const path = aLockFile();
  mkdirSync(path);
  const keeper = lockKeeper(path, null);
  const first = keeper.record(account, [{ kind: 'goal', key: 'buy', id: '71' }]);
  await expect(first).rejects.toMatchObject({ kind: 'refused', message: expect.stringContaining('it is a folder') });
  rmdirSync(path);
  await keeper.record(account, [{ kind: 'goal', key: 'read', id: '72' }]);
  expect((await readLock(path))?.accounts['production/1001/2001']?.goals).toEqual({ buy: '71', read: '72' });
});
