import { Transform } from 'node:stream';
import type { Io } from '../render/io.js';

/** What Ctrl-D types. */
const endOfInput = '\u0004';
const escapeKey = '\u001b';

/**
 * How long Esc waits for what may follow: terminals begin the codes of other keys with it, and send those at once. Readline
 * itself waits ten times as long.
 */
const escapeMs = 50;

export interface Keys {
  /** What questions read: all that is typed, less the keys that are told of. */
  input: Transform & { setRawMode?(on: boolean): unknown; isTTY: boolean };
  /** Lets go of the terminal's input. */
  close(): void;
}

/**
 * What is typed, with two keys taken out that the questions' library has no answer to: Esc alone, and the end of the input,
 * which would close its reader and leave the question waiting for an answer that cannot come.
 */
export function keysOf(stdin: Io['stdin'], on: { back(): void; end(): void }): Keys {
  let pending: NodeJS.Timeout | undefined;
  const input = new Transform({
    decodeStrings: false,
    transform(chunk: Buffer | string, _, pass) {
      const typed = (pending ? escapeKey : '') + chunk.toString();
      clearTimeout(pending);
      pending = undefined;
      if (typed.includes(endOfInput)) on.end();
      else if (typed === escapeKey) {
        pending = setTimeout(() => {
          pending = undefined;
          on.back();
        }, escapeMs);
      } else this.push(typed);
      pass();
    },
    flush(pass) {
      clearTimeout(pending);
      on.end();
      pass();
    },
  });
  // A terminal that is gone takes no more modes, and says so as an error of its input: as late as when it is let go of.
  stdin.on('error', on.end);
  stdin.pipe(input);
  const raw = stdin as { setRawMode?(on: boolean): unknown };
  return {
    input: Object.assign(input, {
      isTTY: true,
      ...(raw.setRawMode && { setRawMode: (on: boolean) => raw.setRawMode?.(on) }),
    }),
    close() {
      clearTimeout(pending);
      stdin.unpipe(input);
      stdin.pause();
    },
  };
}
