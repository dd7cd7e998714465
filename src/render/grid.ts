import { clusters } from './width.js';

/** Space between two columns. */
export const gap = '  ';

/** Rows of cells that fit the widths of their columns; a cell may have several lines. */
export async function drawGrid(
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
      drawn.replace(/([\u{f0000}-\u{10fffc}])\u{10fffd}*/gu, (_, found: string) => {
        return originals[(found.codePointAt(0) ?? first) - first] ?? '';
      }),
  };
}
