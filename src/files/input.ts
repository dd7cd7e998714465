import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { quote } from '../domain/quote.js';
import { type BingctlError, usage } from '../errors.js';
import type { Io } from '../render/io.js';
import { errnoOf } from './io-error.js';

/** Far above ten thousand goals; a file this large was named by mistake. */
const largestBytes = 32 * 1024 * 1024;

/**
 * The text of a file that the user names, or of standard input for `-`. A byte order mark is left out.
 * @throws BingctlError `usage` when it cannot be read, is too large or is not UTF-8
 */
export async function readInput(io: Pick<Io, 'stdin' | 'cwd'>, path: string): Promise<string> {
  if (path === '-') {
    // Waiting for somebody to type JSON looks like a command that hangs.
    if (io.stdin.isTTY) throw usage('nothing is piped in: - reads standard input, and that is the terminal');
    return decoded('standard input', await bytesOf('standard input', () => io.stdin));
  }
  if (path === '') throw usage('the name of the file is empty');
  return decoded(quote(path), await bytesOf(quote(path), () => createReadStream(resolve(io.cwd, path))));
}

/** A file that is read as it comes. */
export interface OpenInput {
  pieces: AsyncIterable<Uint8Array | string>;
  /** null: not known, as of standard input. */
  size: number | null;
}

const pieceBytes = 256 * 1024;

/**
 * A file that the user names, or standard input for `-`, to be read piece by piece.
 * @throws BingctlError `usage` when it cannot be read, at once or on the way
 */
export async function openInput(io: Pick<Io, 'stdin' | 'cwd'>, path: string): Promise<OpenInput> {
  if (path === '-') {
    if (io.stdin.isTTY) throw usage('nothing is piped in: - reads standard input, and that is the terminal');
    return { pieces: told('standard input', io.stdin), size: null };
  }
  if (path === '') throw usage('the name of the file is empty');
  try {
    const file = await open(resolve(io.cwd, path));
    const stats = await file.stat();
    const stream = file.createReadStream({ highWaterMark: pieceBytes });
    return { pieces: told(quote(path), stream), size: stats.isFile() ? stats.size : null };
  } catch (error) {
    throw cannotRead(quote(path), error);
  }
}

async function* told(what: string, pieces: AsyncIterable<Uint8Array | string>): AsyncGenerator<Uint8Array | string> {
  try {
    yield* pieces;
  } catch (error) {
    throw cannotRead(what, error);
  }
}

async function bytesOf(what: string, open: () => Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of open()) {
      chunks.push(Buffer.from(chunk));
      size += chunks.at(-1)?.length ?? 0;
      if (size > largestBytes) break;
    }
  } catch (error) {
    throw cannotRead(what, error);
  }
  if (size > largestBytes) throw usage(`${what} is larger than 32 MB`);
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

function decoded(what: string, bytes: Buffer): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw usage(`${what} is UTF-16, as PowerShell writes it: save it as UTF-8`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw usage(`${what} is not UTF-8 text`, { cause: error });
  }
}
