/** Texts longer than this are rare and seldom repeated: they are worked out each time. */
const longestKept = 512;

/**
 * Remembers what was worked out for texts, as long as they keep coming: never more than twice `most` of them, so that
 * memory stays the same however many there are.
 */
export class BoundedMemo<V> {
  readonly #most: number;
  #young = new Map<string, V>();
  #old = new Map<string, V>();

  constructor(most: number) {
    this.#most = most;
  }

  get(text: string): V | undefined {
    const young = this.#young.get(text);
    if (young !== undefined) return young;
    const old = this.#old.get(text);
    if (old !== undefined) this.set(text, old);
    return old;
  }

  set(text: string, value: V): void {
    if (text.length > longestKept) return;
    this.#young.set(text, value);
    if (this.#young.size < this.#most) return;
    // What was not asked for since the last time is forgotten.
    this.#old = this.#young;
    this.#young = new Map();
  }
}
