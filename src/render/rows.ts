import { ExactNumber, plainNumber } from './amount.js';
import type { Cell, View } from './answer.js';
import { toJson } from './json.js';
import { escapedCell } from './safe-text.js';

/** A cell as a script reads it. */
function plainCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return cell.join(', ');
  return typeof cell === 'number' ? plainNumber(cell) : String(cell);
}

/** Tab-separated rows without a head: tab, line end, backslash and everything a terminal would obey are escaped. */
export function* tsv<T>(rows: readonly T[], view: View<T>): Generator<string> {
  for (const row of rows) {
    yield `${view.columns.map((column) => escapedCell(plainCell(column.cell(row)))).join('\t')}\n`;
  }
}

/** RFC 4180 with a head, its line ends included. */
export function* csv<T>(rows: readonly T[], view: View<T>): Generator<string> {
  yield `${view.csv.map(csvCell).join(',')}\r\n`;
  yield* csvRows(rows, view);
}

/** The same without the head. */
export function* csvRows<T>(rows: readonly T[], view: View<T>): Generator<string> {
  for (const row of rows) {
    const output = view.output(row);
    yield `${view.csv.map((path) => csvCell(flat(at(output, path)))).join(',')}\r\n`;
  }
}

function at(output: Record<string, unknown>, path: string): unknown {
  let value: unknown = output;
  for (const key of path.split('.')) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return null;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

function flat(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return plainNumber(value);
  if (value instanceof ExactNumber) return value.text;
  return typeof value === 'object' ? toJson(value) : String(value);
}

const plainNegative = /^-\d+(\.\d+)?$/;
/** What spreadsheets take for the beginning of a formula, the full-width forms included (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r\n＝＋－＠]/;

function csvCell(text: string): string {
  const harmless = formula.test(text) && !plainNegative.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
