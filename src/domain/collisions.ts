import { BingctlError } from '../errors.js';
import type { Problem } from './diagnostic.js';
import type { Goal, GoalFields } from './goal.js';
import { isGiven } from './goal-defaults.js';
import { goalCategoryWords } from './goal-words.js';
import { type Named, nameKey } from './named.js';
import { goalProblem, tagProblem } from './problems.js';
import { quote } from './quote.js';
import { type GoalCode, refusalOf, type TagCode } from './service-codes.js';
import { wordOf } from './words.js';

/**
 * Names that come more than once in the input, over all of it and not a call at a time: for each position that repeats an
 * earlier name, its problem. Positions without one are missing.
 */
export function repeatedNames(
  what: 'UET tag' | 'conversion goal',
  wanted: readonly { name?: string | null }[],
): Problem[][] {
  const first = new Map<string, number>();
  const problems: Problem[][] = [];
  for (const [index, { name }] of wanted.entries()) {
    if (!isGiven(name)) continue;
    const key = nameKey(name);
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, index);
      continue;
    }
    const message = `${quote(name)} is also the name of number ${earlier + 1} in the input`;
    problems[index] = [
      what === 'UET tag'
        ? tagProblem('name', message, 'DuplicateUetTagName')
        : goalProblem('name', message, 'DuplicateConversionGoalName'),
    ];
  }
  return problems;
}

const whenTaken = 'use another name, or --if-exists skip or update';

/** The refusal of a tag whose name another tag of the customer has. */
export function tagNameTaken(taken: Named, hint = whenTaken): BingctlError {
  const message = `UET tag ${taken.id} is called ${quote(taken.name ?? '')} already`;
  return refused(message, 'UetTagNameAlreadyExists', hint);
}

/** The refusal of a goal whose name another goal of the customer has. */
export function goalNameTaken(taken: Named, hint = whenTaken): BingctlError {
  const message = `conversion goal ${taken.id} is called ${quote(taken.name ?? '')} already`;
  return refused(message, 'ConversionGoalNameAlreadyExists', hint);
}

/**
 * The refusal of a goal because Microsoft's own active goal has its tag and its category (not in Microsoft's list of
 * codes; seen live, 2026-07). For an update, ask only when it names the tag or the category.
 */
export function autoGoalCollision(
  goal: { tagId?: string | null; goalCategory?: string | null },
  existing: readonly Goal[],
): BingctlError | null {
  const { tagId, goalCategory } = goal;
  if (!isGiven(tagId) || !isGiven(goalCategory)) return null;
  const auto = existing.find(
    (other) =>
      other.isAutoGoal && other.status === 'Active' && other.tagId === tagId && other.goalCategory === goalCategory,
  );
  if (!auto) return null;
  const category = wordOf(goalCategoryWords, goalCategory);
  const message = `the auto goal ${quote(auto.name ?? '')} (${auto.id}) tracks the category ${category} of this tag already`;
  const hint = 'use another category or another tag, or pause the auto goal in the web interface';
  return refused(message, 'SameCategoryAndTagNotAllowedForAutoGoalAndManualGoal', hint);
}

/** The refusal of an in-store goal where the customer has one (instoretransactiongoal.md). */
export function secondInStoreGoal(goal: GoalFields, existing: readonly Goal[]): BingctlError | null {
  if (goal.type !== 'InStoreTransaction') return null;
  const other = existing.find(({ type }) => type === 'InStoreTransaction');
  if (!other) return null;
  const message = `the customer has an in-store goal already: ${quote(other.name ?? '')} (${other.id})`;
  return refused(
    message,
    'OnlyOneInStoreTransactionGoalAllowedPerCustomer',
    'change that one with bingctl goals update',
  );
}

/** In-store goals in the input after the first: for each of their positions its problem. Other positions are missing. */
export function repeatedInStoreGoals(wanted: readonly GoalFields[]): Problem[][] {
  const problems: Problem[][] = [];
  const first = wanted.findIndex(({ type }) => type === 'InStoreTransaction');
  for (const [index, { type }] of wanted.entries()) {
    if (type !== 'InStoreTransaction' || index === first) continue;
    const message = `a customer has one in-store goal, and number ${first + 1} in the input is one`;
    problems[index] = [goalProblem('type', message, 'OnlyOneInStoreTransactionGoalAllowedPerCustomer')];
  }
  return problems;
}

function refused(message: string, errorCode: TagCode | GoalCode, hint: string): BingctlError {
  return new BingctlError('refused', message, { ...refusalOf(errorCode), hint });
}
