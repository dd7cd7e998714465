import type { Id } from '../../domain/tag.js';
import type { Desired } from '../desired.js';
import type { LockedIds } from '../lock.js';
import type { DesiredMatches } from '../match-desired.js';
import type { Observed } from '../observed.js';
import { keysFor } from './entry-keys.js';
import { type Exported, type ExportedEntry, tagOf } from './exported.js';
import { keysById } from './file-matches.js';
import { goalEntry } from './goal-entry.js';

export interface FreshEntries {
  tags: ExportedEntry[];
  goals: ExportedEntry[];
  /** Of all tags that the file holds then, by id. */
  tagKeys: ReadonlyMap<Id, string>;
}

/**
 * What the account has and the file does not, under keys that are free in it.
 * @param without ids of what shall not be put in
 */
export function freshEntries(
  { tags, goals }: Exported,
  file: { desired: Desired; matches: DesiredMatches; locked: LockedIds | null; without: ReadonlySet<Id> },
  observed: Observed,
): FreshEntries {
  const { desired, matches, locked, without } = file;
  const knownTags = keysById(matches.tags);
  const knownGoals = keysById(matches.goals);
  const newTags = tags.filter(({ id }) => !knownTags.has(id));
  const newGoals = goals.filter(({ id }) => !knownGoals.has(id) && !without.has(id));
  const freshTags = keyedAnew('tag', newTags, desired.tags, locked?.tags);
  const tagKeys = new Map([...knownTags, ...freshTags.map(({ id, key }) => [id, key] as const)]);
  const byId = new Map(observed.goals.map((goal) => [goal.id, goal]));
  // Goals name their tags by the keys that those have in this file.
  const freshGoals = keyedAnew('goal', newGoals, desired.goals, locked?.goals).map((entry) => {
    const goal = byId.get(entry.id);
    const again = goal && goalEntry(goal, tagOf(goal, tagKeys, observed.tags));
    return typeof again === 'object' ? { ...entry, members: again.members } : entry;
  });
  return { tags: freshTags, goals: freshGoals, tagKeys };
}

function keyedAnew(
  kind: 'tag' | 'goal',
  entries: readonly ExportedEntry[],
  there: readonly { key: string }[],
  locked: Readonly<Record<string, Id>> = {},
): ExportedEntry[] {
  const taken = new Set(there.map(({ key }) => key));
  // A key that the lock knows may be in the file for something else by now.
  const given = Object.entries(locked).filter(([key, id]) => !taken.has(key) && entries.some((each) => each.id === id));
  const things = entries.map(({ id, name }) => ({ id, name }));
  const keys = keysFor(kind, things, new Map(given.map(([key, id]) => [id, key])), taken);
  return entries.map((entry) => ({ ...entry, key: keys.get(entry.id) ?? entry.key }));
}
