import { goalOf } from '../finding.js';
import { categoryFlag, updateOf } from '../fix.js';
import type { AuditRule } from '../view.js';

/** Goals from before March 2021 may have no category, which blocks every change of them (conversiongoalcategory.md). */
export const categoryNone: AuditRule = ({ goals }) =>
  goals
    .filter(({ goalCategory }) => goalCategory === 'None')
    .map((goal) => ({
      code: 'category-none',
      severity: 'warning',
      goal: goalOf(goal),
      event: null,
      message: 'the goal has the category None: the service takes no change of it that names no other',
      fix: updateOf(goal, ...categoryFlag(goal)),
    }));
