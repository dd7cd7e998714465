import { type BingctlError, type ErrorItem, usage } from '../errors.js';

/** Something wrong at one place of a file. */
export interface Mistake {
  message: string;
  line: number;
  column: number;
  /** Of a file that holds several things: which one, from 0, and what it is called there. */
  index?: number;
  name?: string | null;
  id?: string | null;
  fieldPath?: string;
}

/** All mistakes in one error, each with its place. */
export function mistakesError(mistakes: readonly Mistake[], hint: string | null = null): BingctlError {
  const items = mistakes.map((mistake): ErrorItem => {
    const { message, line, column, index = 0, name = null, id = null, fieldPath = null } = mistake;
    const placed = `line ${line}, column ${column}: ${message}`;
    return { index, name, id, code: null, errorCode: null, message: placed, fieldPath, outcome: 'notSent' };
  });
  const [first] = items;
  if (first && items.length === 1) return usage(first.message, { items, hint });
  return usage(`${items.length} mistakes in the file; nothing was sent`, { items, hint });
}
