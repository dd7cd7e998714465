import { type EventGoal, eventPairs } from '../../../domain/goal.js';
import type { ShortForm } from '../../../domain/goal-command.js';
import { grouped } from '../../../domain/grouped.js';
import { quote } from '../../../domain/quote.js';
import { flag, updateOf } from '../fix.js';
import { likeness } from '../likeness.js';
import { shortFormOf } from '../short-form.js';
import type { Cause, Reason } from './reason.js';

/** It is called like an event that no goal counts, and waits for something else: it was made for another source, or site. */
export const namesake: Reason = (goals, { sent, counted, source, settings }) => {
  const uncounted = grouped(
    (sent ?? []).filter((each) => !counted.has(each)),
    ({ name }) => likeness(name),
  );
  const found = new Map<EventGoal, Cause>();
  for (const goal of goals) {
    const name = likeness(goal.name ?? '');
    const [event] = name === '' ? [] : (uncounted.get(name) ?? []);
    const short = event ? shortFormOf(event, source, settings) : null;
    if (event && short) found.set(goal, causeOf(goal, event.name, short));
  }
  return found;
};

function causeOf(goal: EventGoal, event: string, short: ShortForm): Cause {
  const flags = [
    '--source',
    short.source,
    ...flag('--event', short.event),
    ...(short.labelMapped ? ['--label-mapped'] : []),
  ];
  return {
    code: 'named-after-event',
    event,
    message: `the goal is called like this event, and waits for ${conditionText(goal)}`,
    fix: updateOf(goal, ...flags),
  };
}

/** Such as `the action "purchase" and the category "shop"`. */
export function conditionText(goal: EventGoal): string {
  const conditions = eventPairs.flatMap((pair) => {
    const expression = goal[`${pair}Expression`];
    return expression === null ? [] : [`the ${pair} ${quote(expression)}`];
  });
  if (goal.value !== null) conditions.push(`the value ${goal.value}`);
  return conditions.join(' and ');
}
