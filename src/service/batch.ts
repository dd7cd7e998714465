import { atOnce } from './at-once.js';

/** What the service takes in one add, update or look-up by id (entity-hierarchy-limits.md and the operation pages). */
export const batchSize = 100;

export interface BatchOptions<R> {
  /** How many calls may be in flight at once. */
  concurrency: number;
  /** Asked before each call: true leaves the rest unsent. */
  stopped?: () => boolean;
  /** Told after each call how many items are settled so far, and the results of the call; it is waited for. */
  onSettled?: (settled: number, results: readonly R[]) => void | Promise<void>;
}

/**
 * Runs `work` over slices of at most {@link batchSize} items, several at once, and returns the results in the order of
 * the items: `undefined` where `stopped` kept a slice from being sent. Where `work` throws, it rejects as {@link atOnce} does.
 */
export async function inBatches<I, R>(
  items: readonly I[],
  work: (slice: readonly I[], offset: number) => Promise<R[]>,
  { concurrency, stopped = () => false, onSettled = () => {} }: BatchOptions<R>,
): Promise<(R | undefined)[]> {
  const results = new Array<R | undefined>(items.length).fill(undefined);
  let settled = 0;
  const offsets = Array.from({ length: Math.ceil(items.length / batchSize) }, (_, index) => index * batchSize);
  await atOnce(concurrency, offsets, async (offset) => {
    if (stopped()) return;
    const slice = items.slice(offset, offset + batchSize);
    const done = await work(slice, offset);
    for (const [position, result] of done.entries()) results[offset + position] = result;
    settled += slice.length;
    await onSettled(settled, done);
  });
  return results;
}
