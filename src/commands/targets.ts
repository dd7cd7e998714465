import { nameKey, theOne } from '../domain/named.js';
import type { Id } from '../domain/tag.js';
import { BingctlError, usage } from '../errors.js';
import type { Entry } from './problems.js';

interface Known {
  id: Id | null;
  name: string | null;
}

/**
 * What an entry of a file means: by its id, else by its name. An id that is not there never falls back to the name
 * (product contract, Files in): it would change something else than was meant.
 */
export function targetOf<T extends Known>(what: string, entry: Entry<{ name?: string | null }>, all: readonly T[]): T {
  const { id, line } = entry;
  if (id !== null) {
    const found = all.find((one) => one.id === id);
    if (found) return found;
    throw new BingctlError('notFound', `line ${line}: no ${what} has the id ${id}`);
  }
  const { name } = entry.fields;
  if (!name) throw usage(`line ${line}: an id or a name has to say which ${what} is meant`);
  const key = nameKey(name);
  return theOne(
    what,
    name,
    all.filter((one) => one.name !== null && nameKey(one.name) === key),
  );
}

/** Refuses the same thing twice, and a new name that something else has or gets. */
export function refuseTakenNames<T extends Known>(
  what: string,
  pairs: readonly { there: T; fields: { name?: string | null } }[],
  all: readonly T[],
): void {
  const seen = new Set<T>();
  for (const { there } of pairs) {
    if (seen.has(there)) throw usage(`${what} "${there.name}" (${there.id}) is named twice`);
    seen.add(there);
  }
  const names = new Map(all.map((one) => [nameKey(one.name ?? ''), one]));
  for (const { there, fields } of pairs) {
    if (!fields.name) continue;
    const holder = names.get(nameKey(fields.name));
    if (holder && holder !== there) {
      throw new BingctlError('refused', `${what} ${holder.id} has the name "${fields.name}" already`);
    }
    names.set(nameKey(fields.name), there);
  }
}
