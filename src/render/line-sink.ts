import type { Writable } from 'node:stream';
import { isGone, writeChunk } from './write.js';

/** Where lines leave while the work goes on: an answer that is too long to be held. */
export interface LineSink {
  /** Adds a line, its end left out. */
  add(line: string): void;
  /** Hands on what was added, and resolves when the stream has taken it. False: nobody reads any more. */
  flush(): Promise<boolean>;
}

export function lineSink(stream: Writable): LineSink {
  let lines = '';
  return {
    add(line) {
      lines += `${line}\n`;
    },
    async flush() {
      const chunk = lines;
      lines = '';
      if (chunk !== '') await writeChunk(stream, chunk);
      return !isGone(stream);
    },
  };
}
