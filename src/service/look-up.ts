import { nameKey } from '../domain/named.js';
import { asBingctlError, type BingctlError, type Outcome } from '../errors.js';
import type { Adding, Found } from './adding.js';
import { differingMembers } from './differences.js';
import type { LostAnswer } from './operations.js';
import type { ItemResult } from './results.js';
import { differsFromSent, notLookedUp } from './unsettled.js';

/** One item on its way, with its position in the whole input. */
export interface Pending<S> {
  item: S;
  index: number;
}

/** One slice on its way: how its items are added, and where what became of them is noted. */
export interface Slice<S, T> {
  adding: Adding<S, T>;
  settle(one: Pending<S>, outcome: Outcome, more?: Partial<ItemResult<T>>): void;
}

/** Who holds which name, or why that could not be read. */
export type Names<T> =
  | { holders: ReadonlyMap<string, Found<T>>; failed: null }
  | { holders: null; failed: BingctlError };

export async function lookUpNames<S, T>(adding: Adding<S, T>): Promise<Names<T>> {
  try {
    const found = await adding.lookUp();
    return { holders: new Map(found.map((thing) => [nameKey(thing.name ?? ''), thing])), failed: null };
  } catch (error) {
    return { holders: null, failed: asBingctlError(error) };
  }
}

export function holderOf<S, T>({ item }: Pending<S>, { holders }: Names<T>, adding: Adding<S, T>): Found<T> | null {
  return holders?.get(nameKey(adding.nameOf(item))) ?? null;
}

/**
 * Adopts what is there as it was sent, refuses what is there otherwise, and returns what is not there. When the names
 * could not be read, all of it is unknown and nothing is returned: nothing may be sent again.
 */
export function settleByName<S, T>(
  pending: readonly Pending<S>[],
  names: Names<T>,
  { adding, settle }: Slice<S, T>,
  lost: LostAnswer | null,
): Pending<S>[] {
  return pending.filter((one) => {
    if (names.failed) {
      settle(one, 'unknown', { error: notLookedUp(adding, lost, names.failed) });
      return false;
    }
    const holder = holderOf(one, names, adding);
    if (!holder) return true;
    const { id, value, fields } = holder;
    const differing = differingMembers(one.item as object, fields);
    if (differing.length === 0) settle(one, 'created', { id, value });
    else settle(one, 'refused', { id, error: differsFromSent(adding, holder, differing) });
    return false;
  });
}
