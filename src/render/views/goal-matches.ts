import { formatSeconds } from '../../domain/duration.js';
import { type EventGoal, eventPairs, type Goal } from '../../domain/goal.js';
import { expressionOperatorWords, valueOperatorWords } from '../../domain/goal-words.js';
import { quote } from '../../domain/quote.js';
import { wordOf } from '../../domain/words.js';

/** What makes the goal count, in one line: `label equals "Order Completed"`. */
export function goalMatches(goal: Goal): string | null {
  switch (goal.type) {
    case 'Url':
      return condition('url', goal.urlOperator, goal.urlExpression);
    case 'Duration':
      return goal.minimumDurationInSeconds === null ? null : `at least ${formatSeconds(goal.minimumDurationInSeconds)}`;
    case 'PagesViewedPerVisit':
      return goal.minimumPagesViewed === null ? null : `at least ${goal.minimumPagesViewed} pages`;
    case 'Event':
      return eventMatches(goal);
    case 'AppInstall':
    case 'AppDownload':
      return [goal.appPlatform, goal.appStoreId].filter((part) => part !== null).join(' ') || null;
    case 'OfflineConversion':
      return goal.isExternallyAttributed ? 'externally attributed' : null;
    default:
      return null;
  }
}

function eventMatches(goal: EventGoal): string | null {
  const conditions = eventPairs.map((pair) => condition(pair, goal[`${pair}Operator`], goal[`${pair}Expression`]));
  if (goal.value !== null) {
    conditions.push(
      `value ${goal.valueOperator === null ? 'is' : wordOf(valueOperatorWords, goal.valueOperator)} ${goal.value}`,
    );
  }
  return conditions.filter((each) => each !== null).join(', ') || null;
}

function condition(what: string, operator: string | null, expression: string | null): string | null {
  if (expression === null) return null;
  return `${what} ${operator === null ? 'is' : wordOf(expressionOperatorWords, operator)} ${quote(expression)}`;
}
