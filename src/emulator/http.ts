import type { IncomingMessage } from 'node:http';

/** What a face answers, before it is sent. */
export interface HttpAnswer {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
}

/** A request that is refused before anybody looks at what it says. */
export class HttpRefusal extends Error {
  override readonly name = 'HttpRefusal';
  readonly status: number;
  readonly headers: Record<string, string>;

  constructor(status: number, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

export const mostBodyBytes = 32 * 1024 * 1024;

/**
 * A page in a browser can send requests to a loopback port, by name through a DNS answer that changes (hence Host) or
 * straight (hence Origin). No client of the service sends an Origin.
 */
export function refuseForeign(request: IncomingMessage, port: number): void {
  const host = (request.headers.host ?? '').toLowerCase();
  const own = ['localhost', '127.0.0.1', '[::1]'].flatMap((name) =>
    port === 80 ? [name, `${name}:80`] : `${name}:${port}`,
  );
  if (!own.includes(host)) throw new HttpRefusal(403, 'this emulator answers to its own address only');
  if (request.headers.origin !== undefined) throw new HttpRefusal(403, 'requests from web pages are refused');
}

export async function readBody(request: IncomingMessage, most = mostBodyBytes): Promise<Buffer> {
  if (request.headers['content-encoding'] !== undefined && request.headers['content-encoding'] !== 'identity') {
    throw new HttpRefusal(415, 'compressed requests are not understood');
  }
  const tooLarge = () => new HttpRefusal(413, `a request may have ${most} bytes at most`);
  if (Number(request.headers['content-length'] ?? 0) > most) throw tooLarge();
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > most) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export function jsonAnswer(status: number, value: unknown): HttpAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: `${JSON.stringify(value, null, 2)}\n`,
  };
}

export function textAnswer(status: number, text: string, headers: Record<string, string> = {}): HttpAnswer {
  return { status, headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' }, body: `${text}\n` };
}
