import { retryAfterMs, strangeAnswer, withoutAnswer } from './attempt.js';
import type { ConnectionOptions } from './connect.js';
import { foreign } from './foreign.js';
import { type HttpAnswer, HttpFailure, httpClient } from './http.js';
import { withPatience } from './retry.js';
import { traced } from './trace.js';

export interface FormPostOptions
  extends Pick<ConnectionOptions, 'clock' | 'env' | 'maxRetries' | 'tell' | 'timeoutMs' | 'trace'> {
  /** Breaks off the attempt in flight. */
  signal: AbortSignal;
  /** No further attempt starts; the one in flight goes on, since what it brings may exist nowhere else. */
  stop: AbortSignal;
}

export interface FormPost {
  /**
   * Posts a form to a sign-in service and gives back its answer in JSON, a refusal too. Repeated where none came: a
   * refresh token is taken again for a while after its use.
   * @throws BingctlError `unreachable` when there is no such answer, `interrupted`
   */
  post(url: URL, form: Record<string, string>): Promise<HttpAnswer>;
  close(): void;
}

/** How forms get to a sign-in service: with the proxies, limits and traces of all calls. Nothing is opened before the first. */
export function formPost(options: FormPostOptions): FormPost {
  const { clock, env, maxRetries, signal, stop, tell, timeoutMs, trace } = options;
  const plain = httpClient({ env, maxAnswerBytes: 1024 * 1024 });
  // What is secret in a form and its answer is known by its name.
  const http = trace ? traced(plain, { clock, line: trace, secrets: () => [] }) : plain;

  const once = async (url: URL, body: string, attempt: number) => {
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' };
    try {
      return usable(
        await http.send({ method: 'POST', url, headers, body, timeoutMs, signal, attempt }),
        url,
        clock.now(),
      );
    } catch (error) {
      throw error instanceof HttpFailure ? withoutAnswer(error) : error;
    }
  };
  return {
    post(url, form) {
      const body = new URLSearchParams(form).toString();
      return withPatience((attempt) => once(url, body, attempt), {
        effect: 'read',
        maxRetries,
        clock,
        tell,
        signal,
        stop,
      });
    },
    close: () => http.close(),
  };
}

/** The answer, where the sign-in service itself has said something that another try would not change. */
function usable(answer: HttpAnswer, { host }: URL, nowMs: number): HttpAnswer {
  const { status, body } = answer;
  const busy = status === 429 || status === 408 || status >= 500;
  const notOurs = foreign(body, 'JSON');
  if (!busy && notOurs === null) return answer;
  const why = notOurs ?? 'the sign-in service is too busy';
  throw strangeAnswer({ answer, host, why, trackingId: null, retryAfterMs: retryAfterMs(answer, nowMs) });
}
