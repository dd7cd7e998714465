import type { EventGoal } from '../../../domain/goal.js';
import { quote } from '../../../domain/quote.js';
import { conditionFlags, updateOf } from '../fix.js';
import type { SentEvent } from '../sent-event.js';
import type { Reason } from './reason.js';

/**
 * The name in the wrong field: in the action, which is `track` in device mode, or in the label, which Conversions API
 * clients leave empty. A goal that was made for the one stops counting when the site moves to the other.
 */
export const swapped: Reason = (goal, { sent, hits, source }) => {
  const matches = hits.matcher(goal);
  for (const each of sent ?? []) {
    const { action, label, ...others } = each.event;
    const inAction = label !== undefined && matches({ ...others, action: label, label }).matches === true;
    if (goal.actionExpression !== null && inAction) return nameInAction(goal, each, label);
    const inLabel = action !== undefined && matches({ ...others, action, label: action }).matches === true;
    if (goal.labelExpression !== null && inLabel) {
      return {
        code: 'migrated-source',
        event: each.name,
        message: `${source ?? 'the source'} sends the name in the action, and the goal looks for it in the label: it was made for device mode`,
        fix: updateOf(goal, ...moved(goal, 'label', 'action', action), '--unset', 'event-label'),
      };
    }
  }
  return null;
};

function nameInAction(goal: EventGoal, each: SentEvent, label: string) {
  const sends = each.event.action === undefined ? 'empty' : quote(each.event.action);
  return {
    code: 'name-in-action',
    event: each.name,
    message: `the action of this event is ${sends}, and its name is in the label: the goal looks for the name in the action`,
    fix: updateOf(goal, ...moved(goal, 'action', 'label', label), '--unset', 'event-action'),
  };
}

/** The condition as it is, on the other field. */
function moved(goal: EventGoal, from: 'action' | 'label', to: 'action' | 'label', sent: string): string[] {
  const operator = goal[`${from}Operator`] ?? 'Equals';
  const expression = operator === 'Equals' ? sent : (goal[`${from}Expression`] ?? sent);
  return conditionFlags(to, expression, operator, goal[`${to}Operator`]);
}
