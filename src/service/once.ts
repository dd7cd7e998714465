import type { Clock } from '../clock.js';
import { asBingctlError, type BingctlError, type Outcome } from '../errors.js';
import type { AddAnswer, Adding } from './adding.js';
import { holderOf, lookUpNames, type Pending, type Slice, settleByName } from './look-up.js';
import { LostAnswer, longestWaitMs } from './operations.js';
import { type ItemResult, refusal } from './results.js';
import { leftOut, missingAfterLoss, takenByUnseen, whatHappened } from './unsettled.js';

const firstPauseMs = 500;
const longestPauseMs = 20_000;

/** A wait before items are sent again; what a transport tells of its own waits looks the same. */
export interface Wait {
  reason: 'throttled' | 'failed';
  message: string;
  untilMs: number;
  attempt: number;
  maxRetries: number;
}

export interface Persistence {
  maxRetries: number;
  clock: Clock;
  /** Aborted: no further try starts, and no wait for one goes on. */
  stop: AbortSignal;
  /** Asked before a further try, for reasons that come up elsewhere. */
  stopped: () => boolean;
  /** Told before each wait for a further try. */
  tell: (event: Wait) => void;
  /** Nothing was sent: what has neither an id nor a refusal is planned. */
  dryRun: boolean;
}

/**
 * Adds one slice so that nothing is made twice (docs/goals.md). When an answer was lost, the names are
 * looked up, what is there is adopted, and only the rest is sent again. The first try may still be carried out after the
 * look-up: the repeat is then refused because the name is taken, by our own, and that is adopted too.
 */
export async function addOnce<S, T>(
  items: readonly S[],
  offset: number,
  adding: Adding<S, T>,
  persistence: Persistence,
): Promise<ItemResult<T>[]> {
  const results: ItemResult<T>[] = [];
  const slice: Slice<S, T> = {
    adding,
    settle({ item, index }, outcome, more = {}) {
      const name = adding.nameOf(item);
      results[index - offset] = { index, name, id: null, outcome, value: null, error: null, ...more };
    },
  };
  let pending: Pending<S>[] = items.map((item, position) => ({ item, index: offset + position }));
  let lost: LostAnswer | null = null;

  for (let attempt = 0; pending.length > 0; attempt++) {
    if (lost && !(await mayTryAgain(attempt, lost, persistence))) {
      for (const one of pending) slice.settle(one, 'notMade', { error: missingAfterLoss(adding, lost) });
      break;
    }
    try {
      const answer = await adding.send(pending.map(({ item }) => item));
      await settleAnswered(pending, answer, slice, lost, persistence.dryRun);
      break;
    } catch (error) {
      if (error instanceof LostAnswer) {
        lost = error;
        pending = settleByName(pending, await lookUpNames(adding), slice, lost);
        continue;
      }
      const reason = asBingctlError(error);
      for (const one of pending) slice.settle(one, outcomeOf(reason, lost), { error: reason });
      break;
    }
  }
  return results;
}

/** What became of items when their call failed with an answer, or before it was sent. */
function outcomeOf(reason: BingctlError, lost: LostAnswer | null): Outcome {
  if (reason.mayBeDone) return 'unknown';
  if (reason.kind === 'refused') return 'refused';
  return lost ? 'notMade' : 'notSent';
}

/** Settles what an answer speaks of; then, looked up by name, what it leaves out and what it says exists already. */
async function settleAnswered<S, T>(
  pending: readonly Pending<S>[],
  { made, partialErrors, trackingId }: AddAnswer<T>,
  slice: Slice<S, T>,
  lost: LostAnswer | null,
  dryRun: boolean,
): Promise<void> {
  const { adding, settle } = slice;
  const unspoken: Pending<S>[] = [];
  const taken: { one: Pending<S>; refused: BingctlError }[] = [];
  for (const [position, one] of pending.entries()) {
    const value = made[position] ?? null;
    const errors = partialErrors.filter(({ index }) => index === position);
    const refused = errors.length > 0 ? refusal(errors, trackingId) : null;
    if (value !== null) settle(one, 'created', { value, id: adding.idOf(value) });
    else if (refused && errors.some(({ code }) => code === adding.nameTaken.code)) taken.push({ one, refused });
    else if (refused) settle(one, 'refused', { error: refused });
    else if (dryRun) settle(one, 'planned');
    else unspoken.push(one);
  }
  if (unspoken.length === 0 && taken.length === 0) return;

  const names = await lookUpNames(adding);
  for (const one of settleByName(unspoken, names, slice, lost)) settle(one, 'unknown', { error: leftOut(adding) });
  for (const { one, refused } of taken) {
    // After a lost answer our own may hold the name; without one somebody else does, however alike it looks.
    if (lost && settleByName([one], names, slice, lost).length === 0) continue;
    const holder = holderOf(one, names, adding);
    const error = holder ? adding.takenBy(holder) : names.failed ? refused : takenByUnseen(adding, refused);
    settle(one, 'refused', { id: holder?.id ?? null, error });
  }
}

async function mayTryAgain(attempt: number, lost: LostAnswer, persistence: Persistence): Promise<boolean> {
  const { maxRetries, clock, stop, stopped, tell } = persistence;
  if (attempt > maxRetries || stopped()) return false;
  const { retryAfterMs } = lost;
  if (retryAfterMs !== null && retryAfterMs > longestWaitMs) return false;
  // Full jitter: clients that were cut off together do not come back together.
  const pauseMs = retryAfterMs ?? Math.round(clock.random() * Math.min(longestPauseMs, firstPauseMs * 2 ** attempt));
  const reason = retryAfterMs === null ? 'failed' : 'throttled';
  tell({ reason, message: whatHappened(lost), untilMs: clock.now() + pauseMs, attempt, maxRetries });
  try {
    await clock.sleep(pauseMs, stop);
  } catch {
    return false;
  }
  return !stopped();
}
