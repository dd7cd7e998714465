import type { GoalRecord, TagRecord } from '../state.js';
import { customerToChange, nameKey, newId, type World } from '../world.js';

/**
 * What simplified setup makes for a new tag: an Event goal whose pairs Microsoft chose and nobody else can change
 * (eventgoal.md, IsAutoGoal).
 */
export function addAutoGoal(tag: TagRecord, world: World): void {
  const customer = customerToChange(world);
  const name = `Purchase (auto, ${tag.id})`;
  const goal: GoalRecord = {
    type: 'Event',
    id: newId(world),
    name,
    accountId: world.accountId || '0',
    attributionModelType: 'LastClick',
    conversionWindowInMinutes: 43200,
    countType: 'All',
    excludeFromBidding: false,
    goalCategory: 'Purchase',
    isAutoGoal: true,
    isEnhancedConversionsEnabled: false,
    revenue: { currencyCode: null, type: 'NoValue', value: null },
    scope: 'Customer',
    status: 'Active',
    tagId: tag.id,
    viewThroughConversionWindowInMinutes: null,
    convertedAt: null,
    actionExpression: 'purchase',
    actionOperator: 'Equals',
  };
  customer.goals.push(goal);
  customer.usedGoalNames.push(nameKey(name));
}
