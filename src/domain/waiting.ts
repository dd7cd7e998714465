/** A pause before a call is made again: a transport tells it, the screen draws it. */
export interface Waiting {
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
