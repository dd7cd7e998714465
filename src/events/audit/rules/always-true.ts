import { eventPairs, type Goal } from '../../../domain/goal.js';
import { quote } from '../../../domain/quote.js';
import { type AuditFinding, goalOf } from '../finding.js';
import { pauseOf } from '../fix.js';
import type { AuditRule, AuditView } from '../view.js';

/** Every address has these in it. */
const everywhere = new Set(['.', '/', ':', '//', 'http', '']);

/** Goals whose condition every visit, page or event fulfils. */
export const alwaysTrue: AuditRule = (view) => view.active.flatMap((goal) => reasonOf(goal, view) ?? []);

function reasonOf(goal: Goal, view: AuditView): AuditFinding | null {
  const message = messageOf(goal, view);
  if (message === null) return null;
  return { code: 'always-true', severity: 'error', goal: goalOf(goal), event: null, message, fix: pauseOf(goal) };
}

function messageOf(goal: Goal, view: AuditView): string | null {
  switch (goal.type) {
    case 'Url':
      if (goal.urlOperator === 'RegularExpression' && matchesNothing(goal, view)) return anything(goal.urlExpression);
      return goal.urlOperator === 'Contains' && everywhere.has(goal.urlExpression?.trim().toLowerCase() ?? '?')
        ? `every address contains ${quote(goal.urlExpression ?? '')}: every page counts`
        : null;
    case 'Event':
      return matchesNothing(goal, view)
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
function matchesNothing(goal: Goal, { hits }: AuditView): boolean {
  const nothing = { action: '', category: '', label: '', url: '' };
  return hits.verdict(goal, { evt: goal.type === 'Url' ? 'pageLoad' : 'custom', ...nothing }).matches === true;
}

function anything(expression: string | null | undefined): string {
  return `${quote(expression ?? '')} is found in any text: everything counts`;
}
