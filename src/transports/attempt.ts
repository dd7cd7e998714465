import { BingctlError, type ErrorDetails } from '../errors.js';
import type { HttpAnswer, HttpFailure } from './http.js';

/** What a retry needs to know about a call that failed. */
export interface Verdict {
  /** Whether the service may have carried the call out all the same. */
  carriedOut: 'no' | 'maybe';
  /** `later`: with growing pauses. `throttled`: when the service's window has passed. */
  again: 'never' | 'later' | 'throttled';
  /** What `Retry-After` said. */
  retryAfterMs?: number | null;
  /** Nothing is served here, or no longer: another transport may be. */
  gone?: boolean;
}

/** One attempt failed. `error` is what the caller gets to see when no other attempt is made. */
export class FailedAttempt extends Error {
  override readonly name = 'FailedAttempt';
  readonly error: BingctlError;
  readonly carriedOut: 'no' | 'maybe';
  readonly again: 'never' | 'later' | 'throttled';
  readonly retryAfterMs: number | null;
  readonly gone: boolean;

  constructor(error: BingctlError, { carriedOut, again, retryAfterMs, gone }: Verdict) {
    super(error.message, { cause: error });
    this.error = error;
    this.carriedOut = carriedOut;
    this.again = again;
    this.retryAfterMs = retryAfterMs ?? null;
    this.gone = gone ?? false;
  }
}

/** What the lack of any answer means. */
export function withoutAnswer(failure: HttpFailure): FailedAttempt {
  const { sent, reason, message } = failure;
  switch (reason) {
    case 'aborted':
      return new FailedAttempt(new BingctlError('interrupted', 'interrupted', { cause: failure }), {
        carriedOut: sent,
        again: 'never',
      });
    case 'redirect':
      // Whoever redirects has not carried it out, and will answer the same next time.
      return unreachable(message, { carriedOut: 'no', again: 'never' }, { hint: checkAddress, cause: failure });
    case 'tls':
      return unreachable(
        message,
        { carriedOut: 'no', again: 'never' },
        { hint: 'a proxy that inspects TLS needs its certificate in NODE_EXTRA_CA_CERTS', cause: failure },
      );
    case 'proxy':
      return unreachable(
        message,
        { carriedOut: 'no', again: 'later' },
        { hint: 'check HTTPS_PROXY and NO_PROXY', cause: failure },
      );
    default:
      return unreachable(message, { carriedOut: sent, again: 'later' }, { cause: failure });
  }
}

export interface Received {
  answer: HttpAnswer;
  /** Who answered, for messages. */
  host: string;
  /** When, in the clock's milliseconds. */
  nowMs: number;
}

export interface StrangeAnswer extends Pick<Received, 'answer' | 'host'> {
  /** What it is instead of the service's answer. */
  why: string;
  trackingId: string | null;
  retryAfterMs: number | null;
}

/** What an answer means that is not the service's own: an error page of something on the way, or nothing readable. */
export function strangeAnswer({ answer, host, why, trackingId, retryAfterMs }: StrangeAnswer): FailedAttempt {
  const { status } = answer;
  const message = `${host} answered HTTP ${status}: ${why}`;
  const details: ErrorDetails = { trackingId };
  if (status === 429) return unreachable(message, { carriedOut: 'no', again: 'throttled', retryAfterMs }, details);
  // An operation that is not implemented was not carried out, and will not be the next time.
  if (status === 501) return unreachable(message, { carriedOut: 'no', again: 'never' }, details);
  if (status >= 500 || status === 408) {
    return unreachable(message, { carriedOut: 'maybe', again: 'later', retryAfterMs }, details);
  }
  if (status === 401) return refusedBy('signedOut', message, details);
  if (status === 403) return refusedBy('forbidden', message, details);
  if (status >= 400) {
    const gone = isGone(status);
    return unreachable(message, { carriedOut: 'no', again: 'never', gone }, { ...details, hint: checkAddress });
  }
  return unreachable(message, { carriedOut: 'maybe', again: 'later' }, { ...details, hint: checkAddress });
}

/** HTTP's two words for "there is nothing at this address" (RFC 9110, 15.5.5 and 15.5.11). */
export function isGone(status: number): boolean {
  return status === 404 || status === 410;
}

const checkAddress = 'check the environment and the base URL: is this the address of the service?';

function unreachable(message: string, verdict: Verdict, details: ErrorDetails): FailedAttempt {
  return new FailedAttempt(new BingctlError('unreachable', message, details), verdict);
}

function refusedBy(kind: 'signedOut' | 'forbidden', message: string, details: ErrorDetails): FailedAttempt {
  return new FailedAttempt(new BingctlError(kind, message, details), { carriedOut: 'no', again: 'never' });
}

/** The tracking id that the service also gives as an HTTP header. */
export function trackingIdOf({ headers }: HttpAnswer): string | null {
  const given = headers.trackingid;
  return (Array.isArray(given) ? given[0] : given) || null;
}

// No date ends up beyond what a Date can hold.
const farthestMs = 365 * 24 * 60 * 60_000;

/** `Retry-After`, seconds or a date, as a wait from now; null where it says nothing usable. */
export function retryAfterMs({ headers }: Pick<HttpAnswer, 'headers'>, now: number): number | null {
  const given = headers['retry-after']?.trim();
  if (!given) return null;
  // Date.parse reads "-5" as a year: a date of HTTP begins with a day's name.
  const dateMs = /^[A-Z][a-z]+, /.test(given) ? Date.parse(given) : Number.NaN;
  const ms = /^\d+$/.test(given) ? Number(given) * 1000 : dateMs - now;
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), farthestMs);
}
