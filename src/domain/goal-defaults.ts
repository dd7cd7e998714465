import type { GoalFields } from './goal.js';
import { kindOf } from './goal-kinds.js';

/**
 * A new goal with what the user left open: always a scope, so that the service's default (every account of the customer)
 * never applies unseen; the category where its type has only one; `Equals` for an expression without operator. Nothing
 * else is filled, and nothing that the user named is changed.
 */
export function completeNewGoal(fields: GoalFields): GoalFields {
  const kind = fields.type && kindOf(fields.type);
  if (!kind) return fields;
  return {
    ...fields,
    scope: fields.scope ?? (kind.customerOnly ? 'Customer' : 'Account'),
    ...(kind.defaultCategory && { goalCategory: fields.goalCategory ?? kind.defaultCategory }),
    ...defaultOperators(fields),
  };
}

type Pairs = { [K in keyof GoalFields]: GoalFields[K] | null };

/** What stands with an operator, by the member that says so. */
const operatorOf = {
  urlExpression: 'urlOperator',
  actionExpression: 'actionOperator',
  categoryExpression: 'categoryOperator',
  labelExpression: 'labelOperator',
  value: 'valueOperator',
} as const;

/** `Equals` for every expression that stands without an operator (urlgoal.md; the pages name no default for events). */
export function defaultOperators(fields: Pairs): GoalFields {
  const operators: GoalFields = {};
  for (const [expression, operator] of Object.entries(operatorOf)) {
    if (lacks(fields, expression as keyof typeof operatorOf)) operators[operator] = 'Equals';
  }
  return operators;
}

/** Whether an expression stands without an operator. */
export function lacksOperator(fields: Pairs): boolean {
  for (const expression in operatorOf) if (lacks(fields, expression as keyof typeof operatorOf)) return true;
  return false;
}

function lacks(fields: Pairs, expression: keyof typeof operatorOf): boolean {
  return isGiven(fields[expression]) && !isGiven(fields[operatorOf[expression]]);
}

/** Neither left out nor null. */
export function isGiven<T>(value: T): value is NonNullable<T> {
  return value !== undefined && value !== null;
}
