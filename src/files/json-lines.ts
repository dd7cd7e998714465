import { usage } from '../errors.js';

/** Who takes the lines of a text with one JSON value a line. */
export interface LineTaker {
  /** The value of a line. What is wrong with it comes back as part of a sentence, null when nothing is. */
  value(value: unknown, line: number, text: string): string | null;
  /** A line that is no JSON, or that {@link value} found wrong. */
  malformed(line: number, why: string): void;
  /** After every piece of the text: so many bytes were read. False ends the reading. */
  pause(bytes: number): boolean | Promise<boolean>;
}

/** A longer line is no event, and is not held. */
const longestLine = 16 * 1024 * 1024;
const lineFeed = 10;

/**
 * Reads JSON Lines (NDJSON) as they come, holding no more than a piece and the line that it ends in. Lines are counted from
 * 1; blank ones and a byte order mark are left out. A line that cannot be read never keeps the others from being read.
 * @throws BingctlError `usage` for UTF-16; whatever the stream throws
 */
export async function readJsonLines(pieces: AsyncIterable<Uint8Array | string>, taker: LineTaker): Promise<void> {
  const held = new HeldLine();
  let line = 0;
  let bytes = 0;

  function takeLines(decoded: string): void {
    const text = line === 0 && decoded.startsWith('\ufeff') ? decoded.slice(1) : decoded;
    for (let from = 0; from <= text.length; ) {
      const found = text.indexOf('\n', from);
      const to = found === -1 ? text.length : found;
      line += 1;
      takeLine(text.slice(from, to));
      from = to + 1;
    }
  }

  function takeLine(text: string): void {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      if (/\S/.test(text)) taker.malformed(line, 'it is not JSON');
      return;
    }
    const wrong = taker.value(value, line, text);
    if (wrong !== null) taker.malformed(line, wrong);
  }

  function takeHeld(): void {
    const { isTooLong, bytes: whole } = held.release();
    if (!isTooLong) return takeLines(whole.toString());
    line += 1;
    taker.malformed(line, 'it is longer than 16 MB');
  }

  for await (const piece of pieces) {
    const chunk = typeof piece === 'string' ? Buffer.from(piece) : Buffer.from(piece.buffer, piece.byteOffset, piece.length);
    if (bytes === 0) refuseUtf16(chunk);
    bytes += chunk.length;
    const end = chunk.lastIndexOf(lineFeed);
    // The line that was held ends first; those that lie in the piece as a whole are decoded in one go.
    const begin = held.isEmpty ? -1 : chunk.indexOf(lineFeed);
    if (begin !== -1) {
      held.add(chunk.subarray(0, begin));
      takeHeld();
    }
    if (begin < end) takeLines(chunk.toString('utf8', begin + 1, end));
    held.add(chunk.subarray(end + 1));
    if (!(await taker.pause(bytes))) return;
  }
  if (!held.isEmpty) takeHeld();
}

/** The line that a piece of the text ends in, until its rest comes. */
class HeldLine {
  #parts: Buffer[] = [];
  #length = 0;

  get isTooLong(): boolean {
    return this.#length > longestLine;
  }

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  add(part: Buffer): void {
    this.#length += part.length;
    if (this.isTooLong) this.#parts = [];
    else if (part.length > 0) this.#parts.push(part);
  }

  release(): { bytes: Buffer; isTooLong: boolean } {
    const { isTooLong } = this;
    const [only = Buffer.alloc(0), ...others] = this.#parts;
    const bytes = others.length === 0 ? only : Buffer.concat(this.#parts);
    this.#parts = [];
    this.#length = 0;
    return { bytes, isTooLong };
  }
}

function refuseUtf16([first, second]: Buffer): void {
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw usage('the events are UTF-16, as PowerShell writes it: save them as UTF-8');
  }
}
