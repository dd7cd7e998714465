import { type GoalType, goalBaseFields, ownFieldsOf } from '../domain/goal.js';
import type { Change } from '../domain/goal-change.js';
import { tagFields } from '../domain/tag.js';

/** What a new tag is made with, member by member, as changes from nothing; its name is what it is called by anyway. */
export function newTagMembers(sent: object): Change[] {
  return changesOf(sent, tagFields);
}

/**
 * The same of a goal: what it is and what it counts first, whatever order the file has its members in.
 * @param tagKey of a tag that has no id yet
 */
export function newGoalMembers(sent: object & { type?: GoalType }, tagKey: string | null): Change[] {
  const own = sent.type ? ownFieldsOf(sent.type) : [];
  const changes = changesOf(sent, ['type', ...own, ...goalBaseFields.filter((member) => member !== 'type')]);
  return tagKey === null ? changes : [...changes, comingTag(null, tagKey)];
}

/** The change to a tag that has no id yet. */
export function comingTag(before: string | null, tagKey: string): Change {
  return { field: 'tagId', before, after: `(the tag ${tagKey})` };
}

function changesOf(sent: object, members: readonly string[]): Change[] {
  const values = new Map<string, Change['after'] | object | undefined>(Object.entries(sent));
  return members.flatMap((member) => {
    const value = values.get(member) ?? null;
    if (member === 'name' || value === null) return [];
    if (typeof value !== 'object') return [{ field: member, before: null, after: value }];
    return changesOf(value, revenueParts).map((change) => ({ ...change, field: `${member}.${change.field}` }));
  });
}

const revenueParts = ['type', 'value', 'currencyCode'];
