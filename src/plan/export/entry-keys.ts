import type { Id } from '../../domain/tag.js';

/** What a key is made for. */
export interface Keyless {
  id: Id;
  name: string;
}

const longest = 60;

/** What YAML 1.1 readers take for something else than text. */
const reserved = new Set(['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null']);

/**
 * Keys made of names, such as `order-completed`: in the order of the ids, so that what is made later does not change the
 * keys of what is there. Where two names give one key, the later one has a number behind it.
 * @param kind what it is called when its name has no letters to make a key of, as in `goal-7001`
 * @param given keys that are settled already, by id
 * @param taken keys that stand for something else
 */
export function keysFor(
  kind: 'tag' | 'goal',
  things: readonly Keyless[],
  given: ReadonlyMap<Id, string> = new Map(),
  taken: Iterable<string> = [],
): Map<Id, string> {
  const used = new Set([...taken, ...given.values()]);
  const keys = new Map<Id, string>();
  const later: { id: Id; key: string }[] = [];
  for (const { id, name } of inOrderOfIds(things)) {
    const known = given.get(id);
    const key = known ?? keyOf(kind, id, name);
    if (known === undefined && used.has(key)) later.push({ id, key });
    else {
      used.add(key);
      keys.set(id, key);
    }
  }
  const counts = new Map<string, number>();
  for (const { id, key } of later) {
    let count = counts.get(key) ?? 2;
    while (used.has(`${key}-${count}`)) count += 1;
    counts.set(key, count + 1);
    used.add(`${key}-${count}`);
    keys.set(id, `${key}-${count}`);
  }
  return keys;
}

/** The letters and digits of a name, without accents, between dashes. */
function keyOf(kind: 'tag' | 'goal', id: Id, name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  const slug = cut(plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, ''));
  if (slug === '') return `${kind}-${id}`;
  return /^[a-z]/.test(slug) && !reserved.has(slug) ? slug : `${kind}-${slug}`;
}

/** At a dash, if there is one not too far from the end. */
function cut(slug: string): string {
  if (slug.length <= longest) return slug;
  const start = slug.slice(0, longest);
  const dash = start.lastIndexOf('-');
  return (dash > longest / 2 ? start.slice(0, dash) : start).replace(/-+$/, '');
}

/** Ids are numbers of up to nineteen digits. */
export function inOrderOfIds<T extends { id: Id }>(things: readonly T[]): T[] {
  return [...things].sort((a, b) => a.id.length - b.id.length || (a.id < b.id ? -1 : 1));
}
