import { type BingctlError, usage } from '../errors.js';
import { mistakesError } from './mistakes.js';

/** Of Excel in countries that write 1,5 and of copied cells, beside the comma. */
const delimiters = [',', ';', '\t'];

/**
 * The rows of a CSV text (RFC 4180), each with the line it begins at; rows without anything in them are left out. The
 * delimiter is the one that the first line has most of, and line ends in cells are `\n`.
 * @throws BingctlError `usage` with the line of a quote that is wrong or never closed
 */
export async function parseCsv(text: string): Promise<{ cells: string[]; line: number }[]> {
  const { CsvError, parse } = await import('csv-parse/sync');
  // The package counts the two characters of a line end inside quotes as two lines.
  const plain = text.replaceAll(/\r\n?/g, '\n');
  try {
    const options = {
      delimiter: delimiterOf(plain),
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
    } as const;
    // With `info` each record comes with the line that it ends at, which the types of the package do not know.
    const records = parse(plain, options) as unknown as { record: string[]; info: { lines: number } }[];
    return records.map(({ record, info }) => ({ cells: record, line: info.lines - lineEndsIn(record) }));
  } catch (error) {
    if (error instanceof CsvError) throw wrongCsv(error);
    throw error;
  }
}

function lineEndsIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + (cell.split('\n').length - 1), 0);
}

function delimiterOf(text: string): string {
  const [head = ''] = text.replaceAll(/"[^"]*"/g, '').split('\n', 1);
  const count = (delimiter: string) => head.split(delimiter).length;
  return delimiters.reduce((best, each) => (count(each) > count(best) ? each : best));
}

function wrongCsv(error: Error & { lines?: unknown; code?: unknown }): BingctlError {
  const words: Record<string, string> = {
    CSV_QUOTE_NOT_CLOSED: 'a quote that opens here is never closed: the file is cut off',
    CSV_INVALID_CLOSING_QUOTE: 'after a closing quote a delimiter or the end of the line was expected',
    INVALID_OPENING_QUOTE: 'a quote in the middle of a cell: double it, and put the cell into quotes',
  };
  const message = words[String(error.code)] ?? error.message;
  const line = Number(error.lines);
  return Number.isInteger(line) ? mistakesError([{ message, line, column: 1 }]) : usage(message, { cause: error });
}
