import type { Writable } from 'node:stream';
import { BingctlError } from '../errors.js';
import { unlessLate } from './unless-late.js';

const chunkSize = 64 * 1024;
/** How long a reader who takes nothing is waited for once the command has been told to stop. */
const patienceMs = 1000;
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
 * @param options.stopped see {@link writeChunk}
 */
export async function writeAll(
  stream: Writable,
  pieces: Iterable<string> | AsyncIterable<string>,
  { atOnce = false, stopped }: { atOnce?: boolean | undefined; stopped?: AbortSignal | undefined } = {},
): Promise<void> {
  tolerateBrokenPipe(stream);
  let chunk = '';
  for await (const piece of pieces) {
    chunk += piece;
    if (chunk.length < chunkSize && !atOnce) continue;
    await writeChunk(stream, chunk, stopped);
    if (isGone(stream)) return;
    chunk = '';
  }
  if (chunk !== '') await writeChunk(stream, chunk, stopped);
}

/**
 * Resolves when the stream has handed the chunk on, which is what keeps a slow reader from filling our memory.
 * @param stopped the command is to end: a pipe that nobody empties is given up soon after, as if its reader had gone
 */
export async function writeChunk(stream: Writable, chunk: string | Uint8Array, stopped?: AbortSignal): Promise<void> {
  if (isGone(stream)) return;
  const taken = handedOn(stream, chunk);
  const giveUp = () => {
    gone.add(stream);
  };
  await (stopped ? unlessLate(taken, { signal: stopped, ms: patienceMs, late: giveUp }) : taken);
}

function handedOn(stream: Writable, chunk: string | Uint8Array): Promise<void> {
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
