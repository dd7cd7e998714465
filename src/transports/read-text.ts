import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';

/** The answer came, and is no use: its being broken off is then our doing. */
export class UnreadableBody extends Error {
  override readonly name = 'UnreadableBody';
}

/**
 * The body of an answer as text: decompressed, decoded as UTF-8, a byte order mark dropped.
 * @throws UnreadableBody when its compression is unknown, or it is larger than `maxBytes`
 * @throws Error when it breaks off, or its compression is broken
 */
export async function readText(response: IncomingMessage, maxBytes: number): Promise<string> {
  const bytes = await bytesOf(response, maxBytes);
  const encoding = (response.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  return new TextDecoder().decode(await decompressed(bytes, encoding, maxBytes));
}

/** By events: what Node iterates over a stream with takes longer to get ready than most answers to come. */
function bytesOf(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    response.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBytes) chunks.push(chunk);
      else {
        reject(tooLarge(maxBytes));
        response.destroy();
      }
    });
    response.on('end', () => resolve(Buffer.concat(chunks)));
    response.on('error', reject);
    response.on('close', () => reject(new Error('it was closed early')));
  });
}

async function decompressed(bytes: Buffer, encoding: string, maxBytes: number): Promise<Buffer> {
  if (encoding === 'identity' || encoding === '' || bytes.length === 0) return bytes;
  const zlib = process.getBuiltinModule('node:zlib');
  // Some servers mean RFC 1951 by "deflate", without the zlib header that RFC 9110 asks for.
  const hasZlibHeader = ((bytes[0] ?? 0) & 0x0f) === 8;
  const decoders: Record<string, typeof zlib.gunzip> = {
    gzip: zlib.gunzip,
    'x-gzip': zlib.gunzip,
    br: zlib.brotliDecompress,
    deflate: hasZlibHeader ? zlib.inflate : zlib.inflateRaw,
  };
  const decoder = decoders[encoding];
  if (!decoder) throw new UnreadableBody(`its encoding ${encoding} is unknown`);
  try {
    // A few kilobytes can unfold to gigabytes: the limit holds for what comes out, too.
    return await promisify<Buffer, object, Buffer>(decoder)(bytes, { maxOutputLength: maxBytes });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(maxBytes);
    throw error;
  }
}

function tooLarge(maxBytes: number): Error {
  return new UnreadableBody(`it is larger than ${maxBytes} bytes`);
}
