import type { BingctlError } from '../../errors.js';
import { type Mistake, mistakesError } from '../../files/mistakes.js';
import type { Place } from '../desired.js';
import type { Reading } from './reading.js';

/** Mistakes and warnings, each once: what several accounts share is read for each of them. */
export class Findings implements Reading {
  readonly env: Reading['env'];
  private readonly files: string[] = [];
  private readonly mistakes = new Map<string, Mistake>();
  private readonly warned = new Set<string>();

  constructor(env: Reading['env']) {
    this.env = env;
  }

  /** Mistakes are told in the order of the files, and of the lines in each. */
  knowFile(file: string): void {
    this.files.push(file);
  }

  complain = ({ file, line, column }: Place, message: string): void => {
    this.mistakes.set(JSON.stringify([file, line, column, message]), { file, line, column, message });
  };

  miss = this.complain;

  warn = ({ file, line, column }: Place, message: string): void => {
    this.warned.add(`${file}:${line}:${column}: ${message}`);
  };

  get warnings(): string[] {
    return [...this.warned];
  }

  /** All mistakes there are, as one error; null when there are none. */
  error(): BingctlError | null {
    const order = (mistake: Mistake) => this.files.indexOf(mistake.file ?? '');
    const sorted = [...this.mistakes.values()].sort(
      (a, b) => order(a) - order(b) || a.line - b.line || a.column - b.column,
    );
    return sorted.length > 0 ? mistakesError(sorted, '') : null;
  }
}
