import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { lineSink } from '../../src/render/line-sink.js';

/** A stream that holds on to what it is given, as a pipe may. */
function holding() {
  const held: Uint8Array[] = [];
  const stream = new Writable({
    write(chunk, _, done) {
      held.push(chunk);
      done();
    },
  });
  return { stream, text: () => Buffer.concat(held).toString(), writes: () => held.length };
}

const [head, tail] = [Buffer.from('{"line":'), Buffer.from(',"name":"é"}\n')];

test('lines leave as they were added, whatever comes after them', async () => {
  const { stream, text, writes } = holding();
  const lines = lineSink(stream);
  const numbers = [0, 9, 10, 999_999, 1_000_000, Number.MAX_SAFE_INTEGER];
  for (const number of numbers) {
    lines.add(head, number, tail);
    expect(await lines.flush()).toBe(true);
  }
  expect(text()).toBe(numbers.map((number) => `{"line":${number},"name":"é"}\n`).join(''));
  expect(writes()).toBe(numbers.length);
});

test('what is added at a time may be larger than the room at first, also in one line', async () => {
  const { stream, text } = holding();
  const lines = lineSink(stream);
  const long = Buffer.from(`${'x'.repeat(200_000)}\n`);
  for (const each of [tail, long, tail]) lines.add(head, 7, each);
  await lines.flush();
  expect(text()).toBe([tail, long, tail].map((each) => `{"line":7${each}`).join(''));
});

test('nothing is written for nothing, and who has gone is told', async () => {
  const { stream, writes } = holding();
  const lines = lineSink(stream);
  expect(await lines.flush()).toBe(true);
  stream.destroy();
  lines.add(head, 1, tail);
  expect(await lines.flush()).toBe(false);
  expect(writes()).toBe(0);
});
