import type { Plan } from '../../plan/plan.js';

/** Such as `Make these 3 changes in production, account 2001 of customer 1001?` */
export function questionOf(plans: readonly Plan[], writes: number): string {
  const changes = writes === 1 ? 'this change' : `these ${writes} changes`;
  const changed = plans.filter(({ steps }) => steps.some(({ sent }) => sent !== null)).map(({ account }) => account);
  const where = changed.map(({ accountId, customerId }) => `account ${accountId} of customer ${customerId}`);
  return `Make ${changes} in ${changed[0]?.environment}, ${where.join(' and ')}?`;
}
