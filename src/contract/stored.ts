import type { Contract } from './contract.js';

/** A contract with its maps as lists of pairs, as JSON can have it. */
export type StoredContract = {
  [M in keyof Contract]: Contract[M] extends Map<infer K, infer V> ? [K, V][] : Contract[M];
};

/** The JSON of a contract: see {@link fromStored}. */
export function storedText({ types, enumerations, elements, operations, ...texts }: Contract): string {
  const stored: StoredContract = {
    ...texts,
    types: [...types],
    enumerations: [...enumerations],
    elements: [...elements],
    operations: [...operations],
  };
  // JSON has no word for infinity; a number that is too large for JavaScript is read as one.
  return JSON.stringify(stored, (_, value) => (value === Number.POSITIVE_INFINITY ? unbounded : value)).replaceAll(
    `"${unbounded}"`,
    '1e999',
  );
}

const unbounded = 'unbounded';

/** What {@link storedText} was given, once its JSON is parsed. */
export function fromStored({ types, enumerations, elements, operations, ...texts }: StoredContract): Contract {
  return {
    ...texts,
    types: new Map(types),
    enumerations: new Map(enumerations),
    elements: new Map(elements),
    operations: new Map(operations),
  };
}
