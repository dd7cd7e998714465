import { eventPairs, type GoalFields } from './goal.js';
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

/** `Equals` for every expression that stands without an operator (urlgoal.md; the pages name no default for events). */
export function defaultOperators(fields: { [K in keyof GoalFields]: GoalFields[K] | null }): GoalFields {
  const operators: GoalFields = {};
  if (isGiven(fields.urlExpression) && !isGiven(fields.urlOperator)) operators.urlOperator = 'Equals';
  for (const pair of eventPairs) {
    if (isGiven(fields[`${pair}Expression`]) && !isGiven(fields[`${pair}Operator`])) {
      operators[`${pair}Operator`] = 'Equals';
    }
  }
  if (isGiven(fields.value) && !isGiven(fields.valueOperator)) operators.valueOperator = 'Equals';
  return operators;
}

/** Neither left out nor null. */
export function isGiven<T>(value: T): value is NonNullable<T> {
  return value !== undefined && value !== null;
}
