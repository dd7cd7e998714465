import { eachItem, refuse } from '../refusal.js';
import type { GoalRecord } from '../state.js';
import { customerOf, nameKey, type World } from '../world.js';
import { switchAutoTaggingOn } from './account-properties.js';
import { checkAutoGoals } from './goal-collisions.js';
import { goalKinds } from './goal-kinds.js';
import { checkGoalName, checkGoalNameFree, useGoalName } from './goal-name.js';
import { settleGoal } from './goal-settle.js';
import { checkPilot, checkTypeChange, sentType } from './goal-types.js';
import { isVisible } from './goal-view.js';
import { checkGoalList } from './goals-add.js';
import type { Requests, SentGoal } from './requests.js';

/** updateconversiongoals: what is absent or null stays, but for revenue and for the pairs of an Event goal. */
export function updateConversionGoals(request: Requests['UpdateConversionGoals'], world: World) {
  const sent = checkGoalList(request.conversionGoals);
  const ids = new Set<string>();
  const names = new Set<string>();
  const { partialErrors } = eachItem(sent, (goal) => {
    if (!goal) refuse(5323);
    const id = goal.id ?? refuse(5325);
    if (ids.has(id)) refuse(5315);
    ids.add(id);
    const customer = customerOf(world);
    const at = customer.goals.findIndex((each) => each.id === id && isVisible(each, world));
    const stored = customer.goals[at] ?? refuse(5314);
    const type = sentType(goal);
    checkPilot(type, world);
    checkTypeChange(stored, type);

    const updated = stored.isAutoGoal ? pausedOrResumed(goal, stored, world) : updatedGoal(goal, stored, names, world);
    checkAutoGoals(updated, customer);
    customer.goals[at] = updated;
    if (nameKey(updated.name) !== nameKey(stored.name)) useGoalName(updated.name, world);
    // A name given to a state by hand may not be among those used.
    if (!customer.usedGoalNames.includes(nameKey(stored.name))) useGoalName(stored.name, world);
    if (goalKinds[type].switchesAutoTagging) switchAutoTaggingOn(updated.scope, world);
  });
  return { partialErrors };
}

function updatedGoal(goal: SentGoal, stored: GoalRecord, names: Set<string>, world: World): GoalRecord {
  const name = goal.name ?? stored.name;
  if (goal.name !== null && goal.name !== undefined) checkGoalName(name);
  const settled = settleGoal(sentType(goal), goal, stored, world);
  if (goal.name !== null && goal.name !== undefined) checkGoalNameFree(name, names, stored, world);
  return { ...settled, id: stored.id, name };
}

/**
 * Microsoft makes auto goals and generates their pairs; others can pause and resume them (help page "Smart goals", and
 * eventgoal.md on IsAutoGoal). The code for anything else is not documented.
 */
function pausedOrResumed(goal: SentGoal, stored: GoalRecord, world: World): GoalRecord {
  const { class: _, id, type, status, ...rest } = goal;
  if (Object.values(rest).some((member) => member !== null && member !== undefined)) refuse(201);
  if (status === 'Deleted' && world.behaviour !== 'soap-2026-07') refuse(5328);
  return { ...stored, status: status && status !== 'Deleted' ? status : stored.status };
}
