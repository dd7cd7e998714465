import { isUtf8 } from 'node:buffer';

/** A line is kept until it ends, so its length is what the memory has to hold. No SDK sends an event of this size. */
export const longestLine = 1024 * 1024;

/** One line that could be read, with its number from 1. */
export interface NdjsonLine {
  line: number;
  value: unknown;
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

function createLines(malformed: Malformed): Lines {
  let line = 0;
  /** What has come of a line that has not ended: chunks are reused, so these are copies. */
  let held: Buffer[] = [];
  let heldBytes = 0;

  function hold(part: Buffer): void {
    heldBytes += part.length;
    // Of a line that is too long nothing is kept but that it is.
    if (heldBytes > longestLine) held = [];
    else if (part.length > 0) held.push(Buffer.from(part));
  }

  /** The held line with its end, which is in the chunk; null when it is too long. */
  function released(end: Buffer): Buffer | null {
    const whole = heldBytes + end.length > longestLine ? null : Buffer.concat([...held, end]);
    held = [];
    heldBytes = 0;
    return whole;
  }

  function read(batch: NdjsonLine[], bytes: Buffer | null, start: number, end: number, isCut = false): void {
    line += 1;
    if (bytes === null || end - start > longestLine) {
      malformed(line, 'it is longer than 1 MB');
      return;
    }
    const begin = line === 1 && hasMark(bytes, start) ? start + 3 : start;
    const text = bytes.toString('utf8', begin, end);
    try {
      const value: unknown = JSON.parse(text);
      // Bytes that are no UTF-8 have become this character; so has the character itself, which is allowed.
      const isText = !text.includes('\ufffd') || isUtf8(bytes.subarray(begin, end));
      if (isText) batch.push({ line, value });
      else malformed(line, 'it is not UTF-8 text');
    } catch {
      if (text.trim() !== '') malformed(line, isCut ? 'it is no JSON: it may be cut off' : 'it is no JSON');
    }
  }

  return {
    take(chunk) {
      const batch: NdjsonLine[] = [];
      let start = 0;
      for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, start)) {
        if (start === 0 && heldBytes > 0) {
          const whole = released(chunk.subarray(0, end));
          read(batch, whole, 0, whole?.length ?? 0);
        } else {
          read(batch, chunk, start, end);
        }
        start = end + 1;
      }
      hold(chunk.subarray(start));
      return batch;
    },
    end() {
      const batch: NdjsonLine[] = [];
      if (heldBytes === 0) return batch;
      const whole = released(Buffer.alloc(0));
      read(batch, whole, 0, whole?.length ?? 0, true);
      return batch;
    },
  };
}

function hasMark(bytes: Buffer, at: number): boolean {
  return bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf;
}
