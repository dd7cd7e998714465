import { type EventPair, eventPairs } from '../../../domain/goal.js';
import { nearest } from '../../../domain/nearest.js';
import { quote } from '../../../domain/quote.js';
import { conditionFlags, updateOf } from '../fix.js';
import { strip } from '../hits.js';
import { distinctNames, likeness } from '../likeness.js';
import type { SentEvent } from '../sent-event.js';
import type { Reason } from './reason.js';

/** Something is sent that is nearly what the goal waits for. */
export const nearMiss: Reason = (goal, { sent, hits, counted }) => {
  for (const pair of eventPairs) {
    const expression = goal[`${pair}Expression`];
    if (expression === null || goal[`${pair}Operator`] === 'RegularExpression') continue;
    // Only this condition may be what is wrong: what else the event lacks is not cured by a better spelling.
    const matches = hits.matcher(strip(goal, [pair]));
    const others = (sent ?? []).filter(({ event }) => matches(event).matches !== false);
    // What no goal counts yet is more likely what this one is for.
    const free = others.filter((each) => !counted.has(each));
    const taken = others.filter((each) => counted.has(each));
    const near = nearestText(expression, pair, free) ?? nearestText(expression, pair, taken);
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

function nearestText(expression: string, pair: EventPair, events: readonly SentEvent[]): string | null {
  const texts = distinctNames(events.map(({ event }) => event[pair]));
  return texts.find((text) => likeness(text) === likeness(expression)) ?? nearest(expression, texts);
}
