/**
 * Runs `work` over items, so many at once, and returns what it makes of them in their order. Where it throws, no further
 * item is begun; once those that were begun have ended, it rejects with what the first of them threw.
 */
export async function atOnce<I, T>(
  count: number,
  items: readonly I[],
  work: (item: I, index: number) => Promise<T>,
): Promise<T[]> {
  const made: T[] = [];
  const failures: { error: unknown }[] = [];
  const entries = items.entries();
  const worker = async () => {
    for (const [index, item] of entries) {
      try {
        made[index] = await work(item, index);
      } catch (error) {
        failures[index] = { error };
      }
      if (failures.length > 0) return;
    }
  };
  await Promise.all(Array.from({ length: count }, worker));
  const failure = failures.find((each) => each !== undefined);
  if (failure) throw failure.error;
  return made;
}
