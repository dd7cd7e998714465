import type { Writable } from 'node:stream';
import { BingctlError } from '../errors.js';

const chunkSize = 64 * 1024;
const listening = new WeakSet<Writable>();
const gone = new WeakSet<Writable>();

/**
 * Makes a stream forget what is written to it once its reader is gone (`bingctl goals list | head -1`): that is no error
 * (docs/output.md). What else goes wrong with it is for whoever awaits {@link writeAll}.
 */
export function tolerateBrokenPipe(stream: Writable): void {
  if (listening.has(stream)) return;
  listening.add(stream);
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') gone.add(stream);
  });
}

/** Whether the reader of the stream has left. */
export function isGone(stream: Writable): boolean {
  return gone.has(stream) || stream.destroyed;
}

/**
 * Writes the pieces, holding no more than a chunk beside what the stream buffers, and resolves when it has taken all. Once
 * the reader is gone no more pieces are asked for.
 * @param options.atOnce each piece leaves as it comes: there may be a long wait for the next
 */
export async function writeAll(
  stream: Writable,
  pieces: Iterable<string> | AsyncIterable<string>,
  { atOnce = false } = {},
): Promise<void> {
  tolerateBrokenPipe(stream);
  let chunk = '';
  for await (const piece of pieces) {
    chunk += piece;
    if (chunk.length < chunkSize && !atOnce) continue;
    await writeChunk(stream, chunk);
    if (isGone(stream)) return;
    chunk = '';
  }
  if (chunk !== '') await writeChunk(stream, chunk);
}

/** Resolves when the stream has handed the chunk on, which is what keeps a slow reader from filling our memory. */
export function writeChunk(stream: Writable, chunk: string | Uint8Array): Promise<void> {
  if (isGone(stream)) return Promise.resolve();
  return new Promise((resolve, reject) => {
    stream.write(chunk, (error?: NodeJS.ErrnoException | null) => {
      if (error && error.code !== 'EPIPE') return reject(notWritten(error));
      if (error) gone.add(stream);
      resolve();
    });
  });
}

function notWritten(cause: NodeJS.ErrnoException): BingctlError {
  const why = cause.code === 'ENOSPC' || cause.code === 'EDQUOT' ? 'the disk is full' : (cause.code ?? cause.message);
  return new BingctlError('unexpected', `the answer could not be written: ${why}`, { hint: null, cause });
}
