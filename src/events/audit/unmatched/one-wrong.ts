import { type EventGoal, type EventPair, eventPairs } from '../../../domain/goal.js';
import { quote } from '../../../domain/quote.js';
import { isTrackAlone } from '../catch-all.js';
import { updateOf } from '../fix.js';
import { strip } from '../hits.js';
import { causes, firstCounted } from './first-counted.js';
import type { Cause, Reason } from './reason.js';

/** An event fulfils all conditions but one, and has nothing that is nearly what this one asks for. */
export const oneWrong: Reason = (goals, { sent, hits }) => {
  const found = new Map<EventGoal, Cause>();
  for (const pair of eventPairs) {
    const left = goals.filter((goal) => !found.has(goal) && isOneOfSome(goal, pair));
    const first = firstCounted(left, sent ?? [], hits, { goal: (goal) => strip(goal, [pair]) });
    for (const [goal, cause] of causes(first, (goal, { name, event }) => causeOf(goal, pair, name, event[pair])))
      found.set(goal, cause);
  }
  return found;
};

/** What is left without it has to tell the event apart. */
function isOneOfSome(goal: EventGoal, pair: EventPair): boolean {
  if (goal[`${pair}Expression`] === null) return false;
  const rest = strip(goal, [pair]);
  return eventPairs.some((each) => rest[`${each}Expression`] !== null) && !isTrackAlone(rest);
}

function causeOf(goal: EventGoal, pair: EventPair, event: string, text: string | undefined): Cause {
  const has = text ? `what is sent is ${quote(text)}` : `the event has no ${pair}`;
  return {
    code: 'condition-never-met',
    event,
    message: `the goal wants the ${pair} ${quote(goal[`${pair}Expression`] ?? '')} too, and ${has}`,
    fix: updateOf(goal, '--unset', `event-${pair}`),
  };
}
