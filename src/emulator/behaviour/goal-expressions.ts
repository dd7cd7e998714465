import type { ErrorCode } from '../error-codes.js';
import { refuse } from '../refusal.js';
import type { GoalRecord } from '../state.js';
import { lengthOf } from '../world.js';
import { isAmount } from './amounts.js';
import type { SentGoal } from './requests.js';

/** eventgoal.md */
const longestEventExpression = 100;

/** "Too long" is refused, but no page says when. This is what browsers and proxies take for a URL. */
const longestUrlExpression = 2048;

type Own = Partial<GoalRecord>;

/** urlgoal.md: the expression is required once; what is not sent stays, expression and operator each for itself. */
export function settleUrl(sent: SentGoal, stored: Own): Own {
  const urlExpression = sent.urlExpression ?? stored.urlExpression ?? refuse(5334);
  if (urlExpression === '' || lengthOf(urlExpression) > longestUrlExpression) refuse(5341);
  return { urlExpression, urlOperator: sent.urlOperator ?? stored.urlOperator ?? 'Equals' };
}

/**
 * eventgoal.md: an expression goes with its operator, one complete pair at least, and on update every pair that is not
 * sent is deleted. What was stored therefore does not come in here at all.
 */
export function settleEvent(sent: SentGoal): Own {
  const pairs = {
    actionExpression: expression(sent.actionExpression, sent.actionOperator, 5343),
    actionOperator: sent.actionOperator ?? null,
    categoryExpression: expression(sent.categoryExpression, sent.categoryOperator, 5342),
    categoryOperator: sent.categoryOperator ?? null,
    labelExpression: expression(sent.labelExpression, sent.labelOperator, 5344),
    labelOperator: sent.labelOperator ?? null,
    value: together(sent.value, sent.valueOperator, 5345),
    valueOperator: sent.valueOperator ?? null,
  };
  if (pairs.value !== null && !isAmount(pairs.value)) refuse(5345);
  if (Object.values(pairs).every((member) => member === null)) refuse(5336);
  return pairs;
}

function expression(text: string | null | undefined, operator: string | null | undefined, code: ErrorCode) {
  const sent = together(text, operator, code);
  if (sent !== null && (sent === '' || lengthOf(sent) > longestEventExpression)) refuse(code);
  return sent;
}

function together(text: string | null | undefined, operator: string | null | undefined, code: ErrorCode) {
  const hasText = text !== null && text !== undefined;
  const hasOperator = operator !== null && operator !== undefined;
  if (hasText !== hasOperator) refuse(code);
  return hasText ? text : null;
}
