import type { Answer } from './answer.js';
import { encode } from './encode.js';
import type { Format } from './format.js';
import type { Io } from './io.js';
import { csv, csvRows, tsv } from './rows.js';
import { drawn, safePieces } from './show.js';

type Batches<T> = AsyncIterable<readonly T[]>;

/** Rows of a table, whose columns fit all of its rows: it has a head of its own for each so many. */
const rowsOfTable = 200;

/** The rows of a flow as they come, a piece for each batch. */
export async function* flowPieces<T>(
  batches: Batches<T>,
  answer: Answer<T>,
  format: Exclude<Format, 'markdown'> | null,
  io: Pick<Io, 'stdout' | 'env'>,
): AsyncGenerator<string> {
  const isDrawn = format === 'table' || (format === null && io.stdout.isTTY === true);
  let isFirst = true;
  for await (const rows of isDrawn ? regrouped(batches, rowsOfTable) : batches) {
    const pieces = isDrawn ? tables(rows, answer, isFirst, io) : encoded(rows, answer, isFirst, format);
    yield await joined(format === 'csv' && io.stdout.isTTY ? safePieces(pieces) : pieces);
    isFirst = false;
  }
}

function encoded<T>(
  rows: readonly T[],
  answer: Answer<T>,
  isFirst: boolean,
  format: Exclude<Format, 'markdown'> | null,
) {
  if (format === null || format === 'table') return tsv(rows, answer.view);
  if (format === 'csv') return isFirst ? csv(rows, answer.view) : csvRows(rows, answer.view);
  return encode({ ...answer, rows: [...rows], many: true }, format === 'json' ? 'ndjson' : format);
}

/** One row that is all there is: it has room for everything. */
async function* tables<T>(rows: readonly T[], answer: Answer<T>, isFirst: boolean, io: Pick<Io, 'stdout' | 'env'>) {
  if (!isFirst) yield '\n';
  yield* drawn({ ...answer, rows: [...rows], many: !(isFirst && rows.length === 1) }, io);
}

/** Batches of at most so many rows, and of fewer only at the end. */
async function* regrouped<T>(batches: Batches<T>, most: number): AsyncGenerator<T[]> {
  let group: T[] = [];
  for await (const batch of batches) {
    for (const row of batch) {
      group.push(row);
      if (group.length < most) continue;
      yield group;
      group = [];
    }
  }
  if (group.length > 0) yield group;
}

async function joined(pieces: Iterable<string> | AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}
