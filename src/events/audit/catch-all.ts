import { eventPairs, type Goal } from '../../domain/goal.js';
import { nameKey } from '../../domain/named.js';
import { quote } from '../../domain/quote.js';
import type { Hits } from './hits.js';

/** Every address has these in it. */
const everywhere = new Set(['.', '/', ':', '//', 'http', '']);

/** Why a goal counts everything: a sentence, or null when it does not. */
export function alwaysTrue(goal: Goal, hits: Hits): string | null {
  switch (goal.type) {
    case 'Url':
      if (goal.urlOperator === 'Contains' && everywhere.has(goal.urlExpression?.trim().toLowerCase() ?? '?')) {
        return `every address contains ${quote(goal.urlExpression ?? '')}: every page counts`;
      }
      return holdsOfNothing(goal, hits) ? anything(goal.urlExpression) : null;
    case 'Event':
      return holdsOfNothing(goal, hits)
        ? anything(eventPairs.map((pair) => goal[`${pair}Expression`]).find(Boolean))
        : null;
    case 'Duration':
      return goal.minimumDurationInSeconds === 0 ? 'every visit lasts 0 seconds or more: every visit counts' : null;
    case 'PagesViewedPerVisit':
      return goal.minimumPagesViewed !== null && goal.minimumPagesViewed <= 1
        ? 'every visit has a page: every visit counts'
        : null;
    default:
      return null;
  }
}

/** What an expression finds in a text of nothing, it finds in every text. */
function holdsOfNothing(goal: Goal, hits: Hits): boolean {
  const nothing = { action: '', category: '', label: '', url: '' };
  return hits.matcher(goal)({ evt: goal.type === 'Url' ? 'pageLoad' : 'custom', ...nothing }).matches === true;
}

function anything(expression: string | null | undefined): string {
  return `${quote(expression ?? '')} is found in any text: everything counts`;
}

/** `track` is the action of every event of a device-mode source, and alone tells none of them apart. */
export function isTrackAlone(goal: Goal): boolean {
  if (goal.type !== 'Event' || goal.actionExpression === null || nameKey(goal.actionExpression) !== 'track')
    return false;
  return goal.categoryExpression === null && goal.labelExpression === null && goal.value === null;
}
