import { spawn } from '@lydell/node-pty';
import { onTestFinished } from 'vitest';
import { words } from '../kit/bingctl.js';
import { home, program } from './process.js';

export interface Terminal {
  /** All that was written so far, escape sequences included. */
  raw(): string;
  /** @param from only what was written after so many characters counts */
  says(pattern: RegExp, from?: number): Promise<void>;
  type(keys: string): void;
  kill(signal: NodeJS.Signals): void;
  /** The terminal goes away, as when its window is closed: the system tells of it, and who closed it once more. */
  close(): void;
  ended: Promise<{ code: number; raw: string; screen: string[] }>;
}

/** Of a question whose terminal goes away: its signal and the end of what is typed come at once, in either order. */
export const goneCodes = [129, 130];

/** Runs the built program in a real pseudo-terminal of so many columns. */
export function inTerminal(line: string, env: Record<string, string | undefined> = home(), columns = 80): Terminal {
  const given = Object.fromEntries(
    Object.entries({ TERM: 'xterm-256color', ...env }).filter(([, value]) => value !== undefined),
  );
  const pty = spawn(process.execPath, [program, ...words(line)], {
    cols: columns,
    rows: 50,
    env: given,
    cwd: env.HOME,
  });
  let written = '';
  const waiting = new Set<() => void>();
  pty.onData((data) => {
    written += data;
    for (const look of waiting) look();
  });
  let over = false;
  onTestFinished(() => {
    if (!over) pty.kill('SIGKILL');
  });
  return {
    raw: () => written,
    type: (keys) => pty.write(keys),
    kill: (signal) => pty.kill(signal),
    // Of the library's own way to close it the types do not tell.
    close: () => (pty as typeof pty & { destroy(): void }).destroy(),
    says: (pattern, from = 0) =>
      new Promise((found) => {
        const look = () => {
          if (!pattern.test(written.slice(from))) return;
          waiting.delete(look);
          found();
        };
        waiting.add(look);
        look();
      }),
    ended: new Promise((done) => {
      pty.onExit(({ exitCode }) => {
        over = true;
        done({ code: exitCode, raw: written, screen: screenOf(written) });
      });
    }),
  };
}

/** What stands on the screen at the end: the few movements that we and the questions use, played. */
export function screenOf(raw: string): string[] {
  const lines: string[] = [''];
  let row = 0;
  let column = 0;
  for (const [token] of raw.matchAll(/\u001b\[[\d;?]*[A-Za-z]|[\s\S]/gu)) {
    const sequence = /^\u001b\[([\d;?]*)([A-Za-z])$/.exec(token);
    const count = Number(sequence?.[1] || 1);
    const current = lines[row] ?? '';
    if (token === '\n') row += 1;
    else if (token === '\r') column = 0;
    else if (sequence?.[2] === 'A') row = Math.max(0, row - count);
    else if (sequence?.[2] === 'B') row += count;
    else if (sequence?.[2] === 'G') column = count - 1;
    else if (sequence?.[2] === 'D') column = Math.max(0, column - count);
    else if (sequence?.[2] === 'C') column += count;
    else if (sequence?.[2] === 'K') lines[row] = sequence[1] === '2' ? '' : current.slice(0, column);
    else if (!sequence) {
      lines[row] = `${current.padEnd(column).slice(0, column)}${token}${current.slice(column + token.length)}`;
      column += token.length;
    }
    while (lines.length <= row) lines.push('');
  }
  return lines.map((line) => line.trimEnd()).filter((line, at, all) => line !== '' || at < all.length - 1);
}
