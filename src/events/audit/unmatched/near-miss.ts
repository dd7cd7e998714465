import { type EventGoal, eventPairs } from '../../../domain/goal.js';
import { nearest } from '../../../domain/nearest.js';
import { quote } from '../../../domain/quote.js';
import { conditionFlags, updateOf } from '../fix.js';
import { distinctNames, likeness } from '../likeness.js';
import type { Reason } from './reason.js';

type Pair = (typeof eventPairs)[number];

/** Something is sent that is nearly what the goal waits for. */
export const nearMiss: Reason = (goal, { sent, hits }) => {
  for (const pair of eventPairs) {
    const expression = goal[`${pair}Expression`];
    if (expression === null || goal[`${pair}Operator`] === 'RegularExpression') continue;
    // Only this condition may be what is wrong: what else the event lacks is not cured by a better spelling.
    const others = (sent ?? []).filter(({ event }) => hits.verdict(without(goal, pair), event).matches !== false);
    const texts = distinctNames(others.map(({ event }) => event[pair]));
    const near = texts.find((text) => likeness(text) === likeness(expression)) ?? nearest(expression, texts);
    const event = others.find((each) => each.event[pair] === near);
    if (near === null || event === undefined) continue;
    return {
      code: `${pair}-near-miss`,
      event: event.name,
      message: `the goal waits for the ${pair} ${quote(expression)}, and what is sent is ${quote(near)}`,
      fix: updateOf(goal, ...conditionFlags(pair, near, 'Equals', goal[`${pair}Operator`])),
    };
  }
  return null;
};

function without(goal: EventGoal, pair: Pair): EventGoal {
  return { ...goal, [`${pair}Expression`]: null, [`${pair}Operator`]: null };
}
