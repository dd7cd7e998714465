import { type Cluster, clusters } from './width.js';

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
    if (ascii.test(text)) return text;
    let hidden = '';
    for (const { text: whole, width } of drawn(text)) {
      hidden += ascii.test(whole) ? whole : (known.get(whole) ?? standIn(whole, width));
    }
    return hidden;
  };
  return {
    // Colours are no part of the text that they stand beside.
    hide: (text) => text.replace(/(\u001b\[[\d;]*m)|[^\n\u001b]+/g, (part, colour) => colour ?? hideOne(part)),
    show: (shown) =>
      shown.replace(/([\u{f0000}-\u{10fffc}])\u{10fffd}*/gu, (_, found: string) => {
        return originals[(found.codePointAt(0) ?? first) - first] ?? '';
      }),
  };
}

const ascii = /^[\x20-\x7e]*$/;

/** The text as what takes room in it: marks that stand alone go with what is before them, or else with what follows. */
function drawn(text: string): Cluster[] {
  const pieces: Cluster[] = [];
  let loose = '';
  for (const cluster of clusters(text)) {
    const last = pieces.at(-1);
    if (cluster.width > 0) {
      pieces.push({ text: loose + cluster.text, width: cluster.width });
      loose = '';
    } else if (last) last.text += cluster.text;
    else loose += cluster.text;
  }
  // Nothing but marks: they are given a space to stand on.
  return loose === '' ? pieces : [{ text: ` ${loose}`, width: 1 }];
}
