import type { Io } from '../render/io.js';
import { decoded, inputName, openInput, refuseUtf16, wholeOf } from './input.js';

/** Enough to tell what a file is; the longest event that any SDK sends is half of it. */
const headBytes = 64 * 1024;

/** A file, or standard input, whose beginning is known before anybody decides how to read it. It can be read once. */
export interface PeekedInput {
  /** What it is called in messages. */
  name: string;
  /** Its first 64 KB; what in them is no UTF-8 is replaced. */
  head: string;
  /** `head` is all there is. */
  isWhole: boolean;
  /** @throws BingctlError `usage` when it is too large or is not UTF-8 */
  text(): Promise<string>;
  bytes(): AsyncIterable<Buffer>;
}

/**
 * Opens what the user names.
 * @param stop ends a wait for bytes that may never come
 * @throws BingctlError `usage` when it cannot be read, or is UTF-16
 */
export async function peekInput(io: Pick<Io, 'stdin' | 'cwd'>, path: string, stop?: AbortSignal): Promise<PeekedInput> {
  const name = inputName(path);
  const rest = openInput(io, path, stop);
  const first: Buffer[] = [];
  let size = 0;
  let isWhole = false;
  while (size < headBytes && !isWhole) {
    const { value, done } = await rest.next();
    isWhole = done === true;
    if (value) first.push(Buffer.from(value));
    size += value?.length ?? 0;
  }
  const beginning = Buffer.concat(first);
  refuseUtf16(name, beginning);
  async function* bytes(): AsyncGenerator<Buffer> {
    yield beginning;
    yield* rest;
  }
  const head = new TextDecoder().decode(beginning.subarray(0, headBytes));
  return { name, head, isWhole, bytes, text: async () => decoded(name, await wholeOf(name, bytes())) };
}
