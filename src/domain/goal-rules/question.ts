import type { GoalFields, GoalType } from '../goal.js';
import type { GoalView } from '../goal-change.js';
import { isGiven } from '../goal-defaults.js';
import { type GoalKind, kindOf } from '../goal-kinds.js';
import { goalTypeWords } from '../goal-words.js';
import { wordOf } from '../words.js';

/** What the rules are asked: is this goal allowed, and is it this change that makes it not so? */
export interface Question {
  type: GoalType;
  kind: GoalKind;
  /** What the user names. What is stored and not named is none of the user's mistakes. */
  named: GoalFields;
  /** The goal as it would be. */
  after: GoalView;
  /** A new goal, or one that becomes another type: what its type requires has to be there. */
  fresh: boolean;
}

/** The question about a goal that would be as `after` says. */
export function question(type: GoalType, named: GoalFields, after: GoalView, fresh: boolean): Question {
  return { type, kind: kindOf(type), named, after, fresh };
}

export function isNamed({ named }: Question, member: keyof GoalFields): boolean {
  return isGiven(named[member]);
}

/** The type in a sentence, with its article: `an event goal`. */
export function aGoal(type: GoalType): string {
  const word = wordOf(goalTypeWords, type);
  return `${/^[aeio]/.test(word) ? 'an' : 'a'} ${word} goal`;
}
