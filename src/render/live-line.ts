import type { Writable } from 'node:stream';
import { cut } from './width.js';

/** The one line at the bottom of a terminal that moves while work is going on. */
export interface LiveLine {
  /** Draws over what the line held. */
  draw(text: string): void;
  /** Wipes the line: nothing of it stays behind. */
  clear(): void;
  /** Writes above the line, which is drawn again below. */
  above(write: () => void): void;
}

const wipe = '\r\u001b[2K';

/** The cursor is never hidden, so nothing has to be put right however the process ends. */
export function liveLine(stream: Writable & { columns?: number }): LiveLine {
  let text = '';
  return {
    draw(next) {
      text = next;
      // One cell short of the edge: some terminals wrap as soon as the last one is filled.
      stream.write(wipe + cut(next, (stream.columns ?? 80) - 1));
    },
    clear() {
      if (text !== '') stream.write(wipe);
      text = '';
    },
    above(write) {
      const held = text;
      this.clear();
      write();
      if (held !== '') this.draw(held);
    },
  };
}

/** Draws nowhere: stderr is no terminal, or nobody wants to see progress. */
export const noLine: LiveLine = { draw: () => {}, clear: () => {}, above: (write) => write() };
