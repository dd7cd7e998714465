import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readInput } from '../../src/files/input.js';

let cwd = '';
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'bingctl-input-'));
  await writeFile(join(cwd, 'goals.yaml'), 'name: Größe\n');
  await writeFile(join(cwd, 'marked.json'), Buffer.from('\ufeff{}'));
  await writeFile(join(cwd, 'latin.yaml'), Buffer.from('name: Gr\xf6\xdfe', 'latin1'));
  await writeFile(join(cwd, 'powershell.json'), Buffer.from('\ufeff{}', 'utf16le'));
  await writeFile(join(cwd, 'huge.json'), Buffer.alloc(32 * 1024 * 1024 + 1, ' '));
  await mkdir(join(cwd, 'folder'));
  await symlink('loop', join(cwd, 'loop'));
});
afterAll(() => rm(cwd, { recursive: true }));

function read(path: string, stdin: Buffer[] = [], isTTY = false): Promise<string> {
  return readInput({ cwd, stdin: Object.assign(Readable.from(stdin), { isTTY }) }, path);
}

describe('a file', () => {
  test('is read from the working folder, or from where its path says', async () => {
    expect(await read('goals.yaml')).toBe('name: Größe\n');
    expect(await read(join(cwd, 'goals.yaml'))).toBe('name: Größe\n');
  });

  test('loses its byte order mark', async () => {
    expect(await read('marked.json')).toBe('{}');
  });

  test.each([
    ['none.yaml', '"none.yaml" cannot be read: there is no such file'],
    ['goals.yaml/x', '"goals.yaml/x" cannot be read: there is no such file'],
    ['folder', '"folder" cannot be read: it is a folder'],
    ['loop', '"loop" cannot be read: too many symbolic links'],
    ['latin.yaml', '"latin.yaml" is not UTF-8 text'],
    ['powershell.json', '"powershell.json" is UTF-16, as PowerShell writes it: save it as UTF-8'],
    ['huge.json', '"huge.json" is larger than 32 MB'],
    ['a\0b', '"a\0b" cannot be read: a file name cannot hold a null character'],
    ['x'.repeat(300), `"${'x'.repeat(60)}…" cannot be read: the name is too long`],
    ['', 'the name of the file is empty'],
  ])('%j', async (path, message) => {
    await expect(read(path)).rejects.toMatchObject({ kind: 'usage', message });
  });
});

describe('standard input', () => {
  test('is read to its end, characters split between chunks whole', async () => {
    const bytes = Buffer.from('name: Größe');
    expect(await read('-', [bytes.subarray(0, 9), bytes.subarray(9)])).toBe('name: Größe');
  });

  test('is not waited for when it is a terminal', async () => {
    await expect(read('-', [], true)).rejects.toMatchObject({
      kind: 'usage',
      message: expect.stringContaining('terminal'),
    });
  });

  test('has the limits of a file', async () => {
    await expect(read('-', Array(33).fill(Buffer.alloc(1024 * 1024)))).rejects.toThrow('larger than 32 MB');
    await expect(read('-', [Buffer.from([0xc3, 0x28])])).rejects.toThrow('standard input is not UTF-8 text');
  });
});
