import { newGoal } from '../new-records.js';
import type { TagRecord } from '../state.js';
import { customerToChange, newId, type World } from '../world.js';
import { useGoalName } from './goal-name.js';

/**
 * What simplified setup makes for a new tag: an Event goal whose pairs Microsoft chose and nobody else can change
 * (eventgoal.md, IsAutoGoal).
 */
export function addAutoGoal(tag: TagRecord, world: World): void {
  const customer = customerToChange(world);
  const goal = newGoal('Event', {
    id: newId(world),
    name: `Purchase (auto, ${tag.id})`,
    accountId: world.accountId || '0',
    isAutoGoal: true,
    tagId: tag.id,
    actionExpression: 'purchase',
    actionOperator: 'Equals',
  });
  customer.goals.push(goal);
  useGoalName(goal.name, world);
}
