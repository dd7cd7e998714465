import { type EventGoal, eventPairs } from '../../../domain/goal.js';
import { quote } from '../../../domain/quote.js';
import { flag, updateOf } from '../fix.js';
import { likeness } from '../likeness.js';
import { shortFormOf } from '../short-form.js';
import type { Reason } from './reason.js';

/** It is called like an event that no goal counts, and waits for something else: it was made for another source, or site. */
export const namesake: Reason = (goal, { sent, counted, source, settings }) => {
  const name = likeness(goal.name ?? '');
  const found = sent?.find((each) => !counted.has(each) && name !== '' && likeness(each.name) === name);
  const short = found ? shortFormOf(found, source, settings) : null;
  if (!found || !short) return null;
  const flags = [
    '--source',
    short.source,
    ...flag('--event', short.event),
    ...(short.labelMapped ? ['--label-mapped'] : []),
  ];
  return {
    code: 'named-after-event',
    event: found.name,
    message: `the goal is called like this event, and waits for ${conditionText(goal)}`,
    fix: updateOf(goal, ...flags),
  };
};

/** Such as `the action "purchase" and the category "shop"`. */
export function conditionText(goal: EventGoal): string {
  const conditions = eventPairs.flatMap((pair) => {
    const expression = goal[`${pair}Expression`];
    return expression === null ? [] : [`the ${pair} ${quote(expression)}`];
  });
  if (goal.value !== null) conditions.push(`the value ${goal.value}`);
  return conditions.join(' and ');
}
