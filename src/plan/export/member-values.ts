import { isDeepStrictEqual } from 'node:util';
import type { Goal, GoalFields } from '../../domain/goal.js';
import { WrongValue } from '../../files/members.js';
import type { Value } from '../../files/written-value.js';
import type { GoalMember } from '../file/goal-member.js';
import type { Kind } from '../file/kind.js';
import { readAlone } from '../file/read-alone.js';
import { literal } from './literal.js';

/** The fields of a goal that a member sets. */
export function fieldsOf({ sets }: Pick<GoalMember, 'sets'>): readonly (keyof GoalFields)[] {
  if (sets === null) return [];
  return typeof sets === 'string' ? [sets] : sets;
}

/** What a goal has for a member; null where it has nothing, or where its type does not take it. */
export function memberValue(goal: Goal, member: GoalMember): unknown {
  if (member.types && !member.types.includes(goal.type)) return null;
  const [value = null, operator] = fieldsOf(member).map((field): unknown => Reflect.get(goal, field) ?? null);
  if (operator === undefined) return value;
  return value === null && operator === null ? null : { expression: value, operator };
}

/** A value in the file's words, if reading it gives the same again; else what is wrong with it, behind `which`. */
export function asWritten(kind: Kind, value: unknown): { value: Value } | string {
  try {
    const written = kind.write(value);
    const again = readAlone(kind, written);
    if (isDeepStrictEqual(withoutNulls(again), withoutNulls(value))) return { value: literal(written) };
  } catch (error) {
    if (!(error instanceof WrongValue)) throw error;
    return 'this version of bingctl does not know';
  }
  return 'a file has no way to say';
}

function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== null));
}
