import { type BingctlError, type ErrorItem, usage } from '../errors.js';

/** Something wrong at one place of a file. */
export interface Mistake {
  message: string;
  /** What it is called in messages; left out where only one file can be meant. */
  file?: string;
  line: number;
  column: number;
  /** Of a file that holds several things: which one, from 0, and what it is called there. */
  index?: number;
  name?: string | null;
  id?: string | null;
  fieldPath?: string;
}

/** What errors were made of: who reads a text often does not know what file it is from. */
const madeOf = new WeakMap<BingctlError, { mistakes: readonly Mistake[]; hint: string | null }>();

/** All mistakes in one error, each with its place. */
export function mistakesError(mistakes: readonly Mistake[], hint: string | null = null): BingctlError {
  const items = mistakes.map((mistake): ErrorItem => {
    const { index = 0, name = null, id = null, fieldPath = null } = mistake;
    const placed = `${placeOf(mistake)}: ${mistake.message}`;
    return { index, name, id, code: null, errorCode: null, message: placed, fieldPath, outcome: 'notSent' };
  });
  const error = usage(summaryOf(mistakes, items), { items, hint });
  madeOf.set(error, { mistakes, hint });
  return error;
}

/** The mistakes of {@link mistakesError} as those of this file; null when the error is about something else. */
export function mistakesIn(file: string, error: BingctlError): BingctlError | null {
  const made = madeOf.get(error);
  if (!made) return null;
  return mistakesError(
    made.mistakes.map((mistake) => ({ file, ...mistake })),
    made.hint,
  );
}

function summaryOf(mistakes: readonly Mistake[], items: readonly ErrorItem[]): string {
  const [first] = items;
  if (first && items.length === 1) return first.message;
  const files = new Set(mistakes.map(({ file = 'the file' }) => file));
  const where = files.size === 1 ? [...files][0] : `${files.size} files`;
  return `${items.length} mistakes in ${where}; nothing was sent`;
}

/** As compilers write it, where the file is known. */
export function placeOf({ file, line, column }: Pick<Mistake, 'file' | 'line' | 'column'>): string {
  return file === undefined ? `line ${line}, column ${column}` : `${file}:${line}:${column}`;
}
