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
 * the items: `undefined` where `stopped` kept a slice from being sent. Where `work` throws, no further slice starts, and
 * it rejects with that once the calls in flight are answered.
 */
export async function inBatches<I, R>(
  items: readonly I[],
  work: (slice: readonly I[], offset: number) => Promise<R[]>,
  { concurrency, stopped = () => false, onSettled = () => {} }: BatchOptions<R>,
): Promise<(R | undefined)[]> {
  const results = new Array<R | undefined>(items.length).fill(undefined);
  let next = 0;
  let settled = 0;
  let failed: { error: unknown } | null = null;
  const worker = async () => {
    while (next < items.length && !failed && !stopped()) {
      const offset = next;
      const slice = items.slice(offset, offset + batchSize);
      next += slice.length;
      const done = await work(slice, offset).catch((error: unknown) => {
        failed ??= { error };
      });
      if (!done) return;
      for (const [position, result] of done.entries()) results[offset + position] = result;
      settled += slice.length;
      await onSettled(settled, done);
    }
  };
  const workers = Math.min(concurrency, Math.ceil(items.length / batchSize));
  await Promise.all(Array.from({ length: workers }, worker));
  const failure = failed as { error: unknown } | null;
  if (failure) throw failure.error;
  return results;
}
