import { widthOf } from './width.js';

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
 * cli-table3 measures with the Unicode of 2019, counts most combining marks as letters, and takes seconds for a thousand
 * names of emoji. A part of a line that is not ASCII goes through it as private characters, as many as it is wide, and
 * comes back afterwards: it fits already.
 */
function createStandIns(): { hide(text: string): string; show(drawn: string): string } {
  const originals: string[] = [];
  const hideOne = (text: string) => {
    if (ascii.test(text)) return text;
    const width = widthOf(text);
    // Nothing but marks: they are given a space to stand on.
    originals.push(width === 0 ? ` ${text}` : text);
    return String.fromCodePoint(numbered(originals.length - 1)) + filler.repeat(Math.max(0, width - 1));
  };
  return {
    // Colours are no part of the text that they stand beside.
    hide: (text) => text.replace(/(\u001b\[[\d;]*m)|[^\n\u001b]+/g, (part, colour) => colour ?? hideOne(part)),
    show: (shown) =>
      shown.replace(/([\ue000-\uf8fe\u{f0000}-\u{ffffd}])\uf8ff*/gu, (_, found: string) => {
        return originals[numberOf(found.codePointAt(0) ?? 0)] ?? '';
      }),
  };
}

const ascii = /^[\x20-\x7e]*$/;
const filler = '\uf8ff';
const few = 0xe000;
const many = 0xf0000;
/** Of one unit of UTF-16, which are measured at once, as far as there are such. */
const ofOneUnit = 0xf8fe - few + 1;

const numbered = (index: number) => (index < ofOneUnit ? few + index : many + index - ofOneUnit);
const numberOf = (point: number) => (point < many ? point - few : point - many + ofOneUnit);
