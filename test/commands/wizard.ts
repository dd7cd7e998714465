import { home } from './process.js';
import { inTerminal, type Terminal } from './pty.js';

export const enter = '\r';
export const escapeKey = '\u001b';
export const down = '\u001b[B';
export const ctrlC = '\u0003';

/** A question that is waited for, and the keys that answer it. */
export type Answer = [question: RegExp, ...keys: string[]];

/**
 * Runs a command in a terminal and answers its questions in turn, each once it is there; then waits for the end, or hands
 * the terminal over where `stay` says so.
 */
export async function answering(
  line: string,
  answers: readonly Answer[],
  env: Record<string, string | undefined> = home(),
  columns = 80,
): Promise<Awaited<Terminal['ended']>> {
  const terminal = inTerminal(line, { NO_COLOR: '1', ...env }, columns);
  let seen = 0;
  const ended = terminal.ended.then((end) => ({ end }));
  for (const [question, ...keys] of answers) {
    // A question that is drawn whole: the cursor comes back to where the answer goes.
    const there = await Promise.race([terminal.says(question, seen).then(() => null), ended]);
    if (there) throw new Error(`ended before ${question}:\n${there.end.screen.join('\n')}`);
    for (const key of keys) {
      seen = terminal.raw().length;
      terminal.type(key);
      // What a key does is drawn before the next one is typed.
      if (key !== keys.at(-1)) await terminal.says(/./s, seen);
    }
  }
  return terminal.ended;
}
