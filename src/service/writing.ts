import type { Clock } from '../clock.js';
import { asBingctlError, BingctlError, type Outcome } from '../errors.js';
import type { Adding } from './adding.js';
import { inBatches } from './batch.js';
import type { Interrupt } from './interrupt.js';
import { addOnce, type Wait } from './once.js';
import type { BatchError } from './operations.js';
import { type ItemResult, refusal } from './results.js';

/** An update of one thing: what is sent, and the name to speak of it by. */
export interface Update<S> {
  id: string;
  name: string | null;
  sent: S;
}

/**
 * Told after each call how many items of a write are settled, and what became of those of the call. What it returns is
 * waited for before this one of the calls at once goes on; it must not reject.
 */
export type OnSettled<T> = (settled: number, results: readonly ItemResult<T>[]) => void | Promise<void>;

export interface WritingOptions {
  concurrency: number;
  maxRetries: number;
  clock: Clock;
  interrupt: Interrupt;
  tell: (event: Wait) => void;
  /** Told when the first signal to stop comes while calls are in flight: they are still waited for. */
  stopping: () => void;
  dryRun: boolean;
}

/** Writes over any number of items, in calls of a hundred: each item gets a result, whatever happens to the others. */
export interface Writing {
  add<S, T>(items: readonly S[], adding: Adding<S, T>, onSettled?: OnSettled<T>): Promise<ItemResult<T>[]>;
  update<S>(
    updates: readonly Update<S>[],
    send: SendUpdates<S>,
    onSettled?: OnSettled<null>,
  ): Promise<ItemResult<null>[]>;
}

type SendUpdates<S> = (sent: S[]) => Promise<{ partialErrors: BatchError[]; trackingId: string | null }>;

export function createWriting(options: WritingOptions): Writing {
  const { concurrency, maxRetries, clock, interrupt, tell, stopping, dryRun } = options;

  /** What fails for another reason than its items would fail for the other slices too: they are not sent. */
  async function inSlices<I, T>(
    items: readonly I[],
    about: (item: I) => { name: string | null; id: string | null },
    work: (slice: readonly I[], offset: number, stopped: () => boolean) => Promise<ItemResult<T>[]>,
    onSettled: OnSettled<T> = () => {},
  ): Promise<ItemResult<T>[]> {
    let fatal: BingctlError | null = null;
    const stopped = () => fatal !== null || interrupt.first.aborted;
    interrupt.first.addEventListener('abort', stopping);
    const results = await inBatches(
      items,
      async (slice, offset) => {
        const done = await work(slice, offset, stopped);
        fatal ??= done.find(({ error }) => error !== null && error.kind !== 'refused')?.error ?? null;
        return done;
      },
      { concurrency, stopped, onSettled },
    ).finally(() => interrupt.first.removeEventListener('abort', stopping));
    const unsent = { outcome: 'notSent' as const, value: null, error: whyUnsent(fatal) };
    return items.map((item, index) => results[index] ?? { index, ...about(item), ...unsent });
  }

  return {
    add(items, adding, onSettled) {
      return inSlices(
        items,
        (item) => ({ name: adding.nameOf(item), id: null }),
        (slice, offset, stopped) =>
          addOnce(slice, offset, adding, { maxRetries, clock, stop: interrupt.first, stopped, tell, dryRun }),
        onSettled,
      );
    },
    update(updates, send, onSettled) {
      return inSlices(
        updates,
        ({ id, name }) => ({ id, name }),
        (slice, offset) => updateSlice(slice, offset, send, dryRun ? 'planned' : 'updated'),
        onSettled,
      );
    },
  };
}

/** Why items were not sent: what another call failed with, or null when it was the interruption. */
export function whyUnsent(fatal: BingctlError | null): BingctlError {
  if (!fatal || fatal.kind === 'interrupted') return new BingctlError('interrupted', 'interrupted before it was sent');
  const { kind, message, code, errorCode, hint, trackingId } = fatal;
  const details = { code, errorCode, hint, trackingId, cause: fatal };
  return new BingctlError(kind, `not sent, because another call failed: ${message}`, details);
}

async function updateSlice<S>(
  slice: readonly Update<S>[],
  offset: number,
  send: SendUpdates<S>,
  done: Outcome,
): Promise<ItemResult<null>[]> {
  const each = (resultOf: (position: number) => { outcome: Outcome; error: BingctlError | null }) =>
    slice.map(({ id, name }, position) => ({ index: offset + position, id, name, value: null, ...resultOf(position) }));
  try {
    const { partialErrors, trackingId } = await send(slice.map(({ sent }) => sent));
    return each((position) => {
      const errors = partialErrors.filter(({ index }) => index === position);
      if (errors.length === 0) return { outcome: done, error: null };
      return { outcome: 'refused', error: refusal(errors, trackingId) };
    });
  } catch (thrown) {
    const error = asBingctlError(thrown);
    const outcome = error.mayBeDone ? 'unknown' : error.kind === 'refused' ? 'refused' : 'notSent';
    return each(() => ({ outcome, error }));
  }
}
