import { isUtf8 } from 'node:buffer';

/** A line is kept until it ends, so its length is what the memory has to hold. No SDK sends an event of this size. */
export const longestLine = 1024 * 1024;

/** One line that could be read, with its number from 1. */
export interface NdjsonLine {
  line: number;
  value: unknown;
  /** As it stands: a number in it may have more digits than its value holds. */
  text: string;
}

/** Why a line cannot be read. */
export type Malformed = (line: number, why: string) => void;

/**
 * The values of newline-delimited JSON, in batches: a turn of an async loop a line would cost more than the parsing.
 * Blank lines, a byte order mark and carriage returns do not count. It never throws over a line; what is wrong with one is
 * told, and the next is read.
 */
export async function* readNdjson(
  bytes: AsyncIterable<Uint8Array>,
  malformed: Malformed,
): AsyncGenerator<NdjsonLine[]> {
  const lines = createLines(malformed);
  for await (const chunk of bytes) {
    const batch = lines.take(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    if (batch.length > 0) yield batch;
  }
  const last = lines.end();
  if (last.length > 0) yield last;
}

interface Lines {
  /** The values of the lines that end in this chunk. */
  take(chunk: Buffer): NdjsonLine[];
  /** The last line, which may lack its line end. */
  end(): NdjsonLine[];
}

const lineFeed = 0x0a;
const tooLong = 'it is longer than 1 MB';

function createLines(malformed: Malformed): Lines {
  let line = 0;
  let batch: NdjsonLine[] = [];
  /** What has come of a line that has not ended: chunks are reused, so these are copies. */
  let held: Buffer[] = [];
  let heldBytes = 0;

  function hold(part: Buffer): void {
    heldBytes += part.length;
    // Of a line that is too long nothing is kept but that it is.
    if (heldBytes > longestLine) held = [];
    else if (part.length > 0) held.push(Buffer.from(part));
  }

  /** The held line, with its end. */
  function readHeld(end: Buffer, isCut = false): void {
    const isTooLong = heldBytes + end.length > longestLine;
    const whole = isTooLong ? null : Buffer.concat([...held, end]);
    held = [];
    heldBytes = 0;
    if (whole) {
      readLines(whole, isCut);
    } else {
      line += 1;
      malformed(line, tooLong);
    }
  }

  /** Lines that are there as a whole: decoding them in one go is what makes reading as quick as it can be. */
  function readLines(bytes: Buffer, isCut = false): void {
    const text = bytes.toString('utf8');
    // Bytes that are no UTF-8 have become this character; so has the character itself, which is allowed.
    const isText = !text.includes('\ufffd') || isUtf8(bytes);
    if (!isText && bytes.includes(lineFeed)) {
      for (const each of byLine(bytes)) readLines(each, isCut);
      return;
    }
    for (let start = 0; start <= text.length; ) {
      const found = text.indexOf('\n', start);
      const end = found === -1 ? text.length : found;
      line += 1;
      const begin = line === 1 && text.startsWith('\ufeff') ? 1 : start;
      read(text.slice(begin, end), isText, isCut);
      start = end + 1;
    }
  }

  function read(text: string, isText: boolean, isCut: boolean): void {
    const wrong = wrongBeforeParsing(text, isText);
    if (wrong !== null) {
      malformed(line, wrong);
      return;
    }
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      if (text.trim() !== '') malformed(line, isCut ? 'it is no JSON: it may be cut off' : 'it is no JSON');
      return;
    }
    batch.push({ line, value, text });
  }

  function taken(): NdjsonLine[] {
    const lines = batch;
    batch = [];
    return lines;
  }

  return {
    take(chunk) {
      const last = chunk.lastIndexOf(lineFeed);
      let start = 0;
      if (heldBytes > 0 && last !== -1) {
        const end = chunk.indexOf(lineFeed);
        readHeld(chunk.subarray(0, end));
        start = end + 1;
      }
      if (last >= start) readLines(chunk.subarray(start, last));
      hold(chunk.subarray(last === -1 ? 0 : last + 1));
      return taken();
    },
    end() {
      if (heldBytes > 0) readHeld(Buffer.alloc(0), true);
      return taken();
    },
  };
}

function wrongBeforeParsing(text: string, isText: boolean): string | null {
  // No character takes more than three bytes for each of its units.
  if (text.length * 3 > longestLine && Buffer.byteLength(text) > longestLine) return tooLong;
  return isText ? null : 'it is not UTF-8 text';
}

function* byLine(bytes: Buffer): Generator<Buffer> {
  let start = 0;
  for (let end = bytes.indexOf(lineFeed); end !== -1; end = bytes.indexOf(lineFeed, start)) {
    yield bytes.subarray(start, end);
    start = end + 1;
  }
  yield bytes.subarray(start);
}
