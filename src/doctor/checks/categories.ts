import type { Goal } from '../../domain/goal.js';
import { kindOf } from '../../domain/goal-kinds.js';
import type { Check } from '../check.js';
import { ok, warning } from '../finding.js';
import { counted, naming } from '../naming.js';

/**
 * Every goal has a category. Goals from before June 2021 may have `None`, with which the service refuses every change of
 * them (docs/goals.md).
 */
export const categories: Check = {
  name: 'categories',
  needs: ['read'],
  async look(at) {
    const { goals } = await (await at.account()).goals();
    const without = goals.filter(({ goalCategory, isAutoGoal }) => goalCategory === 'None' && !isAutoGoal);
    const [first] = without;
    if (!first) return ok('every goal has a category');
    const named = naming(without.map(({ name, id }) => ({ name: name ?? id ?? '' })));
    return warning(
      `${counted(without.length, 'goal')} without a category, which every change has to name: ${named}`,
      cureOf(first),
    );
  },
};

function cureOf({ id, type }: Goal): string {
  const { defaultCategory } = kindOf(type);
  return `bingctl goals update ${id} --category ${(defaultCategory ?? 'Purchase').toLowerCase()}`;
}
