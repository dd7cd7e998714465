import { retryAfterMs, strangeAnswer, trackingIdOf, withoutAnswer } from './attempt.js';
import type { ConnectionOptions } from './connect.js';
import { HttpFailure, httpClient } from './http.js';
import { withPatience } from './retry.js';
import { traced } from './trace.js';

export interface DownloadOptions
  extends Pick<ConnectionOptions, 'timeoutMs' | 'maxRetries' | 'clock' | 'tell' | 'trace' | 'env'> {
  signal?: AbortSignal | undefined;
}

/**
 * Fetches a public document, as often as the retries allow: no credential goes with it, no redirect is followed.
 * @throws BingctlError of kind `unreachable` or `interrupted`
 */
export async function download(url: URL, options: DownloadOptions): Promise<string> {
  const { clock, env, maxRetries, signal, tell, timeoutMs, trace } = options;
  const plain = httpClient({ env });
  const http = trace ? traced(plain, { clock, line: trace, secrets: () => [] }) : plain;
  const once = async (attempt: number) => {
    const answer = await http.send({ method: 'GET', url, headers: {}, timeoutMs, signal, attempt }).catch((error) => {
      throw error instanceof HttpFailure ? withoutAnswer(error) : error;
    });
    if (answer.status === 200) return answer.body;
    const waitMs = retryAfterMs(answer, clock.now());
    const why = 'it does not give what was asked for';
    throw strangeAnswer({ answer, host: url.host, why, trackingId: trackingIdOf(answer), retryAfterMs: waitMs });
  };
  try {
    return await withPatience(once, { effect: 'read', maxRetries, clock, tell, signal });
  } finally {
    http.close();
  }
}
