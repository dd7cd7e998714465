import { widthOf } from './width.js';

/** Space between two columns: quiet as gh is, columns stand apart by space alone. */
export const gap = '  ';

const colour = /\u001b\[\d+m/g;

/** Rows of cells that fit the widths of their columns, as lines; a cell may have several. */
export function drawGrid(
  rows: readonly (readonly string[])[],
  columns: readonly { align?: 'right' }[],
  widths: readonly number[],
): string {
  return rows.map((row) => drawRow(row, columns, widths)).join('');
}

function drawRow(row: readonly string[], columns: readonly { align?: 'right' }[], widths: readonly number[]): string {
  const cells = row.map((cell) => cell.split('\n'));
  const height = Math.max(1, ...cells.map((lines) => lines.length));
  const lines = Array.from({ length: height }, (_, at) =>
    cells.map((each, index) => padded(each[at] ?? '', widths[index] ?? 0, columns[index]?.align)).join(gap),
  );
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}

function padded(text: string, width: number, align: 'right' | undefined): string {
  const room = ' '.repeat(Math.max(0, width - widthOf(text.replace(colour, ''))));
  return align === 'right' ? room + text : text + room;
}
