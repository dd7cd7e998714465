import type { Problem } from './diagnostic.js';
import type { Goal, GoalFields, GoalType } from './goal.js';
import { goalAfter } from './goal-change.js';
import { completeNewGoal, isGiven } from './goal-defaults.js';
import { kindOf } from './goal-kinds.js';
import { checkCommon, checkName } from './goal-rules/common.js';
import { checkConditions } from './goal-rules/conditions.js';
import { checkCleared, checkMembers } from './goal-rules/members.js';
import { aGoal, type Question, question } from './goal-rules/question.js';
import { checkRevenue } from './goal-rules/revenue.js';
import { goalTypeWords, scopeWords } from './goal-words.js';
import { goalProblem } from './problems.js';
import { wordOf } from './words.js';

/**
 * Everything that is wrong with a goal to be made, all at once; what is left open is judged as {@link completeNewGoal}
 * fills it. An `id` is ignored, a null member is one left out. What only the account can tell (names taken, limits, pilots)
 * is not looked at: see collisions.ts.
 */
export function checkNewGoal(fields: GoalFields): Problem[] {
  const named = withoutNulls(fields);
  if (!named.type) {
    const words = goalTypeWords.words.map(({ word }) => word).join(', ');
    const missing = goalProblem('type', `a goal needs a type: one of ${words}`, null);
    return [missing, ...checkName({ named, after: named, fresh: true })];
  }
  return check(question(named.type, named, completeNewGoal(named), true));
}

/** What is wrong with the name alone: all that matters of a goal that may be there already. */
export function checkNewGoalName(fields: GoalFields): Problem[] {
  const named = withoutNulls(fields);
  return checkName({ named, after: named, fresh: true });
}

/**
 * Everything that is wrong with a change of a goal, all at once. Null clears a member: the expressions and the value of an
 * Event goal, nothing else. What is stored and not named is not judged, except where the service makes it an obstacle: a
 * category `None`, an auto goal, members that do not fit a new type.
 */
export function checkGoalUpdate(current: Goal, change: GoalFields): Problem[] {
  if (current.isAutoGoal) {
    // conversiongoal.md calls the conditions of these goals generated; what the service answers to an update is unknown.
    return [goalProblem('isAutoGoal', 'Microsoft made this goal and keeps it: it cannot be changed from here', null)];
  }
  const type = change.type ?? current.type;
  const refused = [...checkTypeChange(current.type, type), ...checkScopeChange(current, change)];
  if (refused.some(({ field }) => field === 'type')) return refused;
  const asked = question(type, change, goalAfter(current, change), type !== current.type);
  return [...refused, ...checkCleared(change), ...check(asked)];
}

function check(asked: Question): Problem[] {
  return [
    ...checkMembers(asked.type, asked.named),
    ...checkCommon(asked),
    ...checkRevenue(asked),
    ...checkConditions(asked),
  ];
}

/** GoalTypeCannotBeChanged names offline and in-store goals; of app goals it is only known that they have no tag. */
function checkTypeChange(before: GoalType, after: GoalType): Problem[] {
  if (before === after || (kindOf(before).usesTag && kindOf(after).usesTag)) return [];
  const fixed: readonly GoalType[] = ['OfflineConversion', 'InStoreTransaction'];
  const code = fixed.includes(before) || fixed.includes(after) ? 'GoalTypeCannotBeChanged' : null;
  const hint = 'make a new goal, and pause this one';
  return [goalProblem('type', `${aGoal(before)} cannot become ${aGoal(after)}`, code, hint)];
}

/** conversiongoal.md: once set, a scope stays. Naming the one it has is no change. */
function checkScopeChange(current: Goal, { scope }: GoalFields): Problem[] {
  if (!isGiven(scope) || !isGiven(current.scope) || scope === current.scope) return [];
  const message = `the scope of a goal cannot be changed: this one has ${wordOf(scopeWords, current.scope)}`;
  return [goalProblem('scope', message, null, 'make a new goal, and pause this one')];
}

function withoutNulls(fields: GoalFields): GoalFields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => isGiven(value)));
}
