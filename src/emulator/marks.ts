import type { EmulatorState } from './state.js';

/** A page called with the tag. Answers whether there is such a tag. */
export function markSeen(state: EmulatorState, tagId: unknown, at: number): boolean {
  const tags = Object.values(state.customers).flatMap((customer) => customer.tags);
  const tag = tags.find(({ id }) => id === tagId);
  if (tag) tag.seenAt = at;
  return tag !== undefined;
}

/** A page did what the goal counts; so its tag was seen too. Answers whether there is such a goal. */
export function markConversion(state: EmulatorState, goalId: unknown, at: number): boolean {
  for (const { goals } of Object.values(state.customers)) {
    const index = goals.findIndex(({ id }) => id === goalId);
    const goal = goals[index];
    if (!goal) continue;
    goals[index] = { ...goal, convertedAt: at };
    markSeen(state, goal.tagId, at);
    return true;
  }
  return false;
}
