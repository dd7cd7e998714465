import { once } from 'node:events';
import { PassThrough, Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { list } from '../../src/render/answer.js';
import { createScreen } from '../../src/render/screen.js';
import { tagView } from '../../src/render/views/tag.js';
import { writeAll } from '../../src/render/write.js';
import { testIo } from './streams.js';
import { aTag } from './things.js';

function failingWith(code: string): Writable {
  return new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error(`write ${code}`), { code })),
  });
}

describe('writing a long answer', () => {
  test('waits for a slow reader instead of filling the memory', async () => {
    let made = 0;
    const pieces = function* () {
      for (; made < 10_000; made++) yield 'x'.repeat(1024);
    };
    const slow = new PassThrough();
    const written = writeAll(slow, pieces());
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(made).toBeLessThan(200);
    let read = 0;
    slow.on('data', (chunk: Buffer) => {
      read += chunk.length;
    });
    await written;
    expect(read).toBe(10_000 * 1024);
  });

  test('ends quietly when the reader has gone', async () => {
    let made = 0;
    const pieces = function* () {
      for (; made < 10_000; made++) yield 'x'.repeat(1024);
    };
    await writeAll(failingWith('EPIPE'), pieces());
    expect(made).toBeLessThan(200);
  });

  test('says when the disk is full', async () => {
    await expect(writeAll(failingWith('ENOSPC'), ['x'])).rejects.toMatchObject({
      message: 'the answer could not be written: the disk is full',
      hint: null,
    });
  });

  test('writes nothing to a stream that is destroyed', async () => {
    const stream = new PassThrough();
    stream.destroy();
    await once(stream, 'close');
    await expect(writeAll(stream, ['x'])).resolves.toBeUndefined();
  });
});

test('a screen whose readers have gone is silent, whatever comes', async () => {
  const io = testIo();
  const [stdout, stderr] = [failingWith('EPIPE'), failingWith('EPIPE')];
  const screen = createScreen({ io: { ...io, stdout, stderr }, format: null, quiet: false, debug: true });
  await screen.show(list([aTag()], tagView));
  screen.note('one');
  await new Promise(setImmediate);
  screen.warn('two');
  screen.fail(new Error('three'));
  await screen.close();
});

test('ten thousand rows are drawn in one layout', async () => {
  const tags = Array.from({ length: 10_000 }, (_, index) => aTag({ id: String(index), name: `tag ${index}` }));
  const io = testIo({ terminal: 80 });
  await createScreen({ io, format: null, quiet: false, debug: false }).show(list(tags, tagView));
  const lines = io.stdout.text.split('\n');
  expect(lines).toHaveLength(10_002);
  expect(new Set(lines.slice(1, -1).map((line) => line.indexOf('unverified')))).toEqual(new Set([16]));
});
