import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { HttpAnswer } from './http.js';

/** How an answer is to go wrong on its way; the names are those of the faults. */
export interface Sending {
  slowMs?: number | null;
  mishap?: 'reset' | 'lost' | 'cut' | null;
}

export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  answer: HttpAnswer,
  { slowMs = null, mishap = null }: Sending = {},
): Promise<void> {
  const { socket } = request;
  if (mishap === 'reset') {
    socket.resetAndDestroy();
    return;
  }
  if (mishap === 'lost') {
    socket.destroy();
    return;
  }
  let body = Buffer.from(answer.body);
  const headers: Record<string, string> = { ...answer.headers };
  if (body.length > 0 && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) {
    body = gzipSync(body);
    headers['content-encoding'] = 'gzip';
  }
  response.writeHead(answer.status, { ...headers, 'content-length': String(body.length) });
  if (mishap === 'cut') {
    // The length promised the whole: a client can tell that it has a part.
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => socket.destroy());
    return;
  }
  if (slowMs !== null) {
    response.flushHeaders();
    for (let at = 0; at < body.length && !socket.destroyed; at++) {
      response.write(body.subarray(at, at + 1));
      // A timer takes a millisecond at least.
      await (slowMs > 0 ? sleep(slowMs) : turn());
    }
    response.end();
    return;
  }
  response.end(body);
}
