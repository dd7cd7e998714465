import type { Agent, ClientRequest, IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { isLoopback } from '../domain/hosts.js';
import { proxyFor } from './proxy.js';
import { readText, UnreadableBody } from './read-text.js';

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: URL;
  headers: Record<string, string>;
  body?: string;
  /** For the whole exchange: connecting, sending, waiting, reading. */
  timeoutMs: number;
  signal?: AbortSignal | undefined;
  /** From 1; only told in traces. */
  attempt?: number;
}

export interface HttpAnswer {
  status: number;
  /** Names in small letters. */
  headers: IncomingHttpHeaders;
  /** Decompressed and decoded as UTF-8. */
  body: string;
}

export interface HttpClient {
  /** Resolves with whatever was answered, error statuses too. Rejects with {@link HttpFailure}. */
  send(request: HttpRequest): Promise<HttpAnswer>;
  /** Lets go of kept connections. */
  close(): void;
}

/**
 * - `connect`: no connection came about; `tls`: there is one, but not to whom we want; `proxy`: the proxy refused
 * - `lost`: broken off under way; `timeout`; `aborted` by the caller; `redirect`: answered with another address
 * - `unreadable`: the answer's encoding is broken or it is too large
 */
export type HttpFailureReason =
  | 'connect'
  | 'tls'
  | 'proxy'
  | 'lost'
  | 'timeout'
  | 'aborted'
  | 'redirect'
  | 'unreadable';

/** No answer. `sent` says whether the request may have reached the service: only `no` rules that out. */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure';
  readonly reason: HttpFailureReason;
  readonly sent: 'no' | 'maybe';

  constructor(reason: HttpFailureReason, sent: 'no' | 'maybe', message: string, cause?: unknown) {
    super(message, { cause });
    this.reason = reason;
    this.sent = sent;
  }
}

export interface HttpClientOptions {
  /** Where the proxy variables are looked up. */
  env: Record<string, string | undefined>;
  /** Largest answer that is taken, in bytes after decompression. */
  maxAnswerBytes?: number;
}

/**
 * An HTTP client on `node:http(s)`: connections are kept alive, compression and the environment's proxy are seen to,
 * and a redirect is never followed, since whoever it names would get the credentials.
 */
export function httpClient({ env, maxAnswerBytes = 64 * 1024 * 1024 }: HttpClientOptions): HttpClient {
  const agents = new Map<string, Promise<Agent>>();
  const closing = new AbortController();

  function agentFor(url: URL, proxy: URL | null): Promise<Agent> {
    const key = proxy?.href ?? url.protocol;
    const agent = agents.get(key) ?? newAgent(url, proxy, closing.signal);
    agents.set(key, agent);
    return agent;
  }

  return {
    async send(request) {
      const { url } = request;
      const proxy = proxyFor(url, env);
      const agent = await agentFor(url, proxy);
      const { request: open } = moduleFor(url);
      return exchange(request, (options) => open(url, { ...options, agent }), { maxAnswerBytes, proxy });
    },
    close() {
      closing.abort();
      for (const agent of agents.values()) void agent.then((each) => each.destroy());
      agents.clear();
    },
  };
}

async function newAgent(url: URL, proxy: URL | null, closed: AbortSignal): Promise<Agent> {
  if (proxy) return (await import('./proxy-agent.js')).proxyAgent(proxy, closed);
  const { Agent } = moduleFor(url);
  return new Agent({ keepAlive: true });
}

/** Loaded at the first call, and not by `import()`, for which alone Node would start its loader of ES modules. */
function moduleFor(url: URL): typeof import('node:http') | typeof import('node:https') {
  return process.getBuiltinModule(url.protocol === 'https:' ? 'node:https' : 'node:http');
}

// A longer one would go off at once.
const longestTimer = 2 ** 31 - 1;

type Open = (options: { method: string; headers: Record<string, string> }) => ClientRequest;

