import { isDeepStrictEqual } from 'node:util';
import { type Goal, type GoalFields, goalTypes } from '../../domain/goal.js';
import { goalUpdate } from '../../domain/goal-change.js';
import { quote } from '../../domain/quote.js';
import { WrongValue } from '../../files/members.js';
import type { Members, Value } from '../../files/written-value.js';
import type { GoalMember } from '../file/goal-member.js';
import { goalMembers } from '../file/goal-members.js';
import type { Kind } from '../file/kind.js';
import { readAlone } from '../file/read-alone.js';
import { literal } from './literal.js';

/** What of a goal a file can say, and why it does not say the rest. */
export interface GoalEntry {
  members: Members;
  /** The fields of the goal that the members set. */
  sets: ReadonlySet<keyof GoalFields>;
  /** Sentences for people. */
  remarks: string[];
}

/** How the file names the tag of a goal; a text where it cannot: the remark that says why. */
export type TagReference = { reference: { key: string } | { named: string } } | { remark: string } | null;

/**
 * Everything that is set on a goal and that a file can set, in the file's words. What this version does not know is left
 * out and said: the field is not managed then.
 * @returns why the goal cannot stand in a file at all, as a text
 */
export function goalEntry(goal: Goal, tag: TagReference): GoalEntry | string {
  const never = whyNever(goal);
  if (never !== null) return never;
  const members: Record<string, Value> = {};
  const sets = new Set<keyof GoalFields>();
  const remarks: string[] = [];
  const pairs = pairsOf(goal);
  if (typeof pairs === 'string') remarks.push(pairs);

  for (const member of goalMembers) {
    if (member.name === 'tag' && tag) {
      if ('remark' in tag) remarks.push(tag.remark);
      else {
        members.tag = literal(member.kind.write(tag.reference));
        sets.add('tagId');
      }
    }
    const value = memberOf(goal, member);
    if (value === null || (isPair(member) && typeof pairs === 'string')) continue;
    const written = asWritten(member.kind, value);
    if (typeof written === 'string') remarks.push(`${member.name}: the account has ${shown(value)}, which ${written}`);
    else {
      members[member.name] = written.value;
      for (const field of fieldsOf(member)) sets.add(field);
    }
  }
  const wanted = Object.fromEntries([...sets].map((field) => [field, Reflect.get(goal, field)]));
  const { changes } = goalUpdate(goal, wanted);
  if (changes.length === 0) return { members, sets, remarks };
  return `its ${changes.map(({ field }) => field).join(', ')} cannot be said as the account has it`;
}

function whyNever({ isAutoGoal, type, status, id, name }: Goal): string | null {
  if (isAutoGoal) return 'Microsoft made it and keeps it, so it cannot be changed from here';
  if (!goalTypes.includes(type)) return `goals of the type ${quote(type)} are not known to this version of bingctl`;
  if (status === 'Deleted') return 'it is deleted';
  if (id === null || !name) return 'it has no name';
  return null;
}

/** What the pairs of an Event goal are a set for: with one of them left out the others would take it away. */
function pairsOf(goal: Goal): string | null {
  for (const member of goalMembers.filter(isPair)) {
    const [expression, operator] = fieldsOf(member).map((field) => Reflect.get(goal, field) ?? null);
    if (expression === null && operator === null) continue;
    const value = memberOf(goal, member);
    const written = value === null ? 'is half a condition' : asWritten(member.kind, value);
    if (typeof written === 'string') return `the conditions are left out: ${member.name} ${written}`;
  }
  return null;
}

function isPair({ types, sets }: GoalMember): boolean {
  return types?.includes('Event') === true && types.length === 1 && Array.isArray(sets);
}

/** Null where the goal has nothing for the member, or where its type does not take it. */
function memberOf(goal: Goal, member: GoalMember): unknown {
  if (member.sets === null || (member.types && !member.types.includes(goal.type))) return null;
  const [field, operatorField] = fieldsOf(member);
  const value: unknown = field === undefined ? null : (Reflect.get(goal, field) ?? null);
  if (operatorField === undefined || value === null) return value;
  const operator: unknown = Reflect.get(goal, operatorField) ?? null;
  return operator === null ? null : { expression: value, operator };
}

/** The fields of a goal that a member sets. */
export function fieldsOf({ sets }: Pick<GoalMember, 'sets'>): readonly (keyof GoalFields)[] {
  if (sets === null) return [];
  return typeof sets === 'string' ? [sets] : sets;
}

/** The value in the file's words, if reading it gives the same again; else what is wrong with it, behind `which`. */
function asWritten(kind: Kind, value: unknown): { value: Value } | string {
  const written = kind.write(value);
  try {
    const again = readAlone(kind, written);
    if (!isDeepStrictEqual(withoutNulls(again), withoutNulls(value))) return 'a file has no way to say';
  } catch (error) {
    if (error instanceof WrongValue) return 'this version of bingctl does not know';
    throw error;
  }
  return { value: literal(written) };
}

function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== null));
}

function shown(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
