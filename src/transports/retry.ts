import type { Clock } from '../clock.js';
import { BingctlError } from '../errors.js';
import { LostAnswer, type OperationName } from '../service/operations.js';
import { FailedAttempt } from './attempt.js';

/** What a transport tells while it works. */
export interface TransportEvent {
  kind: 'waiting';
  /** `throttled`: the service asked for it. `failed`: an attempt failed and is made again. */
  reason: 'throttled' | 'failed';
  /** What the failed attempt met, as a sentence. */
  message: string;
  /** When the next attempt is made, in the clock's milliseconds. */
  untilMs: number;
  /** The attempt that failed, from 1. */
  attempt: number;
  maxRetries: number;
}

export type Patience = {
  /** Attempts after the first. */
  maxRetries: number;
  clock: Clock;
  tell: (event: TransportEvent) => void;
  signal?: AbortSignal | undefined;
} & (
  | { /** Repeated freely. */ effect: 'read' | 'update' }
  | { /** Repeated only when it was certainly not carried out. */ effect: 'add'; operation: OperationName }
);

const firstPauseMs = 500;
const longestPauseMs = 20_000;
// Services Protocol (services-protocol.md): after CallRateExceeded, wait 60 seconds and resubmit.
const throttlePauseMs = 60_000;

/**
 * Makes attempts until one succeeds, fails for good, or the retries are used up.
 * @param attempt rejects with {@link FailedAttempt}; whatever else it rejects with passes through
 * @throws BingctlError as the last attempt failed; LostAnswer for an add that may have been carried out
 */
export async function withPatience<T>(attempt: (number: number) => Promise<T>, patience: Patience): Promise<T> {
  const { maxRetries, clock, tell, signal } = patience;
  const startedMs = clock.now();
  for (let number = 1; ; number += 1) {
    try {
      return await attempt(number);
    } catch (failed) {
      if (!(failed instanceof FailedAttempt)) throw failed;
      if (failed.error.kind === 'interrupted') throw failed.error;
      if (patience.effect === 'add' && failed.carriedOut === 'maybe') {
        throw new LostAnswer(patience.operation, { cause: failed.error });
      }
      if (failed.again === 'never') throw failed.error;
      if (number > maxRetries) throw exhausted(failed.error, number, clock.now() - startedMs);

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
      await sleep(clock, pauseMs, signal);
    }
  }
}

function pauseAfter(failed: FailedAttempt, number: number, clock: Clock): number {
  if (failed.retryAfterMs !== null) return failed.retryAfterMs;
  if (failed.again === 'throttled') return throttlePauseMs;
  // Full jitter: many that failed together must not come back together.
  return Math.round(clock.random() * Math.min(longestPauseMs, firstPauseMs * 2 ** (number - 1)));
}

async function sleep(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
  try {
    await clock.sleep(ms, signal);
  } catch (cause) {
    throw new BingctlError('interrupted', 'interrupted', { cause });
  }
}

function exhausted(error: BingctlError, attempts: number, tookMs: number): BingctlError {
  if (attempts === 1) return error;
  const { code, errorCode, hint, trackingId, items } = error;
  const message = `${error.message} (tried ${attempts} times in ${Math.round(tookMs / 1000)} s)`;
  return new BingctlError(error.kind, message, { code, errorCode, hint, trackingId, items, cause: error });
}
