import type { Check } from './check.js';
import type { CheckName } from './check-names.js';

/** The checks of these names, and all that they need, in the order of `all`. */
export function withNeeded(names: readonly CheckName[], all: readonly Check[]): Check[] {
  const wanted = new Set(names);
  // What is needed comes before what needs it: from the end, one pass finds all.
  for (const { name, needs } of all.toReversed()) {
    if (wanted.has(name)) for (const need of needs) wanted.add(need);
  }
  return all.filter(({ name }) => wanted.has(name));
}
