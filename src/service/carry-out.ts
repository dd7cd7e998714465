import type { Id } from '../domain/tag.js';
import type { BingctlError } from '../errors.js';
import type { ItemResult } from './results.js';
import type { OnSettled, Update } from './writing.js';

/** What shall become of one item of the input, decided before anything is written. */
export type Intent<S> =
  | { deed: 'add'; name: string; sent: S }
  | { deed: 'update'; id: Id; name: string; sent: S }
  | { deed: 'keep'; id: Id; name: string; outcome: 'skipped' | 'unchanged' }
  | { deed: 'refuse'; id: Id | null; name: string; error: BingctlError };

/** What an intent sends; null where it sends nothing. */
export function sentOf<S>(intent: Intent<S> | undefined): S | null {
  return intent?.deed === 'add' || intent?.deed === 'update' ? intent.sent : null;
}

/** The two writes that intents are carried out with. */
export interface Writes<S, T> {
  add(items: readonly S[], onSettled?: OnSettled<T>): Promise<ItemResult<T>[]>;
  update(updates: readonly Update<S>[], onSettled?: OnSettled<null>): Promise<ItemResult<null>[]>;
}

/**
 * Adds first, then updates; one result for each intent, in their order.
 * @param onSettled told of those that are sent
 */
export async function carryOut<S, T>(
  intents: readonly Intent<S>[],
  writes: Writes<S, T>,
  onSettled: OnSettled<T> = () => {},
): Promise<ItemResult<T>[]> {
  const results: ItemResult<T>[] = [];
  const toAdd: { index: number; sent: S }[] = [];
  const toUpdate: { index: number; update: Update<S> }[] = [];
  for (const [index, intent] of intents.entries()) {
    const { name } = intent;
    if (intent.deed === 'add') toAdd.push({ index, sent: intent.sent });
    else if (intent.deed === 'update') toUpdate.push({ index, update: { id: intent.id, name, sent: intent.sent } });
    else if (intent.deed === 'keep') {
      results[index] = { index, name, id: intent.id, outcome: intent.outcome, value: null, error: null };
    } else results[index] = { index, name, id: intent.id, outcome: 'refused', value: null, error: intent.error };
  }
  if (toAdd.length > 0) {
    const added = await writes.add(
      toAdd.map(({ sent }) => sent),
      (settled, some) => onSettled(settled, inPlace(some, toAdd)),
    );
    for (const result of inPlace(added, toAdd)) results[result.index] = result;
  }
  if (toUpdate.length > 0) {
    const updated = await writes.update(
      toUpdate.map(({ update }) => update),
      (settled, some) => onSettled(toAdd.length + settled, inPlace<T>(some, toUpdate)),
    );
    for (const result of inPlace<T>(updated, toUpdate)) results[result.index] = result;
  }
  return results;
}

/** Results of a write with the positions that its items have among the intents. */
function inPlace<T>(results: readonly ItemResult<T | null>[], items: readonly { index: number }[]): ItemResult<T>[] {
  return results.map((result) => ({ ...result, index: items[result.index]?.index ?? result.index }));
}
