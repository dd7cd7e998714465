import { type EventGoal, type EventPair, eventPairs } from '../../../domain/goal.js';
import { foldCase } from '../../../domain/goal-match/fold.js';
import { quote } from '../../../domain/quote.js';
import { textLength } from '../../../domain/text-length.js';
import { conditionFlags, updateOf } from '../fix.js';
import type { SentEvent } from '../sent-event.js';
import type { Cause, Reason } from './reason.js';

/** Of an expression of an Event goal (eventgoal.md). */
const most = 100;

/** It equals as much of a name as an expression holds, and so it equals none. */
export const cutOff: Reason = (goals, { sent }) => {
  const found = new Map<EventGoal, Cause>();
  for (const pair of eventPairs) {
    const long = (sent ?? []).flatMap((each) => longText(each, pair) ?? []);
    for (const goal of goals) {
      const expression = found.has(goal) ? null : goal[`${pair}Expression`];
      if (expression === null || goal[`${pair}Operator`] !== 'Equals' || textLength(expression) < most) continue;
      const begin = foldCase(expression);
      const whole = long.find(({ folded }) => folded.startsWith(begin));
      if (whole) found.set(goal, causeOf(goal, pair, expression, whole));
    }
  }
  return found;
};

interface LongText {
  name: string;
  text: string;
  folded: string;
}

function longText({ name, event }: SentEvent, pair: EventPair): LongText | null {
  const text = event[pair];
  return text !== undefined && textLength(text) > most ? { name, text, folded: foldCase(text) } : null;
}

function causeOf(goal: EventGoal, pair: EventPair, expression: string, { name, text }: LongText): Cause {
  return {
    code: 'expression-longer-than-100',
    event: name,
    message: `${quote(text)} is longer than the ${most} characters that a goal compares: no goal can equal it`,
    fix: updateOf(goal, ...conditionFlags(pair, expression, 'BeginsWith')),
  };
}
