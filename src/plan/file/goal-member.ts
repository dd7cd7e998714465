import type { GoalFields, GoalType } from '../../domain/goal.js';
import type { FileMember } from './member.js';

/** A member of a goal in the file. */
export interface GoalMember extends FileMember {
  /** The types that have it; left out: all. */
  types?: readonly GoalType[];
  /** One field, or an expression with its operator. */
  sets: keyof GoalFields | readonly [expression: keyof GoalFields, operator: keyof GoalFields] | null;
  /** It can stand under `defaults`. */
  isDefault?: true;
  /** It says something of `event`, and nothing without it. */
  withEvent?: true;
}

/** Whether it is one of the conditions that an Event goal compares, which are a set. */
export function isPair({ types, sets }: GoalMember): boolean {
  return types?.[0] === 'Event' && Array.isArray(sets);
}
