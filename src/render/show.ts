import { usage } from '../errors.js';
import type { Answer } from './answer.js';
import { encode } from './encode.js';
import type { Format } from './format.js';
import type { Io } from './io.js';
import { hasColour, loadPaint } from './paint.js';
import { tsv } from './rows.js';
import { safeLines } from './safe-text.js';

type Pieces = Iterable<string> | AsyncIterable<string>;

/** The answer in the format that was asked for, or the one that fits where stdout goes. */
export async function answerPieces<T>(
  answer: Answer<T>,
  format: Format | null,
  { stdout, env }: Pick<Io, 'stdout' | 'env'>,
): Promise<Pieces> {
  const people = format === null || format === 'table';
  const isDrawn = format === 'table' || (format === null && stdout.isTTY === true);
  const { draw, markdown, parts } = answer.view;
  if (parts && (format === 'csv' || format === 'id' || (people && !isDrawn))) {
    return answerPieces(parts(answer.rows), format, { stdout, env });
  }
  if (format === 'id' && !answer.view.csv.includes('id')) throw usage('what this command answers has no ids');
  if (format === 'markdown') {
    if (!markdown) throw usage('what this command answers is not written as markdown');
    return answer.rows.map(markdown);
  }
  if (answer.flow) {
    const { flowPieces } = await import('./flow.js');
    return flowPieces(answer.flow, answer, format, { stdout, env });
  }
  if (people && answer.text !== undefined) return [stdout.isTTY ? safeScreen(answer.text) : answer.text];
  if (people && draw) {
    const paint = await loadPaint(hasColour(env, stdout));
    return answer.rows.map((row) => draw(row, paint, lineWidth(stdout)));
  }
  if (draw && format === 'csv') throw usage('what this command answers is no list: -o csv does not fit');
  if (isDrawn) return drawn(answer, { stdout, env });
  if (people) return tsv(answer.rows, answer.view);
  const encoded = encode(answer, format);
  return format === 'csv' && stdout.isTTY ? safePieces(encoded) : encoded;
}

/** A file or a pager has no edge; a terminal that does not tell its width has eighty columns. */
export function lineWidth({ columns, isTTY }: Io['stdout']): number {
  return columns || (isTTY ? 80 : Number.POSITIVE_INFINITY);
}

/** A table, or one thing as a list of labels and values. */
export async function* drawn<T>(
  answer: Answer<T>,
  { stdout, env }: Pick<Io, 'stdout' | 'env'>,
): AsyncGenerator<string> {
  const { rows, many, view } = answer;
  if (rows.length === 0) return;
  const { drawDetails, drawTable } = await import('./table.js');
  const canvas = { width: lineWidth(stdout), paint: await loadPaint(hasColour(env, stdout)) };
  if (many && !view.apart) {
    return yield* drawTable(rows.slice(0, answer.atMost?.rows), view.drawn ?? view.columns, canvas);
  }
  for (const [index, row] of rows.entries()) {
    yield (index === 0 ? '' : '\n') + (await drawDetails(row, view.details ?? view.columns, canvas));
  }
}

/** What a table leaves out, in words; null where it shows everything, or where none is drawn. */
export function leftOut<T>({ rows, atMost }: Answer<T>, format: Format | null, stdout: Io['stdout']): string | null {
  const isDrawn = format === 'table' || (format === null && stdout.isTTY === true);
  return atMost && isDrawn && rows.length > atMost.rows ? atMost.rest(rows.length - atMost.rows) : null;
}

/** CSV in a file is exact; on a terminal nothing in it is obeyed. */
export async function* safePieces(pieces: Pieces): AsyncGenerator<string> {
  for await (const piece of pieces) yield safeLines(piece.replaceAll('\r\n', '\n'));
}

function safeScreen(text: string): string {
  const safe = safeLines(text.replaceAll('\r\n', '\n'));
  return safe.endsWith('\n') ? safe : `${safe}\n`;
}
