import type { Change } from '../domain/goal-change.js';

/** What something new is made with, member by member, as changes from nothing; its name is what it is called by anyway. */
export function newMembers(sent: Readonly<Record<string, unknown>>, tagKey: string | null): Change[] {
  const flat = Object.entries(sent).flatMap(([member, value]) =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).map(([part, inner]): [string, unknown] => [`${member}.${part}`, inner])
      : [[member, value] as [string, unknown]],
  );
  const changes = flat
    .filter(([field, value]) => field !== 'name' && value !== null && value !== undefined)
    .map(([field, after]) => ({ field, before: null, after: after as Change['after'] }));
  return tagKey === null ? changes : [...changes, comingTag(null, tagKey)];
}

/** The change to a tag that has no id yet. */
export function comingTag(before: string | null, tagKey: string): Change {
  return { field: 'tagId', before, after: `(the tag ${tagKey})` };
}
