import { StringDecoder } from 'node:string_decoder';

/** A line is kept until it ends, so its length is what the memory has to hold. No SDK sends an event of this size. */
const longestLine = 1024 * 1024;

/** One line that could be read, with its number from 1. */
export interface NdjsonLine {
  line: number;
  value: unknown;
}

/** Why a line cannot be read. */
export type Malformed = (line: number, why: string) => void;

/**
 * The values of newline-delimited JSON, in batches: a turn of an async loop a line would cost more than the parsing.
 * Blank lines do not count. It never throws over a line; what is wrong with one is told, and the next is read.
 */
export async function* readNdjson(bytes: AsyncIterable<Buffer>, malformed: Malformed): AsyncGenerator<NdjsonLine[]> {
  const decoder = new StringDecoder('utf8');
  let line = 0;
  let begun = '';
  // The rest of a line that was too long is read over.
  let skipping = false;
  const read = (texts: readonly string[]) => {
    const batch: NdjsonLine[] = [];
    for (const text of texts) {
      line += 1;
      if (skipping) skipping = false;
      else parseLine(text, line, batch, malformed);
    }
    return batch;
  };
  let isFirst = true;
  for await (const chunk of bytes) {
    const text = decoder.write(chunk);
    const lines = (begun + (isFirst ? text.replace(/^\ufeff/, '') : text)).split('\n');
    isFirst = false;
    begun = lines.pop() ?? '';
    const batch = read(lines);
    if (batch.length > 0) yield batch;
    if (begun.length > longestLine) {
      if (!skipping) malformed(line + 1, 'it is longer than 1 MB');
      skipping = true;
      begun = '';
    }
  }
  begun += decoder.end();
  if (begun !== '' || skipping) yield read([begun]);
}

function parseLine(text: string, line: number, batch: NdjsonLine[], malformed: Malformed): void {
  try {
    batch.push({ line, value: JSON.parse(text) });
  } catch {
    if (text.trim() !== '') malformed(line, 'it is no JSON');
  }
}
