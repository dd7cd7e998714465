import { guessCategory } from '../../domain/category-guess.js';
import type { EventPair, ExpressionOperator, Goal } from '../../domain/goal.js';
import { kindOf } from '../../domain/goal-kinds.js';
import { expressionOperatorWords, goalCategoryWords } from '../../domain/goal-words.js';
import { shellWord } from '../../domain/shell-word.js';
import { wordOf } from '../../domain/words.js';

/** A flag with its value; one that looks like a flag itself is tied to it. */
export function flag(name: string, value: string): string[] {
  return value.startsWith('-') ? [`${name}=${value}`] : [name, value];
}

export function command(...words: readonly string[]): string {
  return ['bingctl', ...words].map(shellWord).join(' ');
}

/** Changes a goal. The service refuses any change of a goal with category None that gives it none. */
export function updateOf(goal: Goal, ...flags: readonly string[]): string {
  if (goal.isAutoGoal) return command('goals', 'get', nameOf(goal));
  const needsCategory = goal.goalCategory === 'None' && !flags.includes('--category');
  return command('goals', 'update', nameOf(goal), ...flags, ...(needsCategory ? categoryFlag(goal) : []));
}

export function pauseOf(goal: Goal): string {
  if (goal.isAutoGoal || goal.goalCategory === 'None') return updateOf(goal, '--status', 'paused');
  return command('goals', 'pause', nameOf(goal));
}

export function resumeOf(goal: Goal): string {
  if (goal.isAutoGoal || goal.goalCategory === 'None') return updateOf(goal, '--status', 'active');
  return command('goals', 'resume', nameOf(goal));
}

/** By its id, which no quoting can break and no other goal has. */
function nameOf({ id, name }: Goal): string {
  return id ?? name ?? '';
}

/** The category that the goal's names speak for. */
export function categoryFlag(goal: Goal): string[] {
  const texts = [goal.name, ...(goal.type === 'Event' ? [goal.labelExpression, goal.actionExpression] : [])];
  const guesses = texts.map((text) => guessCategory(text ?? ''));
  const { categories } = kindOf(goal.type);
  const guess = guesses.find((each) => each !== null && categories.includes(each)) ?? categories.at(-1) ?? 'Other';
  return ['--category', wordOf(goalCategoryWords, guess)];
}

/** Flags that make a condition of an Event goal another one; an operator is named where the goal has a different one. */
export function conditionFlags(
  pair: EventPair,
  expression: string,
  operator: ExpressionOperator = 'Equals',
  stored: ExpressionOperator | null = null,
): string[] {
  const words = flag(`--event-${pair}`, expression);
  return stored === operator
    ? words
    : [...words, `--event-${pair}-operator`, wordOf(expressionOperatorWords, operator)];
}