interface Circumstances {
  maxAnswerBytes: number;
  proxy: URL | null;
}

function exchange(request: HttpRequest, open: Open, { maxAnswerBytes, proxy }: Circumstances): Promise<HttpAnswer> {
  const { url, body, timeoutMs, signal } = request;
  const secure = url.protocol === 'https:';
  let sent: 'no' | 'maybe' = 'no';

  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(new HttpFailure('aborted', 'no', 'interrupted before it was sent', signal.reason));
      return;
    }
    const outgoing = open({
      method: request.method,
      headers: { ...headersFor(url, body), ...request.headers },
    });

    const onTimeout = () => fail('timeout', `${url.host} did not answer within ${timeoutMs / 1000} s`);
    const timer = setTimeout(onTimeout, Math.min(timeoutMs, longestTimer));
    const onAbort = () => fail('aborted', 'interrupted', signal?.reason);
    signal?.addEventListener('abort', onAbort, { once: true });
    const settle = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    };
    function fail(reason: HttpFailureReason, message: string, cause?: unknown): void {
      settle();
      reject(new HttpFailure(reason, sent, message, cause));
      outgoing.destroy();
    }

    outgoing.on('socket', (socket) => {
      // A kept connection may die with the request on its way, so what was written to it counts as sent.
      if (outgoing.reusedSocket || !(secure || socket.connecting)) sent = 'maybe';
      else socket.once(secure ? 'secureConnect' : 'connect', () => (sent = 'maybe'));
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) =>
      fail(reasonOf(error, sent), sentence(error, url, sent, proxy), error),
    );
    outgoing.on('response', (response) => {
      // A proxy that refuses is answered for by a socket of its own making, to which nothing was written.
      if (secure && !('encrypted' in response.socket)) {
        fail('proxy', `the proxy refused to connect to ${url.host} (HTTP ${response.statusCode})`);
        return;
      }
      const status = response.statusCode ?? 0;
      if (status >= 300 && status < 400) {
        fail('redirect', `${url.host} answered with a redirect to ${targetOf(response, url)}, which is not followed`);
        return;
      }
      readText(response, maxAnswerBytes).then(
        (text) => {
          settle();
          resolve({ status, headers: response.headers, body: text });
        },
        (error: Error) =>
          response.complete || error instanceof UnreadableBody
            ? fail('unreadable', `the answer of ${url.host} cannot be read: ${error.message}`, error)
            : fail('lost', `the answer of ${url.host} broke off`, error),
      );
    });
    outgoing.end(body);
  });
}

function headersFor(url: URL, body: string | undefined): Record<string, string> {
  // Compressing costs more than it saves where nothing leaves the machine.
  const encodings = isLoopback(url.hostname) ? 'identity' : 'gzip, deflate, br';
  const headers = { 'User-Agent': 'bingctl', 'Accept-Encoding': encodings };
  return body === undefined ? headers : { ...headers, 'Content-Length': String(Buffer.byteLength(body)) };
}

function targetOf(response: IncomingMessage, url: URL): string {
  const { location } = response.headers;
  return location && URL.canParse(location, url.href) ? new URL(location, url).host : 'nowhere';
}

function reasonOf({ code = '' }: NodeJS.ErrnoException, sent: 'no' | 'maybe'): HttpFailureReason {
  if (sent === 'maybe') return 'lost';
  return /CERT|TLS|SSL|EPROTO|SIGNATURE/.test(code) ? 'tls' : 'connect';
}

function sentence(error: NodeJS.ErrnoException, url: URL, sent: 'no' | 'maybe', proxy: URL | null): string {
  const detail = error.code ?? error.message;
  if (sent === 'maybe') return `${url.host} broke off the connection (${detail})`;
  if (error.code === 'ENOTFOUND') return `no address is known for ${(proxy ?? url).hostname}`;
  return `cannot connect to ${url.host}${proxy ? ` through the proxy ${proxy.host}` : ''} (${detail})`;
}
