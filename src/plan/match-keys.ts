import { type Named, nameKey } from '../domain/named.js';
import { quote } from '../domain/quote.js';
import type { Id } from '../domain/tag.js';
import { once } from '../memo.js';

/** What finding something needs to know of it. */
export interface Wanted {
  key: string;
  name: string;
  renamedFrom: string | null;
}

/** What a key of the file stands for in the account. */
export interface Match<T> {
  thing: T;
  /** The lock knew its id already. */
  isLocked: boolean;
}

export interface Matches<T> {
  /** By key; a key that is missing stands for nothing that is there. */
  found: ReadonlyMap<string, Match<T>>;
  /** Keys that mean what another key means already: what is wrong with them. */
  doubled: ReadonlyMap<string, string>;
  warnings: readonly string[];
}

/**
 * What each key stands for: by the locked id, else by the name that it had before, else by its name, as the service
 * compares names. Keys whose thing the lock knows come first, so that a new key with an old name cannot take it away.
 * @param what a singular noun such as `conversion goal`
 * @param wanted in an order of its own: of two keys that mean one thing the first has it
 */
export function matchKeys<T extends Named>(
  what: string,
  wanted: readonly Wanted[],
  all: readonly T[],
  locked: Readonly<Record<string, Id>>,
): Matches<T> {
  const byId = new Map(all.flatMap((thing) => (thing.id === null ? [] : [[thing.id, thing]])));
  const byName = once(
    () => new Map(all.flatMap((thing) => (thing.name === null ? [] : [[nameKey(thing.name), thing]]))),
  );
  const found = new Map<string, Match<T>>();
  const doubled = new Map<string, string>();
  const holders = new Map<T, string>();
  const warnings: string[] = [];
  const hold = (key: string, thing: T, isLocked: boolean) => {
    const holder = holders.get(thing);
    if (holder === undefined) {
      holders.set(thing, key);
      found.set(key, { thing, isLocked });
    } else doubled.set(key, `${what} ${thing.id} is what ${quote(holder)} stands for already`);
  };

  const names = new Map<string, string>();
  for (const { key, name } of wanted) {
    const same = nameKey(name);
    const other = names.get(same);
    if (other === undefined) names.set(same, key);
    else doubled.set(key, `${quote(other)} is to be called ${quote(name)} too`);
  }

  const open: Wanted[] = [];
  for (const one of wanted) {
    const id = Object.hasOwn(locked, one.key) ? locked[one.key] : undefined;
    const thing = id === undefined ? undefined : byId.get(id);
    if (thing) hold(one.key, thing, true);
    else open.push(one);
    if (id !== undefined && !thing) {
      warnings.push(`${what} ${id}, which the lock has for ${quote(one.key)}, is not in the account any more`);
    }
  }
  for (const { key, name, renamedFrom } of open) {
    const before = renamedFrom === null ? undefined : byName().get(nameKey(renamedFrom));
    const thing = before ?? byName().get(nameKey(name));
    if (thing) hold(key, thing, false);
  }
  return { found, doubled, warnings };
}

/** What to do about a new name that something else has. */
export function whenNameTaken(renamedFrom: string | null): string {
  const meant = renamedFrom === null ? '' : ', or leave renamedFrom out where that one is meant';
  return `give it another name in the file${meant}`;
}
