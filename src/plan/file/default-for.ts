import type { GoalCategory, GoalType, Revenue } from '../../domain/goal.js';
import { kindOf } from '../../domain/goal-kinds.js';
import type { GoalMember } from './goal-member.js';
import type { Taken } from './read-members.js';

/**
 * A default as a goal of this type takes it; null where the type has nothing of the kind, so that one default serves goals
 * of all types.
 */
export function defaultFor(type: GoalType, taken: Taken<GoalMember>): Taken<GoalMember> | null {
  const { member, value } = taken;
  const kind = kindOf(type);
  if (member.types && !member.types.includes(type)) return null;
  switch (member.sets) {
    case 'scope':
      return kind.customerOnly ? null : taken;
    case 'goalCategory':
      return kind.categories.includes(value as GoalCategory) ? taken : null;
    case 'countType':
      return value === 'Unique' && !kind.countsUnique ? null : taken;
    case 'revenue': {
      const { currencyCode, ...revenue } = value as Partial<Revenue>;
      if (revenue.type === 'VariableValue' && !kind.variableRevenue) return null;
      return kind.revenueCurrency || currencyCode === undefined ? taken : { ...taken, value: revenue };
    }
    default:
      return taken;
  }
}
