import type { Writable } from 'node:stream';
import { isGone, writeChunk } from './write.js';

/** Where lines leave while the work goes on: an answer that is too long to be held. */
export interface LineSink {
  /** Adds lines, with their ends. */
  add(lines: string): void;
  /** Hands on what was added, and resolves when the stream has taken it. False: nobody reads any more. */
  flush(): Promise<boolean>;
}

export function lineSink(stream: Writable): LineSink {
  let lines = '';
  return {
    add(more) {
      lines += more;
    },
    async flush() {
      const chunk = lines;
      lines = '';
      if (chunk !== '') await writeChunk(stream, chunk);
      return !isGone(stream);
    },
  };
}
