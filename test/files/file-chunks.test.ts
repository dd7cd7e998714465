import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { openInput, readInput } from '../../src/files/input.js';
import { readJsonValues } from '../../src/files/json-values.js';
import { peekInput } from '../../src/files/peek.js';
import { emptyFolder } from '../kit/bingctl.js';

/* Files of many chunks, no two of which are alike: whoever keeps a chunk that is overwritten by the next shows it. */
const numbers = Array.from({ length: 40_000 }, (_, index) => index);

function ioOf(file: string, text: string) {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, file), text);
  return { cwd, stdin: Object.assign(Readable.from([]), { isTTY: false }) };
}

test('a file of many chunks is read whole', async () => {
  const text = numbers.join('\n');
  expect(await readInput(ioOf('long', text), 'long')).toBe(text);
});

test('its beginning may be looked at before it is read', async () => {
  const text = numbers.join('\n');
  const io = ioOf('long', text);
  const { head, text: whole } = await peekInput(io, 'long');
  expect([text.startsWith(head), await whole()]).toEqual([true, text]);
  const read: Buffer[] = [];
  for await (const chunk of (await peekInput(io, 'long')).bytes()) read.push(Buffer.from(chunk));
  expect(Buffer.concat(read).toString()).toBe(text);
});

test.each([
  ['one value over many lines', `[\n${numbers.join(',\n')}\n]`, [numbers]],
  ['a value a line', numbers.join('\n'), numbers],
  ['values whose first line is of many chunks', `[${numbers}]\n[${numbers}]\n1\n`, [numbers, numbers, 1]],
])('%s', async (_, text, values) => {
  const read: unknown[] = [];
  const bytes = openInput(ioOf('values', text), 'values');
  for await (const batch of readJsonValues('values', bytes, () => expect.unreachable())) {
    for (const { value } of batch) read.push(value);
  }
  expect(read).toEqual(values);
});

test('reading ends when it is stopped, and where nobody asks for more', async () => {
  const io = ioOf('long', numbers.join('\n'));
  for await (const chunk of openInput(io, 'long')) {
    expect(chunk.toString()).toMatch(/^0\n1\n2\n/);
    break;
  }
  const stop = new AbortController();
  const chunks = openInput(io, 'long', stop.signal);
  await chunks.next();
  stop.abort();
  await expect(chunks.next()).rejects.toMatchObject({ kind: 'interrupted' });
  expect(await chunks.next()).toEqual({ value: undefined, done: true });
});
