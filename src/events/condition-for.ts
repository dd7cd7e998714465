import { eventPairs, type GoalFields } from '../domain/goal.js';
import type { ShortForm } from '../domain/goal-command.js';
import { quote } from '../domain/quote.js';
import { usage } from '../errors.js';
import { goalFor } from './goal-for.js';

/**
 * The condition that the short form means: the least that counts the event, and nothing more (docs/events.md).
 * @returns the pairs of an Event goal, and what a person should know of them
 * @throws BingctlError `usage` when nothing of the event is sent that an Event goal could match
 */
export function conditionFor(short: ShortForm): { fields: GoalFields; notes: readonly string[] } {
  const { source, event, operator, labelMapped = false } = short;
  const { goal, warnings } = goalFor(source, { event, settings: { labelMapped } });
  const notes = warnings.map(({ message }) => message);
  if (goal?.type === 'Event') return { fields: compared(goal.minimal, event, operator), notes };
  const why = goal === null ? notes.join('; ') : 'a page view is a matter of its address: make a goal of the type url';
  throw usage(`no Event goal can count ${quote(event)} of ${source}: ${why}`);
}

/** By the operator that somebody names. What had to be shortened can only be told by how it begins. */
function compared(minimal: GoalFields, event: string, operator: ShortForm['operator']): GoalFields {
  const pair = eventPairs.find((each) => minimal[`${each}Expression`] === event);
  return operator === undefined || pair === undefined ? minimal : { ...minimal, [`${pair}Operator`]: operator };
}
