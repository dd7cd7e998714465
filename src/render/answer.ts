import type { BingctlError } from '../errors.js';
import type { Paint } from './paint.js';

/**
 * What one cell shows; null shows nothing, several texts have a line each where one thing is drawn alone and in columns
 * that wrap. Text from the service is made safe where it is drawn, not here.
 */
export type Cell = string | number | boolean | null | readonly string[];

export interface Column<T> {
  /** Lower-case words, as the table's head shows them. */
  title: string;
  cell(row: T): Cell;
  align?: 'right';
  /** A long text that may be cut when a drawn table would be wider than the terminal. */
  flexible?: boolean;
  /** A command to copy: where one thing is drawn alone it is not broken into lines, the terminal does that. */
  whole?: boolean;
  /** In a drawn table, on as many lines as it takes in place of being cut. */
  wraps?: boolean;
  /** Left out, the last one first, of a drawn table that is too narrow for all. */
  spare?: boolean;
  /** Bold where there is colour: what people look for, a name. */
  strong?: boolean;
  tone?(row: T): 'good' | 'warn' | 'bad' | 'dim' | null;
}

/** How one kind of thing is shown in every format. */
export interface View<T> {
  /** Columns of a table and of tab-separated rows. */
  columns: Column<T>[];
  /** Columns of a drawn table, where it shows otherwise than tab-separated rows. */
  drawn?: Column<T>[];
  /** More lines for one thing alone at a terminal; the columns when left out. */
  details?: Column<T>[];
  /** Several are drawn one beneath the other, whole: sentences that a table would cut. */
  apart?: boolean;
  /**
   * In place of columns: the whole of it as people read it, no line wider than `width` where that can be helped. What is in
   * it is safe already.
   */
  draw?(row: T, paint: Paint, width: number): string;
  /** What it consists of, a row each: for tab-separated rows, CSV and ids, where it is no row itself. */
  parts?(rows: readonly T[]): Answer;
  /** As a comment for a pull request, where that makes sense. */
  markdown?(row: T): string;
  /** The thing as machine formats print it: the stable shape (docs/output.md). */
  output(row: T): Record<string, unknown>;
  /** What `-o id` prints of a row, null for nothing; the `id` of the output when left out. */
  id?(row: T): string | null;
  /** The column names of CSV, in order: paths into `output`, such as `revenue.value`. */
  csv: readonly string[];
}

/**
 * What a verb answers. It does not print: the format is chosen once, by the renderer.
 * `many` decides between an array and one object in machine formats.
 */
export interface Answer<T = unknown> {
  rows: T[];
  many: boolean;
  view: View<T>;
  /** A sentence for a person when there are no rows. */
  whenEmpty?: string;
  /** How many rows a table shows, and what is said of the others; all other formats have them all. */
  atMost?: { rows: number; rest(left: number): string };
  /** The command to try next, for a person at a terminal. */
  next?: string;
  /** A text that is the answer for people and pipes alike, written byte for byte; machine formats still print `rows`. */
  text?: string;
  /** Exits with this though nothing went wrong. */
  exit?: number;
  /** The rows stand, and this went wrong beside them: it is reported after them and decides the exit code. */
  failure?: BingctlError | null;
  /**
   * Rows that come while the command runs, in batches that leave as they come; `rows` is empty then. JSON is one object a
   * line, since the end may be far.
   */
  flow?: AsyncIterable<readonly T[]>;
  /** What went wrong by the time the flow has ended: as `failure`. */
  ending?: () => BingctlError | null;
}

/** A list: an array in machine formats whatever its length. */
export function list<T>(rows: T[], view: View<T>, more: Partial<Answer<T>> = {}): Answer<T> {
  return { rows, many: true, view, ...more };
}

/** One thing: an object in machine formats. */
export function one<T>(row: T, view: View<T>, more: Partial<Answer<T>> = {}): Answer<T> {
  return { rows: [row], many: false, view, ...more };
}

/** One object when one thing was named, an array otherwise (docs/output.md). */
export function oneOrMany<T>(rows: T[], single: boolean, view: View<T>, more: Partial<Answer<T>> = {}): Answer<T> {
  return { rows, many: !single, view, ...more };
}

/** As many as there are, which need not fit into the memory. */
export function flowing<T>(
  batches: AsyncIterable<readonly T[]>,
  view: View<T>,
  more: Partial<Answer<T>> = {},
): Answer<T> {
  return { rows: [], flow: batches, many: true, view, ...more };
}
