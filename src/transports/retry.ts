import type { Clock } from '../clock.js';
import type { Waiting } from '../domain/waiting.js';
import { BingctlError, type Kind } from '../errors.js';
import { LostAnswer, longestWaitMs, type OperationName } from '../service/operations.js';
import { FailedAttempt } from './attempt.js';

/** What a transport tells while it works. */
export type TransportEvent = Waiting | Changed;

/** Another transport is used from here on. */
export interface Changed {
  kind: 'changed';
  message: string;
}

export type Patience = {
  /** Attempts after the first. */
  maxRetries: number;
  clock: Clock;
  tell: (event: TransportEvent) => void;
  /** Aborts the waiting; the attempt in flight is the caller's to abort. */
  signal?: AbortSignal | undefined;
  /** Aborted: no further attempt starts, and no write at all; a read still gets its first, to settle what was written. */
  stop?: AbortSignal | undefined;
} & (
  | { /** Repeated freely. */ effect: 'read' | 'update' }
  | { /** Repeated only when it was certainly not carried out. */ effect: 'add'; operation: OperationName }
);

const firstPauseMs = 500;
const longestPauseMs = 20_000;
// Services Protocol (services-protocol.md): after CallRateExceeded, wait 60 seconds and resubmit.
const throttlePauseMs = 60_000;
/** Calls that were refused together must not come back together. */
const throttleSpreadMs = 5_000;

/**
 * Makes attempts until one succeeds, fails for good, or the retries are used up.
 * @param attempt rejects with {@link FailedAttempt}; whatever else it rejects with passes through
 * @throws BingctlError as the last attempt failed; LostAnswer for an add that may have been carried out
 */
export async function withPatience<T>(attempt: (number: number) => Promise<T>, patience: Patience): Promise<T> {
  const { maxRetries, clock, tell, effect, signal, stop } = patience;
  const startedMs = clock.now();
  // One attempt that may have been carried out taints the call, however certainly a later one was not.
  let mayBeDone = false;
  if (effect !== 'read' && stop?.aborted) throw new BingctlError('interrupted', 'interrupted before it was sent');
  for (let number = 1; ; number += 1) {
    try {
      return await attempt(number);
    } catch (failed) {
      if (!(failed instanceof FailedAttempt)) throw failed;
      mayBeDone ||= effect !== 'read' && failed.carriedOut === 'maybe';
      if (failed.error.kind === 'interrupted') throw rebuilt(failed.error, { mayBeDone });
      const { retryAfterMs } = failed;
      const notForLong = retryAfterMs !== null && retryAfterMs > longestWaitMs;
      const error = notForLong ? withTime(failed.error, clock.now() + retryAfterMs) : failed.error;
      if (patience.effect === 'add' && failed.carriedOut === 'maybe') {
        throw new LostAnswer(patience.operation, { cause: error, retryAfterMs });
      }
      if (failed.again === 'never') throw rebuilt(failed.error, { mayBeDone });
      if (number > maxRetries || notForLong) throw exhausted(error, number, clock.now() - startedMs, mayBeDone);
      if (stop?.aborted) throw givenUp(failed.error, mayBeDone);

      const pauseMs = pauseAfter(failed, number, clock);
      const reason = failed.again === 'throttled' ? 'throttled' : 'failed';
      tell({
        kind: 'waiting',
        reason,
        message: failed.message,
        untilMs: clock.now() + pauseMs,
        attempt: number,
        maxRetries,
      });
      try {
        await clock.sleep(pauseMs, either(signal, stop));
      } catch {
        throw givenUp(failed.error, mayBeDone);
      }
    }
  }
}

function pauseAfter(failed: FailedAttempt, number: number, clock: Clock): number {
  if (failed.retryAfterMs !== null) return failed.retryAfterMs;
  if (failed.again === 'throttled') return throttlePauseMs + Math.round(clock.random() * throttleSpreadMs);
  // Full jitter: many that failed together must not come back together.
  return Math.round(clock.random() * Math.min(longestPauseMs, firstPauseMs * 2 ** (number - 1)));
}

function either(...signals: (AbortSignal | undefined)[]): AbortSignal | undefined {
  const given = signals.filter((signal) => signal !== undefined);
  return given.length > 1 ? AbortSignal.any(given) : given[0];
}

function exhausted(error: BingctlError, attempts: number, tookMs: number, mayBeDone: boolean): BingctlError {
  if (attempts === 1) return rebuilt(error, { mayBeDone });
  const message = `${error.message} (tried ${attempts} times in ${Math.round(tookMs / 1000)} s)`;
  return rebuilt(error, { mayBeDone, message });
}

function withTime(error: BingctlError, atMs: number): BingctlError {
  const at = new Date(atMs).toISOString().replace(/\.\d+/, '');
  return rebuilt(error, { mayBeDone: error.mayBeDone, message: `${error.message}; it wants no call before ${at}` });
}

function givenUp(error: BingctlError, mayBeDone: boolean): BingctlError {
  const message = `interrupted before another try: ${error.message}`;
  return rebuilt(error, { mayBeDone, message, kind: 'interrupted', hint: null });
}

/** The error with some of it changed and all else kept; itself when nothing is different. */
function rebuilt(
  error: BingctlError,
  change: { mayBeDone: boolean; kind?: Kind; message?: string; hint?: null },
): BingctlError {
  const { kind = error.kind, message = error.message, ...others } = change;
  if (message === error.message && change.mayBeDone === error.mayBeDone) return error;
  const { code, errorCode, hint, trackingId, items } = error;
  return new BingctlError(kind, message, { code, errorCode, hint, trackingId, items, cause: error, ...others });
}
