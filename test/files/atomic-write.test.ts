import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { atomicWrite } from '../../src/files/atomic-write.js';
import { newFolder, programOf, start } from './bundle.js';

test('makes the file, the folders above it, and leaves nothing else', async () => {
  const folder = newFolder();
  const path = join(folder, 'a', 'b', 'state.json');
  await atomicWrite(path, 'text ✓');
  expect(readFileSync(path, 'utf8')).toBe('text ✓');
  expect(readdirSync(join(folder, 'a', 'b'))).toEqual(['state.json']);
});

test.each([
  ['the mode that is asked for, whatever the umask', 0o666, undefined, 0o666],
  ['the mode of the file it replaces', undefined, 0o640, 0o640],
  ['the mode that is asked for over that of the file', 0o600, 0o644, 0o600],
])('has %s', async (_, mode, before, expected) => {
  const path = join(newFolder(), 'file');
  if (before !== undefined) {
    writeFileSync(path, 'old');
    chmodSync(path, before);
  }
  await atomicWrite(path, 'new', mode === undefined ? {} : { mode });
  expect(statSync(path).mode & 0o777).toBe(expected);
});

test('keeps a symbolic link and replaces what it points to', async () => {
  const folder = newFolder();
  const target = join(folder, 'target');
  writeFileSync(target, 'old');
  symlinkSync(target, join(folder, 'link'));
  await atomicWrite(join(folder, 'link'), 'new');
  expect(readFileSync(target, 'utf8')).toBe('new');
});

test('makes what a symbolic link points to', async () => {
  const folder = newFolder();
  const target = join(folder, 'not', 'yet');
  symlinkSync(target, join(folder, 'link'));
  await atomicWrite(join(folder, 'link'), 'new');
  expect(readFileSync(target, 'utf8')).toBe('new');
});

describe('what cannot be written is said with its path, and leaves nothing behind', () => {
  test('a folder in the place of the file', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'state.json'));
    await expect(atomicWrite(join(folder, 'state.json'), '')).rejects.toMatchObject({
      kind: 'refused',
      message: `cannot write ${join(folder, 'state.json')}: it is a folder, not a file`,
    });
    expect(readdirSync(folder)).toEqual(['state.json']);
  });

  test('a file in the place of a folder', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'a'), '');
    const path = join(folder, 'a', 'state.json');
    await expect(atomicWrite(path, '')).rejects.toThrow(
      `cannot write ${path}: a part of the path is a file, not a folder`,
    );
  });

  test('a full disk', async () => {
    // No test can fill a disk: the program's own file system says that it is.
    const program = await programOf(`
      import fs from 'node:fs/promises';
      import { syncBuiltinESMExports } from 'node:module';
      const open = fs.open;
      fs.open = async (...args) => {
        const handle = await open(...args);
        handle.writeFile = async () => { throw Object.assign(new Error('no space'), { code: 'ENOSPC' }); };
        return handle;
      };
      syncBuiltinESMExports();
      const { atomicWrite } = await import('src/files/atomic-write.ts');
      await atomicWrite(process.argv[2], 'new').catch((error) => console.log(error.message));
    `);
    const folder = newFolder();
    const path = join(folder, 'state.json');
    writeFileSync(path, 'old');
    const { output } = await start(program, path).ended;
    expect(output).toBe(`cannot write ${path}: the disk is full\n`);
    expect([readdirSync(folder), readFileSync(path, 'utf8')]).toEqual([['state.json'], 'old']);
  });
});

test('a reader finds one whole text or another while writers are killed', async () => {
  const program = await programOf(`
    import { atomicWrite } from 'src/files/atomic-write.ts';
    for (let i = 0; ; i++) {
      await atomicWrite(process.argv[2], String(i % 10).repeat(200_000));
      if (i === 0) console.log('ready');
    }
  `);
  const path = join(newFolder(), 'file');
  await atomicWrite(path, '');
  let reads = 0;
  for (let round = 0; round < 4; round++) {
    const child = start(program, path);
    await child.says('ready');
    for (const until = Date.now() + 60; Date.now() < until; reads++) {
      expect(readFileSync(path, 'utf8')).toMatch(/^(?:(\d)\1{199999})?$/);
      await new Promise(setImmediate);
    }
    child.kill();
    await child.ended;
    expect(readFileSync(path, 'utf8')).toMatch(/^(\d)\1{199999}$/);
  }
  expect(reads).toBeGreaterThan(3);
});
