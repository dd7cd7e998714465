import { refuse } from '../refusal.js';
import type { CustomerRecord, GoalRecord } from '../state.js';
import type { World } from '../world.js';

/**
 * An active goal must not have tag and category of an active auto goal. On no page; seen live over SOAP, July 2026, with
 * a Url goal.
 */
export function checkAutoGoals(goal: Omit<GoalRecord, 'id' | 'name'>, { goals }: CustomerRecord): void {
  if (goal.isAutoGoal || goal.status !== 'Active' || goal.tagId === null) return;
  const collides = goals.some(
    (other) =>
      other.isAutoGoal &&
      other.status === 'Active' &&
      other.tagId === goal.tagId &&
      other.goalCategory === goal.goalCategory,
  );
  if (collides) refuse(5667);
}

/** entity-hierarchy-limits, and one in-store goal for each customer (instoretransactiongoal.md). */
export function checkRoom(goal: Omit<GoalRecord, 'id' | 'name'>, { goals }: CustomerRecord, world: World): void {
  if (goal.type === 'InStoreTransaction' && goals.some(({ type }) => type === 'InStoreTransaction')) refuse(5358);
  const { goalsPerAccountLimit, goalsPerCustomerLimit } = world.switches;
  const ofAccount = goals.filter(({ accountId }) => accountId === world.accountId).length;
  if (goalsPerAccountLimit !== null && ofAccount >= goalsPerAccountLimit) refuse(5326);
  if (goalsPerCustomerLimit !== null && goals.length >= goalsPerCustomerLimit) refuse(5327);
}
