import { refuse } from '../refusal.js';
import type { GoalRecord } from '../state.js';
import { customerOf, lengthOf, nameKey, sameName, type World } from '../world.js';

const longestName = 100;

export function checkGoalName(name: string): void {
  if (name.trim() === '' || lengthOf(name) > longestName) refuse(5320);
}

/**
 * Goal names are unique in the customer, whichever account the goal is of, and a name that was used once stays used even
 * after its goal was renamed (help page "Create a conversion goal"): 5317. In one request: 5316.
 * @param self the goal that is updated: its own name, in any case, is its to keep
 */
export function checkGoalNameFree(name: string, inRequest: Set<string>, self: GoalRecord | null, world: World): void {
  const key = nameKey(name);
  if (inRequest.has(key)) refuse(5316);
  inRequest.add(key);
  if (self && sameName(self.name, name)) return;
  const { goals, usedGoalNames } = customerOf(world);
  if (usedGoalNames.includes(key) || goals.some((goal) => sameName(goal.name, name))) refuse(5317);
}
