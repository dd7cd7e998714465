import type { GoalCategory } from '../../domain/goal.js';
import { refuse } from '../refusal.js';
import type { GoalRecord } from '../state.js';
import type { GoalKind } from './goal-kinds.js';

/**
 * The category a goal ends up with. 3347 for one that is missing and 3349 for one that is wrong for the type, None and
 * Unknown included, are on no page: seen live over SOAP, July 2026. A goal of before March 2021 has None, and to be
 * updated it needs one of today's (conversiongoalcategory.md).
 */
export function settleCategory(
  sent: GoalCategory | null | undefined,
  stored: GoalRecord | null,
  typeChanged: boolean,
  kind: GoalKind,
): GoalCategory {
  if (sent) return kind.categories.includes(sent) ? sent : refuse(3349);
  const kept = stored?.goalCategory;
  if (kept === undefined || (typeChanged && !kind.categories.includes(kept))) {
    return kind.defaultCategory ?? refuse(3347);
  }
  if (kept === 'None' && kind.defaultCategory === null) refuse(3347);
  return kept;
}
