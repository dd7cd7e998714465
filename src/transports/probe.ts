import { withoutAnswer } from './attempt.js';
import type { ConnectionOptions } from './connect.js';
import { HttpFailure, type HttpFailureReason, httpClient } from './http.js';
import { proxyFor } from './proxy.js';
import { traced } from './trace.js';

export interface ProbeOptions extends Pick<ConnectionOptions, 'timeoutMs' | 'clock' | 'trace' | 'env'> {
  signal?: AbortSignal | undefined;
}

export type Probed =
  | {
      answered: true;
      status: number;
      /** What the answer's Date says, in milliseconds; null when it has none. */
      dateMs: number | null;
      /** Our clock in the middle of the exchange. */
      atMs: number;
    }
  | {
      answered: false;
      /** `name`: no address is known for it. */
      reason: Exclude<HttpFailureReason, 'aborted'> | 'name';
      message: string;
      /** The proxy that was asked, if one was. */
      proxy: string | null;
    };

/**
 * Whether anybody answers at an address, and what time they think it is. Asked once, without a credential; any answer
 * counts, since a service that wants a credential has to refuse this one.
 * @throws BingctlError `usage` for a proxy variable that holds no address; `interrupted`
 */
export async function probe(url: URL, { clock, env, signal, timeoutMs, trace }: ProbeOptions): Promise<Probed> {
  const proxy = proxyFor(url, env)?.host ?? null;
  const plain = httpClient({ env });
  const http = trace ? traced(plain, { clock, line: trace, secrets: () => [] }) : plain;
  const sentMs = clock.now();
  try {
    const { status, headers } = await http.send({ method: 'GET', url, headers: {}, timeoutMs, signal });
    const dateMs = Date.parse(headers.date ?? '');
    const atMs = (sentMs + clock.now()) / 2;
    return { answered: true, status, dateMs: Number.isNaN(dateMs) ? null : dateMs, atMs };
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error;
    if (error.reason === 'aborted') throw withoutAnswer(error).error;
    return { answered: false, reason: isUnknownName(error) ? 'name' : error.reason, message: error.message, proxy };
  } finally {
    http.close();
  }
}

function isUnknownName({ cause }: HttpFailure): boolean {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  return code === 'ENOTFOUND' || code === 'EAI_AGAIN';
}
