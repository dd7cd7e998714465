import type { Writable } from 'node:stream';
import { isGone, writeChunk } from './write.js';

/** Where lines leave while the work goes on: an answer that is too long to be held. */
export interface LineSink {
  /**
   * Adds a line of which only a number is its own: what it shares with others comes as bytes, worked out once, since millions
   * of texts would cost more than all that they say.
   */
  add(head: Uint8Array, number: number, tail: Uint8Array): void;
  /** Hands on what was added, and resolves when the stream has taken it. False: nobody reads any more. */
  flush(): Promise<boolean>;
}

const roomAtFirst = 64 * 1024;
const mostDigits = 16;

/** A sink for numbers that are whole, and not below 0. */
export function lineSink(stream: Writable, stopped?: AbortSignal): LineSink {
  let bytes = Buffer.allocUnsafe(roomAtFirst);
  let length = 0;

  function makeRoom(more: number): void {
    if (length + more <= bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(2 * bytes.length, length + more));
    bytes.copy(larger, 0, 0, length);
    bytes = larger;
  }

  function addNumber(number: number): void {
    const from = length;
    length += digitsOf(number);
    let rest = number;
    for (let at = length - 1; at >= from; at -= 1) {
      bytes[at] = 48 + (rest % 10);
      rest = Math.floor(rest / 10);
    }
  }

  return {
    add(head, number, tail) {
      makeRoom(head.length + mostDigits + tail.length);
      bytes.set(head, length);
      length += head.length;
      addNumber(number);
      bytes.set(tail, length);
      length += tail.length;
    },
    async flush() {
      // A copy: a stream may hold on to what it was given.
      const chunk = Buffer.from(bytes.subarray(0, length));
      length = 0;
      if (bytes.length > roomAtFirst) bytes = Buffer.allocUnsafe(roomAtFirst);
      if (chunk.length > 0) await writeChunk(stream, chunk, stopped);
      return !isGone(stream);
    },
  };
}

function digitsOf(number: number): number {
  let digits = 1;
  for (let rest = number; rest >= 10; rest = Math.floor(rest / 10)) digits += 1;
  return digits;
}
