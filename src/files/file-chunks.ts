import { read } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

const chunkBytes = 64 * 1024;

/**
 * The bytes of a regular file. A chunk holds until the next is asked for: they are read into two pieces of memory by turns,
 * the next while one is looked at. So the memory stays in the processor's cache, where a stream takes new memory each time.
 * @throws the reason of `stop` when it is aborted; whatever the file system throws
 */
export async function* fileChunks(path: string, stop?: AbortSignal): AsyncGenerator<Buffer> {
  const file = await open(path);
  let [memory, other] = [Buffer.allocUnsafeSlow(chunkBytes), Buffer.allocUnsafeSlow(chunkBytes)];
  let coming = readInto(memory, file);
  try {
    for (;;) {
      const chunk = await coming;
      stop?.throwIfAborted();
      if (chunk.length === 0) return;
      [memory, other] = [other, memory];
      coming = readInto(memory, file);
      yield chunk;
    }
  } finally {
    // A read that is under way has to end before its file is closed.
    await coming.catch(() => {});
    await file.close();
  }
}

/** With a callback, since `file.read` takes twice as long to begin and end. */
function readInto(memory: Buffer, { fd }: FileHandle): Promise<Buffer> {
  const chunk = new Promise<Buffer>((resolve, reject) => {
    read(fd, memory, 0, memory.length, null, (error, count) => {
      if (error) reject(error);
      else resolve(memory.subarray(0, count));
    });
  });
  // It may fail before anybody waits for it; who asks for the chunk hears of it.
  chunk.catch(() => {});
  return chunk;
}
