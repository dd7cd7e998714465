import type { Goal } from '../../domain/goal.js';
import { quote } from '../../domain/quote.js';
import type { Id, UetTag } from '../../domain/tag.js';
import { usage } from '../../errors.js';
import type { Desired } from '../desired.js';
import type { LockedIds } from '../lock.js';
import { type Matches, matchKeys } from '../match-keys.js';
import { isOwnTag, type Observed } from '../observed.js';

/** What the keys of a file stand for in an account, as `plan` finds it. */
export interface FileMatches {
  tags: Matches<UetTag>;
  goals: Matches<Goal>;
}

/** @throws BingctlError `usage` for a file in which two keys mean one thing */
export function matchFile(desired: Desired, observed: Observed, locked: LockedIds | null): FileMatches {
  const own = observed.tags.filter((tag) => isOwnTag(tag, observed.account));
  const tags = matchKeys('UET tag', namesOf(desired.tags), own, locked?.tags ?? {});
  const goals = matchKeys('conversion goal', namesOf(desired.goals), observed.goals, locked?.goals ?? {});
  for (const [key, why] of [...tags.doubled, ...goals.doubled]) throw usage(`${quote(key)}: ${why}`);
  return { tags, goals };
}

/** The keys of what is there, by id. */
export function keysById<T extends { id: Id | null }>({ found }: Matches<T>): Map<Id, string> {
  return new Map([...found].flatMap(([key, { thing }]) => (thing.id === null ? [] : [[thing.id, key]])));
}

function namesOf(wanted: Desired['tags'] | Desired['goals']) {
  return wanted.map(({ key, fields, renamedFrom }) => ({ key, name: fields.name, renamedFrom }));
}
