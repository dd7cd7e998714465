import { BoundedMemo } from './bounded-memo.js';
import type { Condition } from './conditions.js';
import { bareAddress, foldCase, withoutFragment, withoutSlash } from './fold.js';

/** The conditions on one field that a text meets, by their numbers; equal ones are one object. */
export interface Met {
  holds: readonly number[];
  undetermined: readonly number[];
  /** Kept by {@link AnswerTree}: where the last event that met this came from, and where it went. */
  from: object | null;
  to: object | null;
}

export function newMet(holds: readonly number[], undetermined: readonly number[]): Met {
  return { holds, undetermined, from: null, to: null };
}

/** A condition and its number among all of the set. */
export interface Numbered extends Condition {
  number: number;
}

/** How many texts of a field are remembered at a time. */
const remembered = 16_384;

/**
 * The conditions on one field, arranged so that a text finds those that it may meet: Equals by a hash of the text,
 * BeginsWith by hashes of its beginnings; Contains and regular expressions are tried one by one. A text that comes
 * again is looked up.
 */
export class ConditionTable {
  readonly #memo = new BoundedMemo<Met>(remembered);
  readonly #interned = new Map<string, Met>();
  readonly #isAddress: boolean;
  readonly #byKey = new Map<string, Numbered[]>();
  readonly #lengths: readonly number[];
  readonly #others: readonly Numbered[];

  constructor(conditions: readonly Numbered[], isAddress: boolean) {
    this.#isAddress = isAddress;
    const lengths = new Set<number>();
    const others: Numbered[] = [];
    for (const condition of conditions) {
      const { operator, field, expected } = condition;
      if (field === 'value' || (operator !== 'Equals' && operator !== 'BeginsWith')) others.push(condition);
      else if (operator === 'Equals') this.#file(`=${this.#loose(this.#key(expected))}`, condition);
      else {
        // A slash at the end may be missing without a clear answer, so the text may be shorter than what is wanted.
        const begin = isAddress ? this.#key(expected).replace(/\/$/, '') : this.#key(expected);
        lengths.add(begin.length);
        this.#file(`^${begin}`, condition);
      }
    }
    this.#lengths = [...lengths].sort((a, b) => a - b);
    this.#others = others;
  }

  /** What the text meets. */
  of(text: string): Met {
    const known = this.#memo.get(text);
    if (known !== undefined) return known;
    const met = this.#workOut(text);
    this.#memo.set(text, met);
    return met;
  }

  #workOut(text: string): Met {
    const holds: number[] = [];
    const undetermined: number[] = [];
    const key = this.#key(text);
    const test = (conditions: readonly Numbered[]) => {
      for (const condition of conditions) {
        const answer = condition.test(text).holds;
        if (answer !== false) (answer === null ? undetermined : holds).push(condition.number);
      }
    };
    test(this.#byKey.get(`=${this.#loose(key)}`) ?? []);
    for (const length of this.#lengths) {
      if (length > key.length) break;
      test(this.#byKey.get(`^${key.slice(0, length)}`) ?? []);
    }
    test(this.#others);
    return this.#intern(holds, undetermined);
  }

  #intern(holds: number[], undetermined: number[]): Met {
    const name = `${holds.join()} ${undetermined.join()}`;
    const known = this.#interned.get(name);
    if (known) return known;
    const met = newMet(holds, undetermined);
    if (this.#interned.size >= remembered) this.#interned.clear();
    this.#interned.set(name, met);
    return met;
  }

  #file(key: string, condition: Numbered): void {
    const filed = this.#byKey.get(key);
    if (filed) filed.push(condition);
    else this.#byKey.set(key, [condition]);
  }

  #key(text: string): string {
    const folded = foldCase(text);
    return this.#isAddress ? bareAddress(folded) : folded;
  }

  /** Addresses that Equals may take for the same have the same key. */
  #loose(key: string): string {
    return this.#isAddress ? withoutSlash(withoutFragment(key)) : key;
  }
}
