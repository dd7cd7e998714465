import { updateOf } from '../fix.js';
import { strip } from '../hits.js';
import { comes } from '../sent-event.js';
import { causes, firstCounted } from './first-counted.js';
import type { Reason } from './reason.js';

/** All holds but the value, which the event does not have: revenue is another thing to Microsoft. */
export const needsValue: Reason = (goals, { sent, hits }) => {
  const wanting = goals.filter(({ value }) => value !== null);
  const without = (sent ?? []).filter(({ values }) => values.length === 0);
  const first = firstCounted(wanting, without, hits, { goal: (goal) => strip(goal, ['value']) });
  return causes(first, (goal, { name, revenue }) => {
    const money = !comes(revenue) ? '' : ': what it carries is a revenue, which no condition sees';
    return {
      code: 'value-expects-revenue',
      event: name,
      message: `the goal wants an event value, and the event never has one${money}`,
      fix: updateOf(goal, '--unset', 'event-value'),
    };
  });
};
