import { quote } from '../../domain/quote.js';
import type { Id } from '../../domain/tag.js';
import { usage } from '../../errors.js';
import type { Desired } from '../desired.js';
import type { LockedIds } from '../lock.js';
import { type DesiredMatches, matchDesired } from '../match-desired.js';
import type { Matches } from '../match-keys.js';
import type { Observed } from '../observed.js';

/**
 * What the keys of a file stand for in an account, as `plan` finds it.
 * @throws BingctlError `usage` for a file in which two keys mean one thing
 */
export function matchFile(desired: Desired, observed: Observed, locked: LockedIds | null): DesiredMatches {
  const { tags, goals } = matchDesired(desired, observed, locked);
  for (const [key, why] of [...tags.doubled, ...goals.doubled]) throw usage(`${quote(key)}: ${why}`);
  return { tags, goals };
}

/** The keys of what is there, by id. */
export function keysById<T extends { id: Id | null }>({ found }: Matches<T>): Map<Id, string> {
  return new Map([...found].flatMap(([key, { thing }]) => (thing.id === null ? [] : [[thing.id, key]])));
}
