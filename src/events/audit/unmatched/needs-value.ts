import { updateOf } from '../fix.js';
import { strip } from '../hits.js';
import { comes } from '../sent-event.js';
import type { Reason } from './reason.js';

/** All holds but the value, which the event does not have: revenue is another thing to Microsoft. */
export const needsValue: Reason = (goal, { sent, hits }) => {
  if (goal.value === null) return null;
  const matches = hits.matcher(strip(goal, ['value']));
  const found = sent?.find(({ event, values }) => values.length === 0 && matches(event).matches === true);
  if (!found) return null;
  const money = !comes(found.revenue) ? '' : ': what it carries is a revenue, which no condition sees';
  return {
    code: 'value-expects-revenue',
    event: found.name,
    message: `the goal wants an event value, and the event never has one${money}`,
    fix: updateOf(goal, '--unset', 'event-value'),
  };
};
