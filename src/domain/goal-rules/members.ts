import type { Problem } from '../diagnostic.js';
import { type GoalFields, type GoalType, goalBaseFields, goalTypes, ownFieldsOf } from '../goal.js';
import { isClearable } from '../goal-change.js';
import { isGiven } from '../goal-defaults.js';
import { goalTypeWords } from '../goal-words.js';
import { goalProblem } from '../problems.js';
import { wordOf } from '../words.js';
import { aGoal } from './question.js';

/** Members that the type does not have, each named with the types that do. */
export function checkMembers(type: GoalType, named: GoalFields): Problem[] {
  const allowed: readonly string[] = [...goalBaseFields, ...ownFieldsOf(type)];
  return Object.entries(named).flatMap(([member, value]) => {
    if (value === undefined || allowed.includes(member)) return [];
    const owners = goalTypes.filter((owner) => ownFieldsOf(owner).some((own) => own === member));
    const words = owners.map((owner) => wordOf(goalTypeWords, owner)).join(' and ');
    const belongs = words ? `belongs to ${words} goals` : 'belongs to no goal';
    return [goalProblem(member, `${belongs}, and this is ${aGoal(type)}`, null)];
  });
}

/** Members that an update is asked to clear and the service cannot (updateconversiongoals.md). */
export function checkCleared(named: GoalFields): Problem[] {
  const hints: Record<string, string> = { revenue: 'say --revenue none', status: 'say --status paused' };
  return Object.entries(named).flatMap(([member, value]) => {
    // An operator goes with its expression.
    if (isGiven(value) || value === undefined || isClearable(member) || member.endsWith('Operator')) return [];
    const message = 'the service has no way to clear it';
    return [goalProblem(member, message, null, hints[member])];
  });
}
