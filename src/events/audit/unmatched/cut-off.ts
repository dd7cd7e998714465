import { eventPairs } from '../../../domain/goal.js';
import { foldCase } from '../../../domain/goal-match/fold.js';
import { quote } from '../../../domain/quote.js';
import { textLength } from '../../../domain/text-length.js';
import { conditionFlags, updateOf } from '../fix.js';
import type { Reason } from './reason.js';

/** Of an expression of an Event goal (eventgoal.md). */
const most = 100;

/** It equals as much of a name as an expression holds, and so it equals none. */
export const cutOff: Reason = (goal, { sent }) => {
  for (const pair of eventPairs) {
    const expression = goal[`${pair}Expression`];
    if (expression === null || goal[`${pair}Operator`] !== 'Equals' || textLength(expression) < most) continue;
    const found = sent?.find(({ event }) => {
      const text = event[pair];
      return text !== undefined && textLength(text) > most && foldCase(text).startsWith(foldCase(expression));
    });
    if (!found) continue;
    return {
      code: 'expression-longer-than-100',
      event: found.name,
      message: `${quote(found.event[pair] ?? '')} is longer than the ${most} characters that a goal compares: no goal can equal it`,
      fix: updateOf(goal, ...conditionFlags(pair, expression, 'BeginsWith')),
    };
  }
  return null;
};
