import { plainNumber } from './amount.js';
import type { Cell, Column } from './answer.js';
import { drawGrid, gap } from './grid.js';
import type { Paint } from './paint.js';
import { safeText } from './safe-text.js';
import { cut, widthOf, wrap } from './width.js';

const narrowest = 3;
/** A flexible column gives way down to this before the others give anything. */
const readable = 12;
/** cli-table3 compares every cell with every other one, so a long table is drawn in pieces of one layout. */
const rowsAtOnce = 200;

export interface Canvas {
  /** Terminal cells of a line; Infinity where nothing has to fit. */
  width: number;
  paint: Paint;
}

function shown(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  if (typeof cell === 'number') return plainNumber(cell);
  return safeText(typeof cell === 'string' ? cell : cell.join(', '));
}

/** The rows under a head, no line wider than the canvas. */
export async function* drawTable<T>(
  rows: readonly T[],
  columns: readonly Column<T>[],
  { width, paint }: Canvas,
): AsyncGenerator<string> {
  const measured = columns.map((column) => {
    const texts = rows.map((row) => textsOf(column, row));
    const width = texts.flat().reduce((most, each) => Math.max(most, widthOf(each)), widthOf(column.title));
    return { column, texts, width };
  });
  const fitting = withoutSpare(measured, width);
  const flexible = fitting.map(({ column }) => column.flexible === true);
  const widths = columnWidths(
    fitting.map((each) => each.width),
    flexible,
    width,
  );
  const drawn = fitting.slice(0, widths.length);
  const head = drawn.map(({ column }, index) => paint.dim(cut(column.title, widths[index] ?? 0)));
  const aligned = drawn.map(({ column }) => column);
  yield drawGrid([head], aligned, widths);
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const some = rows.slice(from, from + rowsAtOnce).map((row, offset) =>
      drawn.map(({ column, texts }, index) => {
        const lines = fitted(column, texts[from + offset] ?? [], widths[index] ?? 0);
        return lines.map((line) => painted(column, row, line, paint)).join('\n');
      }),
    );
    yield await drawGrid(some, aligned, widths);
  }
}

/** What a cell of a table says: one text, or several in a column that wraps. */
function textsOf<T>(column: Column<T>, row: T): string[] {
  const cell = column.cell(row);
  return column.wraps && typeof cell === 'object' ? (cell ?? []).map(shown) : [shown(cell)];
}

function fitted<T>(column: Column<T>, texts: readonly string[], width: number): string[] {
  return texts.flatMap((text) => (column.wraps ? wrap(text, width) : [cut(text, width)]));
}

/** The columns without as many spare ones as it takes for the others to be read. */
function withoutSpare<C extends { column: { spare?: boolean; flexible?: boolean }; width: number }>(
  measured: readonly C[],
  width: number,
): readonly C[] {
  const least = measured.map((each) => (each.column.flexible ? Math.min(each.width, readable) : each.width));
  if (sum(least) + gap.length * (least.length - 1) <= width) return measured;
  const spare = measured.findLastIndex(({ column }) => column.spare === true);
  return spare === -1 ? measured : withoutSpare(measured.toSpliced(spare, 1), width);
}

/** One thing as a list of labels and values; values wrap, and what is not there has no line. */
export async function drawDetails<T>(row: T, columns: readonly Column<T>[], { width, paint }: Canvas): Promise<string> {
  const cells = columns.map((column) => ({ column, cell: column.cell(row) })).filter(({ cell }) => cell !== null);
  const widest = Math.max(0, ...cells.map(({ column }) => widthOf(column.title)));
  const label = Math.min(widest, Math.max(1, width - readable));
  const room = Math.max(1, width - label - gap.length);
  const values = cells.map(({ cell, column }) =>
    (Array.isArray(cell) ? cell : [cell]).flatMap((each) => (column.whole ? shown(each) : wrap(shown(each), room))),
  );
  const lines = cells.map(({ column }, index) => [
    paint.dim(cut(column.title, label)),
    (values[index] ?? []).map((line) => painted(column, row, line, paint)).join('\n'),
  ]);
  return drawGrid(lines, [{}, {}], [label, Math.max(1, ...values.flat().map(widthOf))]);
}

function painted<T>(column: Column<T>, row: T, text: string, paint: Paint): string {
  if (text === '') return text;
  const tones = { good: paint.green, warn: paint.yellow, bad: paint.red, dim: paint.dim } as const;
  const tone = column.tone?.(row);
  const toned = tone ? tones[tone](text) : text;
  return column.strong ? paint.bold(toned) : toned;
}

/**
 * How wide each column is drawn: the widest gives way first, flexible ones before the others. Where not even the first
 * letters have room, columns are left out from the right.
 */
export function columnWidths(natural: readonly number[], flexible: readonly boolean[], width: number): number[] {
  const room = (count: number) => width - gap.length * (count - 1);
  let count = natural.length;
  while (count > 1 && sum(natural.slice(0, count).map((each) => Math.min(each, narrowest))) > room(count)) count -= 1;
  const all = natural.slice(0, count);
  const some = shrunk(all, (index) => flexible[index] === true, readable, room(count));
  return [narrowest, 1].reduce((widths, least) => shrunk(widths, () => true, least, room(count)), some);
}

/** The widths with the widest of those that may shrink cut to one height, as low as needed but not below `least`. */
function shrunk(widths: readonly number[], may: (index: number) => boolean, least: number, room: number): number[] {
  if (sum(widths) <= room) return [...widths];
  const cutTo = (height: number) => widths.map((each, index) => (may(index) ? Math.min(each, height) : each));
  let height = Math.max(least, Math.min(room, Math.max(...widths)));
  while (height > least && sum(cutTo(height)) > room) height -= 1;
  // What the last step took too much goes back, cell by cell, from the left.
  const result = cutTo(height);
  for (const [index, each] of widths.entries()) {
    if (sum(result) < room && each > (result[index] ?? 0)) result[index] = (result[index] ?? 0) + 1;
  }
  return result;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
