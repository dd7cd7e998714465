import { eachItem, refuse, refuseCall } from '../refusal.js';
import type { GoalRecord } from '../state.js';
import { customerOf, customerToChange, newId, type World } from '../world.js';
import { switchAutoTaggingOn } from './account-properties.js';
import { checkAutoGoals, checkRoom } from './goal-collisions.js';
import { goalKinds } from './goal-kinds.js';
import { checkGoalName, checkGoalNameFree, useGoalName } from './goal-name.js';
import { settleGoal } from './goal-settle.js';
import { checkPilot, sentType } from './goal-types.js';
import { mostItems, type Requests, type SentGoal } from './requests.js';

/** addconversiongoals: ids in the places of the goals, null where one was refused. */
export function addConversionGoals(request: Requests['AddConversionGoals'], world: World) {
  const sent = checkGoalList(request.conversionGoals);
  const names = new Set<string>();
  const { results, partialErrors } = eachItem(sent, (goal) => {
    if (!goal) refuse(5323);
    if (goal.id !== null && goal.id !== undefined) refuse(5324);
    const type = sentType(goal);
    const name = goal.name ?? refuse(5319);
    checkGoalName(name);
    checkPilot(type, world);
    const settled = settleGoal(type, goal, null, world);
    checkGoalNameFree(name, names, null, world);
    checkAutoGoals(settled, customerOf(world));
    checkRoom(settled, customerOf(world), world);

    const customer = customerToChange(world);
    const made: GoalRecord = { ...settled, id: newId(world), name };
    customer.goals.push(made);
    useGoalName(name, world);
    if (goalKinds[type].switchesAutoTagging) switchAutoTaggingOn(made.scope, world);
    return made.id;
  });
  return { conversionGoalIds: results, partialErrors };
}

/** What a list of goals as a whole must be, to add or to update. */
export function checkGoalList(goals: readonly (SentGoal | null)[] | null | undefined): readonly (SentGoal | null)[] {
  if (!goals || goals.length === 0) refuseCall(5321);
  if (goals.length > mostItems) refuseCall(5322);
  return goals;
}
