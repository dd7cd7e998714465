import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { emptyFolder } from './kit/bingctl.js';
import { dist } from './kit/loaded.js';

/* What takes the place of Node's own compile cache on Node 20, on whichever Node this is. */

/** A folder for compiled code, and runs of the program that keep theirs there. */
function aCache(env: Record<string, string> = {}) {
  const shared = emptyFolder();
  const folder = join(shared, `bingctl-compile-cache-${process.getuid?.() ?? 'user'}`);
  const start = join(emptyFolder(), 'start.cjs');
  const load = `require(${JSON.stringify(join(dist, 'compile-cache.cjs'))}).cachingRequire(${JSON.stringify(dist)})`;
  writeFileSync(start, `${load}('./main.cjs').runAsProcess();`);
  const options = { env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: shared, ...env } };
  return {
    folder,
    kept: () => Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))])),
    async help() {
      const { stdout, stderr } = await promisify(execFile)(process.execPath, [start, 'tags', '--help'], options);
      return { stdout, stderr };
    },
  };
}

const right = { stdout: expect.stringMatching(/^Usage: bingctl tags /), stderr: '' };

test('a run keeps what was compiled for the next, which leaves it as it is', async () => {
  const cache = aCache();
  expect(await cache.help()).toEqual(right);
  const kept = cache.kept();
  expect(Object.keys(kept)).toEqual(expect.arrayContaining(['main.cjs', 'program.cjs', 'tags.cjs']));
  expect(Object.keys(kept).filter((name) => !readdirSync(dist).includes(name))).toEqual([]);
  const { version, arch } = process;
  expect(kept['main.cjs']?.toString('latin1', 0, 96)).toMatch(new RegExp(`^${version} ${arch} [\\w-]{43} *$`));
  expect(await cache.help()).toEqual(right);
  expect(cache.kept()).toEqual(kept);
});

test('nothing in the bundle imports, which code that was kept cannot', () => {
  const scripts = readdirSync(dist).filter((name) => name.endsWith('.cjs'));
  expect(scripts.filter((name) => /\bimport\(/.test(readFileSync(join(dist, name), 'utf8')))).toEqual([]);
});

test.runIf(process.platform !== 'win32')('nobody else can write there', async () => {
  const cache = aCache();
  await cache.help();
  const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
  expect([modeOf(cache.folder), modeOf(join(cache.folder, 'program.cjs'))]).toEqual(['700', '600']);
});

const flipped = (at: number) => (kept: Buffer) => {
  const other = Buffer.from(kept);
  other[at] = (other[at] ?? 0) ^ 1;
  return other;
};

test.each<[string, (kept: Buffer) => Buffer]>([
  ['nothing', () => Buffer.alloc(0)],
  ['zeroes', (kept) => Buffer.alloc(kept.length)],
  ['something else', () => Buffer.from('// Compiled?\n'.repeat(1000))],
  ['what another build has kept', flipped(20)],
  ['a checksum that is wrong', flipped(97)],
  ['a part of it', (kept) => kept.subarray(0, kept.length >> 1)],
  // Some of these would end the process: V8 does not look.
  ...Array.from({ length: 8 }, (_, n): [string, (kept: Buffer) => Buffer] => [
    `a bit that is wrong, ${n + 1} of 9 of the way in`,
    (kept) => flipped(Math.floor((kept.length * (n + 1)) / 9))(kept),
  ]),
])('%s in a file of it is not run, but replaced', async (_, broken) => {
  const cache = aCache();
  await cache.help();
  const file = join(cache.folder, 'program.cjs');
  const other = broken(readFileSync(file));
  writeFileSync(file, other);
  expect(await cache.help()).toEqual(right);
  expect(readFileSync(file)).not.toEqual(other);
  expect(await cache.help()).toEqual(right);
});

describe.runIf(process.platform !== 'win32')('it is not used where somebody else', () => {
  test('may write into it', async () => {
    const cache = aCache();
    mkdirSync(cache.folder);
    chmodSync(cache.folder, 0o777);
    expect(await cache.help()).toEqual(right);
    expect(cache.kept()).toEqual({});
  });

  test('may put another in its place, as in a folder for all without the sticky bit', async () => {
    const cache = aCache();
    for (const [mode, isUsed] of [
      [0o777, false],
      [0o770, false],
      [0o1777, true],
    ] as const) {
      chmodSync(dirname(cache.folder), mode);
      expect(await cache.help()).toEqual(right);
      expect(Object.keys(cache.kept()).length > 0).toBe(isUsed);
    }
  });
});

test.runIf(process.platform !== 'win32')('without a name it is beside other temporary files', async () => {
  const temporary = emptyFolder();
  const cache = aCache({ NODE_COMPILE_CACHE: '', TMPDIR: temporary });
  expect(await cache.help()).toEqual(right);
  expect(readdirSync(temporary)).toEqual([basename(cache.folder)]);
});

test('it does without where the folder cannot be made', async () => {
  const file = join(emptyFolder(), 'file');
  writeFileSync(file, '');
  expect(await aCache({ NODE_COMPILE_CACHE: file }).help()).toEqual(right);
});

test('NODE_DISABLE_COMPILE_CACHE has it keep nothing', async () => {
  const cache = aCache({ NODE_DISABLE_COMPILE_CACHE: '1' });
  expect(await cache.help()).toEqual(right);
  expect(() => cache.kept()).toThrow('ENOENT');
});

test.each([
  ['keeps what was compiled, by itself or by its Node', {}, 1],
  ['keeps nothing where it must not', { NODE_DISABLE_COMPILE_CACHE: '1' }, 0],
])('the program %s', async (_, env, folders) => {
  const shared = emptyFolder();
  const options = { env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: shared, ...env } };
  await promisify(execFile)(process.execPath, [resolve('bin/bingctl.js'), 'tags', '--help'], options);
  expect(readdirSync(shared)).toHaveLength(folders);
});
