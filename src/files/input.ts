import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { addAbortSignal, type Readable } from 'node:stream';
import { quote } from '../domain/quote.js';
import { BingctlError, usage } from '../errors.js';
import type { Io } from '../render/io.js';
import { fileChunks } from './file-chunks.js';
import { errnoOf } from './io-error.js';

/** Far above ten thousand goals; a file this large was named by mistake. */
const largestBytes = 32 * 1024 * 1024;

/**
 * The text of a file that the user names, or of standard input for `-`. A byte order mark is left out. A signal ends the
 * wait for a pipe that nobody closes.
 * @throws BingctlError `usage` when it cannot be read, is too large or is not UTF-8, `interrupted` when it was stopped
 */
export async function readInput(
  io: Pick<Io, 'stdin' | 'cwd'> & Partial<Pick<Io, 'onStop'>>,
  path: string,
): Promise<string> {
  const what = inputName(path);
  const stop = new AbortController();
  const forget = io.onStop?.(() => stop.abort());
  try {
    return decoded(what, await wholeOf(what, openInput(io, path, stop.signal)));
  } finally {
    forget?.();
  }
}

/** What a file is called in messages. */
export function inputName(path: string): string {
  return path === '-' ? fileName(path) : quote(path);
}

/** What it is called in front of what is wrong inside it, as compilers write it. */
export function fileName(path: string): string {
  return path === '-' ? 'standard input' : path;
}

/**
 * The bytes of a file that the user names, or of standard input for `-`, as they come. A chunk holds until the next is asked
 * for: who keeps it longer keeps a copy.
 * @param stop ends a wait for bytes that may never come
 * @throws BingctlError `usage` when it cannot be read, `interrupted` when it was stopped
 */
export async function* openInput(
  io: Pick<Io, 'stdin' | 'cwd'>,
  path: string,
  stop?: AbortSignal,
): AsyncGenerator<Buffer> {
  // Waiting for somebody to type JSON looks like a command that hangs.
  if (path === '-' && io.stdin.isTTY) {
    throw usage('nothing is piped in: - reads standard input, and that is the terminal');
  }
  if (path === '') throw usage('the name of the file is empty');
  try {
    const isFile = (await inputSize(io, path)) !== null;
    const chunks = isFile ? fileChunks(resolve(io.cwd, path), stop) : streamed(io, path, stop);
    for await (const chunk of chunks) yield Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
  } catch (error) {
    if (stop?.aborted) throw new BingctlError('interrupted', `stopped while ${inputName(path)} was read`);
    throw cannotRead(inputName(path), error);
  }
}

/** A pipe may never give or end, and a stream can be left while it waits, as a read cannot. */
function streamed({ stdin, cwd }: Pick<Io, 'stdin' | 'cwd'>, path: string, stop?: AbortSignal): Readable {
  const stream: Readable = path === '-' ? stdin : createReadStream(resolve(cwd, path));
  return stop ? addAbortSignal(stop, stream) : stream;
}

/** How many bytes a file has; null of standard input and of what is no file. What is wrong with it, reading it tells. */
export async function inputSize({ cwd }: Pick<Io, 'cwd'>, path: string): Promise<number | null> {
  if (path === '-' || path === '') return null;
  const stats = await stat(resolve(cwd, path)).catch(() => null);
  return stats?.isFile() ? stats.size : null;
}

/** All of it. @throws BingctlError `usage` when it is larger than what anybody writes by hand or exports */
export async function wholeOf(what: string, bytes: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    chunks.push(Buffer.from(chunk));
    size += chunk.length;
    if (size > largestBytes) throw usage(`${what} is larger than 32 MB`);
  }
  return Buffer.concat(chunks);
}

const reasons: Record<string, string> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'too many symbolic links',
  ERR_INVALID_ARG_VALUE: 'a file name cannot hold a null character',
};

function cannotRead(what: string, error: unknown): BingctlError {
  const code = errnoOf(error);
  return usage(`${what} cannot be read: ${reasons[code ?? ''] ?? code ?? String(error)}`, { cause: error });
}

/**
 * Bytes as text, without a byte order mark.
 * @throws BingctlError `usage` when they are not UTF-8
 */
export function decoded(what: string, bytes: Buffer): string {
  refuseUtf16(what, bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw usage(`${what} is not UTF-8 text`, { cause: error });
  }
}

/** Text that begins with the mark of UTF-16 is told apart from text in no encoding at all. */
export function refuseUtf16(what: string, bytes: Uint8Array): void {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw usage(`${what} is UTF-16, as PowerShell writes it: save it as UTF-8`);
  }
}
