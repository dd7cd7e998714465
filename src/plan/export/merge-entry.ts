import { type Goal, type GoalFields, ownFieldsOf } from '../../domain/goal.js';
import { type Change, goalUpdate } from '../../domain/goal-change.js';
import type { UetTag } from '../../domain/tag.js';
import { tagUpdate } from '../../domain/tag-change.js';
import type { Mapping } from '../../files/edit-mapping.js';
import type { DesiredGoal, DesiredTag } from '../desired.js';
import type { GoalMember } from '../file/goal-member.js';
import { goalMembers } from '../file/goal-members.js';
import { tagMembers } from '../file/tag-members.js';
import type { GoalEntry } from './goal-entry.js';
import { fieldsOf } from './member-values.js';
import { removeMember, setMember, writtenName } from './merge-values.js';
import { tagEntry } from './tag-entry.js';

/** Writes into an entry of the file what the tag has otherwise. @returns the members that were changed */
export function mergeTag(mappingOf: () => Mapping, { fields }: DesiredTag, tag: UetTag): string[] {
  const { changes } = tagUpdate(tag, fields);
  if (changes.length === 0) return [];
  const mapping = mappingOf();
  const entry = tagEntry(tag);
  const members = typeof entry === 'string' ? {} : entry.members;
  const names = tagMembers.filter(({ sets }) => sets !== null && touched(changes, [sets])).map(({ name }) => name);
  for (const name of names) put(mapping, name, members[name]);
  return names;
}

/**
 * Writes into an entry of the file what the goal has otherwise. What the file does not name is not managed, and stays so;
 * the conditions of an Event goal are a set.
 * @param entry the goal as a new entry would be
 * @param fields what the file wants, with the tag that it means
 * @returns the members that were changed
 */
export function mergeGoal(
  mappingOf: () => Mapping,
  fields: DesiredGoal['fields'] & GoalFields,
  goal: Goal,
  entry: GoalEntry,
): string[] {
  const { changes } = goalUpdate(goal, fields);
  if (changes.length === 0) return [];
  const mapping = mappingOf();
  const isOther = fields.type !== goal.type;
  const own: readonly string[] = ownFieldsOf(goal.type);
  const conditions = isOther || (goal.type === 'Event' && touched(changes, own));
  const names = new Set<string>();
  for (const member of goalMembers) {
    const sets = member.name === 'tag' ? (['tagId'] as const) : fieldsOf(member);
    const isOfOther = isOther && member.types !== undefined && !member.types.includes(goal.type);
    // A short form goes when the conditions are other ones, and what it said has to be said by the pairs.
    const isAmiss =
      conditions && isOwn(member) && isWritten(member.name) !== (entry.members[member.name] !== undefined);
    if (touched(changes, sets) || isAmiss || (isOfOther && isWritten(member.name))) names.add(member.name);
  }
  if (conditions) for (const name of shortForm) if (isWritten(name)) names.add(name);
  // The type may have been told by what goes.
  const isTold = goalMembers.some((member) => isOwn(member) && entry.members[member.name] !== undefined);
  if (conditions && !isTold && !isWritten('type')) names.add('type');
  for (const name of names) put(mapping, name, entry.members[name]);
  return [...names];

  function isOwn(member: GoalMember): boolean {
    return fieldsOf(member).some((field) => own.includes(field));
  }

  function isWritten(name: string): boolean {
    return writtenName(mapping, name) !== null;
  }
}

const shortForm = goalMembers.filter(({ name, withEvent }) => withEvent || name === 'event').map(({ name }) => name);

function put(mapping: Mapping, name: string, value: GoalEntry['members'][string] | undefined): void {
  if (value === undefined) removeMember(mapping, name);
  else setMember(mapping, name, value);
}

/** Whether one of these fields changes; a part of the revenue is the revenue. */
function touched(changes: readonly Change[], fields: readonly string[]): boolean {
  return changes.some(({ field }) => fields.includes(field.split('.')[0] ?? field));
}
