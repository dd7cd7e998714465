import type { Clock } from '../clock.js';
import { nameKey } from '../domain/named.js';
import type { Id } from '../domain/tag.js';
import { BingctlError, type Outcome } from '../errors.js';
import { type BatchError, LostAnswer } from './operations.js';
import { type ItemResult, refusal } from './results.js';

/** How one kind of thing is added: tags and goals differ in nothing else. */
export interface Adding<S, T> {
  what: string;
  nameOf(sent: S): string;
  /** One call, positions as given: null where the service made nothing. */
  send(items: readonly S[]): Promise<{ made: (T | null)[]; partialErrors: BatchError[]; trackingId: string | null }>;
  /** What exists now, to find by name what a lost answer may have made. */
  lookUp(): Promise<{ name: string | null; id: Id; value: T; fields: object }[]>;
  idOf(made: T): Id | null;
  /** Members that were sent and that the found thing has otherwise. */
  differences(sent: S, fields: object): string[];
  /** The service's code for "this name is taken". */
  nameTaken: number;
}

export interface Persistence {
  maxRetries: number;
  clock: Clock;
  /** True keeps a further try from starting. */
  stopped: () => boolean;
  /** What an item without id and without error means: 'planned' in a dry run, else 'unknown'. */
  unsettled: Outcome;
}

interface Pending<S> {
  item: S;
  index: number;
}

/**
 * Adds one slice so that nothing is made twice (product contract, promise 1): when an answer was lost, the names are
 * looked up, what is there is adopted and only the rest is sent again.
 */
export async function addOnce<S, T>(
  items: readonly S[],
  offset: number,
  adding: Adding<S, T>,
  persistence: Persistence,
): Promise<ItemResult<T>[]> {
  const results: ItemResult<T>[] = [];
  const settle = ({ item, index }: Pending<S>, outcome: Outcome, more: Partial<ItemResult<T>> = {}) => {
    results[index - offset] = {
      index,
      name: adding.nameOf(item),
      id: null,
      outcome,
      value: null,
      error: null,
      ...more,
    };
  };
  let pending = items.map((item, position) => ({ item, index: offset + position }));
  let lost: LostAnswer | null = null;

  for (let attempt = 0; pending.length > 0; attempt++) {
    if (attempt > 0 && (attempt > persistence.maxRetries || persistence.stopped())) {
      for (const one of pending) settle(one, 'notMade', { error: unanswered(adding.what, lost) });
      break;
    }
    if (attempt > 0) await backOff(attempt, persistence);

    let answer: Awaited<ReturnType<typeof adding.send>>;
    try {
      answer = await adding.send(pending.map(({ item }) => item));
    } catch (error) {
      if (!(error instanceof LostAnswer)) {
        const reason = asBingctlError(error);
        const outcome: Outcome = reason.kind === 'refused' ? 'refused' : 'notSent';
        for (const one of pending) settle(one, outcome, { error: reason });
        break;
      }
      lost = error;
      pending = await settleByName(pending, adding, settle, error);
      continue;
    }

    const unsettled = sortOut(pending, answer, adding, settle, lost !== null);
    if (unsettled.length > 0 && persistence.unsettled === 'planned') {
      for (const one of unsettled) settle(one, 'planned');
    } else if (unsettled.length > 0) {
      const missing = await settleByName(unsettled, adding, settle, lost);
      for (const one of missing) settle(one, 'unknown', { error: unanswered(adding.what, lost) });
    }
    pending = [];
  }
  return results;
}

type Settle<S, T> = (one: Pending<S>, outcome: Outcome, more?: Partial<ItemResult<T>>) => void;

/** Settles what the answer speaks of and returns the rest: neither made nor refused, or refused after a lost answer. */
function sortOut<S, T>(
  pending: readonly Pending<S>[],
  answer: { made: (T | null)[]; partialErrors: BatchError[]; trackingId: string | null },
  adding: Adding<S, T>,
  settle: Settle<S, T>,
  afterLoss: boolean,
): Pending<S>[] {
  return pending.filter((one, position) => {
    const made = answer.made[position] ?? null;
    const errors = answer.partialErrors.filter(({ index }) => index === position);
    const mayBeOurs = afterLoss && errors.some(({ code }) => code === adding.nameTaken);
    if (made !== null) settle(one, 'created', { value: made, id: adding.idOf(made) });
    else if (errors.length > 0 && !mayBeOurs) settle(one, 'refused', { error: refusal(errors, answer.trackingId) });
    else return true;
    return false;
  });
}

/** Adopts what is there by name and returns what is not. A failed look-up leaves all of them unknown. */
async function settleByName<S, T>(
  pending: readonly Pending<S>[],
  adding: Adding<S, T>,
  settle: Settle<S, T>,
  lost: LostAnswer | null,
): Promise<Pending<S>[]> {
  let found: Awaited<ReturnType<typeof adding.lookUp>>;
  try {
    found = await adding.lookUp();
  } catch {
    for (const one of pending) settle(one, 'unknown', { error: unanswered(adding.what, lost) });
    return [];
  }
  const byName = new Map(found.map((thing) => [nameKey(thing.name ?? ''), thing]));
  return pending.filter((one) => {
    const there = byName.get(nameKey(adding.nameOf(one.item)));
    if (!there) return true;
    const differing = adding.differences(one.item, there.fields);
    if (differing.length === 0) settle(one, 'created', { value: there.value, id: there.id });
    else {
      const message = `${adding.what} ${there.id} has this name already, and differs in ${differing.join(', ')}`;
      settle(one, 'refused', { id: there.id, error: new BingctlError('refused', message, { code: adding.nameTaken }) });
    }
    return false;
  });
}

function unanswered(what: string, lost: LostAnswer | null): BingctlError {
  const why = lost?.cause instanceof Error ? `: ${lost.cause.message}` : '';
  return new BingctlError('unreachable', `the service did not say what became of the ${what}${why}`, { cause: lost });
}

function asBingctlError(error: unknown): BingctlError {
  if (error instanceof BingctlError) return error;
  return new BingctlError('unexpected', error instanceof Error ? error.message : String(error), { cause: error });
}

/** Full jitter: clients that were cut off together do not come back together. */
async function backOff(attempt: number, { clock }: Persistence): Promise<void> {
  await clock.sleep(clock.random() * Math.min(20_000, 500 * 2 ** attempt));
}
