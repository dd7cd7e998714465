import { plainNumber } from './amount.js';
import type { Cell, Column } from './answer.js';
import type { Paint } from './paint.js';
import { safeText } from './safe-text.js';
import { clusters, cut, widthOf, wrap } from './width.js';

const gap = '  ';
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
    const texts = rows.map((row) => shown(column.cell(row)));
    return { column, texts, width: texts.reduce((most, each) => Math.max(most, widthOf(each)), widthOf(column.title)) };
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
  yield draw([head], aligned, widths);
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const some = rows.slice(from, from + rowsAtOnce).map((row, offset) =>
      drawn.map(({ column, texts }, index) => {
        return painted(column, row, cut(texts[from + offset] ?? '', widths[index] ?? 0), paint);
      }),
    );
    yield await draw(some, aligned, widths);
  }
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
  const values = cells.map(({ cell }) =>
    (Array.isArray(cell) ? cell : [cell]).flatMap((each) => wrap(shown(each), room)),
  );
  const lines = cells.map(({ column }, index) => [
    paint.dim(cut(column.title, label)),
    (values[index] ?? []).map((line) => painted(column, row, line, paint)).join('\n'),
  ]);
  return draw(lines, [{}, {}], [label, Math.max(1, ...values.flat().map(widthOf))]);
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

async function draw(
  rows: string[][],
  columns: readonly { align?: 'right' }[],
  widths: readonly number[],
): Promise<string> {
  if (rows.length === 0) return '';
  const { default: Table } = await import('cli-table3');
  const table = new Table({
    chars: noBorders,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [], compact: true },
    colWidths: [...widths],
    colAligns: columns.map(({ align }) => align ?? 'left'),
  });
  const standIns = createStandIns();
  table.push(...rows.map((row) => row.map(standIns.hide)));
  const lines = standIns.show(table.toString()).split('\n');
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}

/** Quiet as gh is: columns stand apart by space alone. */
const noBorders = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: gap,
};

/**
 * cli-table3 measures with the Unicode of 2019 and counts most combining marks as letters. What is not ASCII goes
 * through it as private characters that it measures as we do, and comes back afterwards.
 */
function createStandIns(): { hide(text: string): string; show(drawn: string): string } {
  const first = 0xf0000;
  const filler = '\u{10fffd}';
  const known = new Map<string, string>();
  const originals: string[] = [];
  const standIn = (cluster: string, width: number) => {
    const made = String.fromCodePoint(first + originals.length) + filler.repeat(width - 1);
    originals.push(cluster);
    known.set(cluster, made);
    return made;
  };
  const hideOne = (text: string) => {
    let hidden = '';
    let loose = '';
    for (const cluster of clusters(text)) {
      // Marks with nothing to stand on go in with what follows them.
      if (cluster.width === 0) loose += cluster.text;
      else {
        const whole = loose + cluster.text;
        hidden += known.get(whole) ?? standIn(whole, cluster.width);
        loose = '';
      }
    }
    return hidden;
  };
  return {
    hide: (text) => text.replace(/[^\n\u001b-\u007e]+/gu, hideOne),
    show: (drawn) =>
      drawn.replace(/([\u{f0000}-\u{ffffd}])\u{10fffd}*/gu, (_, found: string) => {
        return originals[(found.codePointAt(0) ?? first) - first] ?? '';
      }),
  };
}
