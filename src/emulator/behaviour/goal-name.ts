import { refuse } from '../refusal.js';
import type { GoalRecord } from '../state.js';
import { customerOf, customerToChange, lengthOf, nameKey, sameName, type World } from '../world.js';

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
  if (namesOf(world).has(key)) refuse(5317);
}

/** From now on nothing new can be called so. */
export function useGoalName(name: string, world: World): void {
  const names = namesOf(world);
  customerToChange(world).usedGoalNames.push(nameKey(name));
  names.add(nameKey(name));
}

/** By call, gathered once for all of its goals; a call frees no name. */
const namesInCall = new WeakMap<World, Set<string>>();

/** The names that goals of the customer have or had, those of a state by hand among them, which may list none as used. */
function namesOf(world: World): Set<string> {
  const known = namesInCall.get(world);
  if (known) return known;
  const { goals, usedGoalNames } = customerOf(world);
  const names = new Set(usedGoalNames);
  for (const { name } of goals) names.add(nameKey(name));
  namesInCall.set(world, names);
  return names;
}
