import type { Goal } from '../domain/goal.js';
import type { UetTag } from '../domain/tag.js';
import type { Desired } from './desired.js';
import type { LockedIds } from './lock.js';
import { type Matches, matchKeys } from './match-keys.js';
import { type Observed, ownTags } from './observed.js';

/** What the keys of a file stand for in an account. */
export interface DesiredMatches {
  tags: Matches<UetTag>;
  goals: Matches<Goal>;
}

/** @param locked what the lock has for the account; null: there is no lock */
export function matchDesired(
  { tags, goals }: Pick<Desired, 'tags' | 'goals'>,
  observed: Observed,
  locked: LockedIds | null,
): DesiredMatches {
  return {
    tags: matchKeys('UET tag', namesOf(tags), ownTags(observed), locked?.tags ?? {}),
    goals: matchKeys('conversion goal', namesOf(goals), observed.goals, locked?.goals ?? {}),
  };
}

function namesOf(wanted: Desired['tags'] | Desired['goals']) {
  return wanted.map(({ key, fields, renamedFrom }) => ({ key, name: fields.name, renamedFrom }));
}
