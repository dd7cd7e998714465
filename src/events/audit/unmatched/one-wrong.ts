import { eventPairs } from '../../../domain/goal.js';
import { quote } from '../../../domain/quote.js';
import { isTrackAlone } from '../catch-all.js';
import { updateOf } from '../fix.js';
import { strip } from '../hits.js';
import type { Reason } from './reason.js';

/** An event fulfils all conditions but one, and has nothing that is nearly what this one asks for. */
export const oneWrong: Reason = (goal, { sent, hits }) => {
  for (const pair of eventPairs.filter((each) => goal[`${each}Expression`] !== null)) {
    const rest = strip(goal, [pair]);
    // What is left has to tell the event apart.
    const isLeft = rest.type === 'Event' && eventPairs.some((each) => rest[`${each}Expression`] !== null);
    if (!isLeft || isTrackAlone(rest)) continue;
    const matches = hits.matcher(rest);
    const found = sent?.find(({ event }) => matches(event).matches === true);
    if (!found) continue;
    const text = found.event[pair];
    const has = text ? `what is sent is ${quote(text)}` : `the event has no ${pair}`;
    return {
      code: 'condition-never-met',
      event: found.name,
      message: `the goal wants the ${pair} ${quote(goal[`${pair}Expression`] ?? '')} too, and ${has}`,
      fix: updateOf(goal, '--unset', `event-${pair}`),
    };
  }
  return null;
};
