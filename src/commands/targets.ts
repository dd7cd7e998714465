import { goalNameTaken, tagNameTaken } from '../domain/collisions.js';
import { nameKey, notFound, theOne } from '../domain/named.js';
import { quote } from '../domain/quote.js';
import type { Id } from '../domain/tag.js';
import { BingctlError, type ErrorItem } from '../errors.js';
import { missingOf } from './missing.js';
import { type Entry, usageOf } from './problems.js';

export type What = 'UET tag' | 'conversion goal';
type Named = Entry<{ name?: string | null }>;

interface Known {
  id: Id | null;
  name: string | null;
}

/**
 * What the entries of a file mean: by id, else by name. An id that is not there never falls back to the name (product
 * contract, Files in): it would change something else than was meant. Unless all are found, and once each, nothing is done.
 */
export function targetsOf<T extends Known>(what: What, entries: readonly Named[], all: readonly T[]): T[] {
  const wrong: ErrorItem[] = [];
  const missing: ErrorItem[] = [];
  const first = new Map<T, string | null>();
  const targets = entries.flatMap((entry, index) => {
    try {
      const target = targetOf(what, entry, all);
      if (!first.has(target)) {
        first.set(target, entry.place);
        return [target];
      }
      const message = `${what} ${quote(target.name ?? '')} (${target.id}) is named at ${first.get(target)} already`;
      wrong.push(itemOf(entry, index, message, 'notSent'));
    } catch (error) {
      if (!(error instanceof BingctlError)) throw error;
      if (error.kind === 'notFound') missing.push(itemOf(entry, index, error.message, 'notFound'));
      else wrong.push(itemOf(entry, index, [error.message, error.hint].filter(Boolean).join('; '), 'notSent'));
    }
    return [];
  });
  const failure = usageOf(wrong) ?? missingOf(what, missing);
  if (failure) throw failure;
  return targets;
}

function targetOf<T extends Known>(what: What, { id, fields: { name } }: Named, all: readonly T[]): T {
  if (id !== null) {
    const found = all.find((one) => one.id === id);
    if (found) return found;
    throw new BingctlError('notFound', `no ${what} has the id ${id}`);
  }
  if (!name) throw new BingctlError('usage', `an id or a name has to say which ${what} is meant`);
  // Of digits too: a name in a file is a name.
  const called = all.filter((one) => one.name !== null && nameKey(one.name) === nameKey(name));
  if (called.length > 0) return theOne(what, name, called);
  throw notFound(what, name, all);
}

function itemOf(
  { id, fields, place }: Named,
  index: number,
  message: string,
  outcome: ErrorItem['outcome'],
): ErrorItem {
  const { name = null } = fields;
  const placed = `${place}: ${message}`;
  return { index, name, id, code: null, errorCode: null, message: placed, fieldPath: null, outcome };
}

/** For each new name that another one has, or that an earlier item of the input gets, the refusal. */
export function newNamesTaken<T extends Known>(
  what: What,
  pairs: readonly { there: T; fields: { name?: string | null } }[],
  all: readonly T[],
): (BingctlError | null)[] {
  const nameTaken = what === 'UET tag' ? tagNameTaken : goalNameTaken;
  const holders = new Map(all.map((one) => [nameKey(one.name ?? ''), one]));
  return pairs.map(({ there, fields }) => {
    if (!fields.name) return null;
    const [before, after] = [nameKey(there.name ?? ''), nameKey(fields.name)];
    // What is none of our own, such as a shared tag, holds no name here, and may be called like one that does.
    if (before === after || !all.includes(there)) return null;
    const holder = holders.get(after);
    if (holder && holder !== there) return nameTaken({ ...holder, name: fields.name }, 'use another name');
    // The old name of a goal stays used (help page "Create a conversion goal").
    if (what === 'UET tag' && holders.get(before) === there) holders.delete(before);
    holders.set(after, there);
    return null;
  });
}
