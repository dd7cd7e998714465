import { BingctlError, type ErrorItem, usage } from '../errors.js';
import { nearest } from './nearest.js';
import { quote } from './quote.js';
import type { Id } from './tag.js';

export interface Named {
  id: Id | null;
  name: string | null;
}

/**
 * The text by which names are the same: two names are one to the service when they differ in case only, otherwise they
 * are compared exactly (accents, spaces, composed forms and `ß` count). Character by character, whatever the locale, and
 * only where one character stays one: two names held for one would change the wrong thing, while a name that only the
 * service holds for another is refused by it. `ς` is the `σ` at the end of a word.
 */
export function nameKey(name: string): string {
  if (/^[\x00-\x7f]*$/.test(name)) return name.toLowerCase();
  let key = '';
  for (const character of name) {
    const [lower, more] = character.toLowerCase();
    key += lower === undefined || more !== undefined ? character : lower;
  }
  return key.replaceAll('ς', 'σ');
}

export function sameName(a: string, b: string): boolean {
  return nameKey(a) === nameKey(b);
}

/**
 * The one that an id or a name means. All digits is tried as an id first, then as a name.
 * @param what a singular noun such as `UET tag`
 * @throws BingctlError `notFound` with the nearest name; `usage` with the candidates when it can mean more than one
 */
export function theOne<T extends Named>(what: string, wanted: string, all: readonly T[]): T {
  const meant = meanings(wanted, all);
  const [first, second] = meant;
  if (first && !second) return first;
  if (!first) throw notFound(what, wanted, all);
  const candidates = meant.map((one) => `${one.id} ${quote(one.name ?? '')}`).join(', ');
  throw usage(`${quote(wanted)} can mean ${meant.length} ${what}s: ${candidates}`, {
    hint: first.id === wanted ? 'use the other id, or the name' : 'use the id',
  });
}

/**
 * Those that several ids or names mean, each once, in the order asked for; and the ones that were not found.
 * @throws BingctlError `usage` when one of them can mean more than one
 */
export function theOnes<T extends Named>(
  what: string,
  wanted: readonly string[],
  all: readonly T[],
): { found: T[]; missing: ErrorItem[] } {
  const found = new Set<T>();
  const missing: ErrorItem[] = [];
  for (const [index, text] of wanted.entries()) {
    if (meanings(text, all).length > 0) found.add(theOne(what, text, all));
    else missing.push(missingItem(index, text, notFoundMessage(what, text, all)));
  }
  return { found: [...found], missing };
}

export function notFound(what: string, wanted: string, all: readonly Named[]): BingctlError {
  return new BingctlError('notFound', notFoundMessage(what, wanted, all), { hint: listing(what) });
}

/** The command that shows what there is. */
export function listing(what: string): string {
  return `bingctl ${what === 'UET tag' ? 'tags' : 'goals'} list`;
}

/** All that an id or a name can mean. A set, so that something whose name is its own id is found once. */
export function meanings<T extends Named>(wanted: string, all: readonly T[]): T[] {
  const byId = isId(wanted) ? all.filter((one) => one.id === wanted) : [];
  const key = nameKey(wanted);
  const byName = all.filter((one) => one.name !== null && nameKey(one.name) === key);
  return [...new Set([...byId, ...byName])];
}

function isId(text: string): boolean {
  return /^\d+$/.test(text);
}

function notFoundMessage(what: string, wanted: string, all: readonly Named[]): string {
  const near = nearest(
    wanted,
    all.flatMap(({ name }) => name ?? []),
  );
  const fact = isId(wanted)
    ? `no ${what} has the id ${wanted}, and none is called so`
    : `no ${what} is called ${quote(wanted)}`;
  return near === null ? fact : `${fact}: did you mean ${quote(near)}?`;
}

function missingItem(index: number, wanted: string, message: string): ErrorItem {
  return {
    index,
    name: isId(wanted) ? null : wanted,
    id: isId(wanted) ? wanted : null,
    code: null,
    errorCode: null,
    message,
    fieldPath: null,
    outcome: 'notFound',
  };
}
