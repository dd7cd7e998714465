import { isUtf8 } from 'node:buffer';
import { refuseUtf16 } from './input.js';
import { longestLine, type Malformed, type NdjsonLine, readNdjson } from './ndjson.js';

/** A file of one value is read whole; one that is larger has to have a line for each. */
const largestBytes = 32 * 1024 * 1024;

/**
 * The values of a JSON text, whichever form it has: one value over as many lines as it likes, or a value a line. Its first
 * line decides: one that is a value by itself has others below it, and nothing beyond it is waited for.
 * @param what it is called in messages
 * @throws BingctlError `usage` for UTF-16; whatever the stream throws
 */
export async function* readJsonValues(
  what: string,
  bytes: AsyncIterable<Buffer>,
  malformed: Malformed,
): AsyncGenerator<NdjsonLine[]> {
  const rest = bytes[Symbol.asyncIterator]();
  try {
    const head = await readUntil(rest, hasFirstLine);
    refuseUtf16(what, head.bytes);
    if (!beginsOneValue(head.bytes, head.isWhole)) return yield* readNdjson(chained(head.bytes, rest), malformed);
    const whole = head.isWhole ? head : await readUntil(rest, (_, size) => size > largestBytes, head.bytes);
    const value = whole.isWhole && isUtf8(whole.bytes) ? parsed(whole.bytes) : undefined;
    if (value !== undefined) return yield [{ line: 1, value, text: whole.bytes.toString('utf8') }];
    yield* readNdjson(chained(whole.bytes, rest), malformed);
  } finally {
    await rest.return?.();
  }
}

interface Beginning {
  bytes: Buffer;
  isWhole: boolean;
}

type Chunks = AsyncIterator<Buffer>;

async function readUntil(
  chunks: Chunks,
  isEnough: (chunk: Buffer, size: number) => boolean,
  before: Buffer = Buffer.alloc(0),
): Promise<Beginning> {
  const held = [before];
  let size = before.length;
  for (;;) {
    const { value, done } = await chunks.next();
    if (done) return { bytes: Buffer.concat(held), isWhole: true };
    held.push(Buffer.from(value));
    size += value.length;
    if (isEnough(value, size)) return { bytes: Buffer.concat(held), isWhole: false };
  }
}

function hasFirstLine(chunk: Buffer, size: number): boolean {
  return /\S.*\n/.test(chunk.toString('latin1')) || size > largestBytes;
}

/** Whether a value begins that goes beyond its first line, or is all there is. */
function beginsOneValue(bytes: Buffer, isWhole: boolean): boolean {
  const text = bytes.toString('utf8').replace(/^\ufeff?\s*/, '');
  const end = text.indexOf('\n');
  if (end === -1) return isWhole;
  if (end > longestLine) return true;
  return /^[[{]/.test(text) && parsed(Buffer.from(text.slice(0, end))) === undefined;
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8').replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

async function* chained(first: Buffer, rest: Chunks): AsyncGenerator<Buffer> {
  yield first;
  for (;;) {
    const { value, done } = await rest.next();
    if (done) return;
    yield value;
  }
}
