import { type Goal, type GoalFields, goalTypes } from '../../domain/goal.js';
import { goalUpdate } from '../../domain/goal-change.js';
import { checkNewGoal } from '../../domain/goal-rules.js';
import { quote } from '../../domain/quote.js';
import type { Members, Value } from '../../files/written-value.js';
import { type GoalMember, isPair } from '../file/goal-member.js';
import { goalMembers } from '../file/goal-members.js';
import { tagReference } from '../file/tag-reference.js';
import { literal } from './literal.js';
import { asWritten, fieldsOf, memberValue } from './member-values.js';

/** What of a goal a file can say, and why it does not say the rest. */
export interface GoalEntry {
  members: Members;
  /** Sentences for people. */
  remarks: string[];
}

/** How the file names the tag of a goal; a remark where it cannot; null: the goal has none. */
export type TagReference = { reference: { key: string } | { named: string } } | { remark: string } | null;

/**
 * Everything that is set on a goal and that a file can set, in the file's words. What this version does not know, or would
 * not take, is left out and said: the field is not managed then.
 * @returns why the goal cannot stand in a file at all, as a text
 */
export function goalEntry(goal: Goal, tag: TagReference): GoalEntry | string {
  const never = whyNever(goal);
  if (never !== null) return never;
  const members: Record<string, Value> = {};
  const remarks: string[] = [];
  const kept = new Set<keyof GoalFields>();
  const all = wordings(goal);
  const noPairs = all.some(({ member, written }) => isPair(member) && typeof written === 'string');
  for (const { member, written } of all) {
    if (member.name === 'name' && typeof written === 'string') return written;
    if (typeof written === 'string') remarks.push(written);
    else if (noPairs && isPair(member))
      remarks.push(`${member.name}: left out too, since the conditions of an event are one`);
    else {
      members[member.name] = written.value;
      for (const field of fieldsOf(member)) kept.add(field);
    }
    if (member.name !== 'name' || tag === null) continue;
    if ('remark' in tag) remarks.push(tag.remark);
    else members.tag = literal(tagReference.write(tag.reference));
  }
  const wanted = Object.fromEntries([...kept].map((field) => [field, Reflect.get(goal, field)]));
  const { changes } = goalUpdate(goal, wanted);
  if (changes.length === 0) return { members, remarks };
  return `its ${changes.map(({ field }) => field).join(', ')} cannot be said as the account has it`;
}

function whyNever({ isAutoGoal, type, status, id, name }: Goal): string | null {
  if (isAutoGoal) return 'Microsoft made it and keeps it, so it cannot be changed from here';
  if (!goalTypes.includes(type)) return `goals of the type ${quote(type)} are not known to this version of bingctl`;
  if (status === 'Deleted') return 'it is deleted';
  if (id === null || !name) return 'it has no name';
  return null;
}

/** All that is set on a goal, each in the file's words; a text where a reader of the file would refuse it: the reason. */
function wordings(goal: Goal): { member: GoalMember; written: { value: Value } | string }[] {
  const present = goalMembers.flatMap((member): [GoalMember, unknown][] => {
    const value = memberValue(goal, member);
    return value === null ? [] : [[member, value]];
  });
  const named = present.flatMap(([member]) => fieldsOf(member)).map((field) => [field, Reflect.get(goal, field)]);
  const problems = checkNewGoal(Object.fromEntries(named));
  return present.map(([member, value]) => {
    if (value === 'None') return { member, written: withoutCategory };
    const written = asWritten(member.kind, value);
    const had = `${member.name}: the account has ${shown(value)}`;
    if (typeof written === 'string') return { member, written: `${had}, which ${written}` };
    const problem = problems.find(({ field }) => concerns(field, member, value));
    return { member, written: problem ? `${had}, but ${problem.message}` : written };
  });
}

const withoutCategory =
  'category: the goal was made without one, and has to be given one with whatever is changed of it';

/** Whether a problem is one of what a member says; what a part of it leaves open is no matter to what is there. */
function concerns(problemField: string, member: GoalMember, value: unknown): boolean {
  const [whole, part] = problemField.split('.');
  if (!fieldsOf(member).some((field) => field === whole)) return false;
  return part === undefined || (typeof value === 'object' && (Reflect.get(value ?? {}, part) ?? null) !== null);
}

function shown(value: unknown): string {
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}
