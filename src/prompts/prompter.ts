import { BingctlError } from '../errors.js';
import type { Io } from '../render/io.js';
import { safeLines, safeText } from '../render/safe-text.js';
import { keysOf } from './keys.js';

export interface Choice<T> {
  value: T;
  /** What stands in the list; made safe here. */
  name: string;
  /** What stands behind the question once it is answered; the name when left out. */
  short?: string;
  /** A line beneath the list while it is chosen. */
  description?: string;
}

/** Asks on stderr, a question at a time. Each rejects with {@link Back} on Esc, and with `interrupted` when it is left. */
export interface Prompter {
  /** One of a few; the arrow keys and Enter. */
  select<T>(message: string, choices: readonly Choice<T>[], first?: T): Promise<T>;
  /** One of many, by what is typed. @param find what fits what was typed so far, '' at first; the best first */
  search<T>(message: string, find: (typed: string) => readonly Choice<T>[]): Promise<T>;
  /** @param check what is wrong with it, null when nothing is */
  input(message: string, check: (typed: string) => string | null, given?: string): Promise<string>;
  /** As `input`, and what is typed is not shown. */
  secret(message: string, check: (typed: string) => string | null): Promise<string>;
  /** Enter alone is `given`. */
  confirm(message: string, given: boolean): Promise<boolean>;
  /** Lines above the next question; made safe here. */
  tell(text: string): void;
  /** Of the terminal. */
  readonly columns: number;
  close(): void;
}

/** Esc: the question before is to be asked again. */
export class Back extends Error {
  override readonly name = 'Back';
}

/** Rows of a list that are shown at once. */
const pageSize = 10;

/**
 * @param signal takes the question back: a SIGTERM would be heard by nobody while it stands there
 */
export async function createPrompter(io: Pick<Io, 'stdin' | 'stderr'>, signal?: AbortSignal): Promise<Prompter> {
  const { default: inquirer } = await import('inquirer');
  const left = new AbortController();
  let asked: AbortController | null = null;
  const keys = keysOf(io.stdin, { back: () => asked?.abort(new Back()), end: () => left.abort() });

  async function ask<T>(question: Record<string, unknown>): Promise<T> {
    const back = new AbortController();
    asked = back;
    const prompt = inquirer.createPromptModule({
      input: keys.input as never,
      output: io.stderr,
      signal: AbortSignal.any([left.signal, back.signal, ...(signal ? [signal] : [])]),
    });
    try {
      // The type of an answer is that of its question, which the library cannot tell from a list.
      const { answer } = (await prompt([{ ...question, name: 'answer' } as never])) as { answer: T };
      return answer;
    } catch (error) {
      if (back.signal.aborted) throw back.signal.reason;
      if (error instanceof Error && ['ExitPromptError', 'AbortPromptError'].includes(error.name)) {
        throw new BingctlError('interrupted', 'interrupted: nothing was done', { cause: error });
      }
      throw error;
    } finally {
      asked = null;
    }
  }

  const listed = <T>(choices: readonly Choice<T>[]) =>
    choices.map(({ value, name, short, description }) => ({
      value,
      name: safeText(name),
      ...(short !== undefined && { short: safeText(short) }),
      ...(description !== undefined && { description: safeText(description) }),
    }));
  // The library takes `true` for "nothing is wrong".
  const checking = (check: (typed: string) => string | null) => (typed: string) => check(typed) ?? true;

  return {
    select: (message, choices, first) =>
      ask({
        type: 'select',
        message: safeText(message),
        choices: listed(choices),
        default: first,
        pageSize,
        loop: false,
      }),
    search: (message, find) =>
      ask({ type: 'search', message: safeText(message), source: (typed = '') => listed(find(typed)), pageSize }),
    input: (message, check, given) =>
      ask({ type: 'input', message: safeText(message), default: given, validate: checking(check) }),
    secret: (message, check) =>
      ask({ type: 'password', message: safeText(message), mask: true, validate: checking(check) }),
    confirm: (message, given) => ask({ type: 'confirm', message: safeText(message), default: given }),
    tell: (text) => void io.stderr.write(`${safeLines(text)}\n`),
    get columns() {
      return io.stderr.columns ?? 80;
    },
    close: () => keys.close(),
  };
}
