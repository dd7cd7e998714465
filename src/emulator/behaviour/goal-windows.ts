import { refuse } from '../refusal.js';
import type { GoalRecord } from '../state.js';
import type { World } from '../world.js';
import { accountProperty } from './account-properties.js';
import type { GoalKind } from './goal-kinds.js';
import type { SentGoal } from './requests.js';

// 90 and 30 days (conversiongoal.md).
const longestWindow = 129_600;
const longestViewThrough = 43_200;

/** The API page gives a default for Offline goals only; the help page says 30 days for every goal. */
const defaultWindow = 43_200;

export function settleWindow(sent: number | null | undefined, stored: GoalRecord | null): number {
  if (sent === null || sent === undefined) return stored?.conversionWindowInMinutes ?? defaultWindow;
  if (sent < 1 || sent > longestWindow) refuse(5337);
  return sent;
}

/** Needs the account property IncludeViewThroughConversions (conversiongoal.md). */
export function settleViewThrough(
  sent: SentGoal['viewThroughConversionWindowInMinutes'],
  stored: GoalRecord | null,
  kind: GoalKind,
  world: World,
): number | null {
  if (sent === null || sent === undefined) {
    return kind.hasViewThrough ? (stored?.viewThroughConversionWindowInMinutes ?? null) : null;
  }
  if (!kind.hasViewThrough) refuse(6609);
  if (accountProperty(world, 'IncludeViewThroughConversions') !== 'true') refuse(6605);
  if (sent < 1 || sent > longestViewThrough) refuse(6608);
  return sent;
}
