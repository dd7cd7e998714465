import type { Goal } from '../../../domain/goal.js';
import { quote } from '../../../domain/quote.js';
import { goalOf } from '../finding.js';
import { pauseOf, updateOf } from '../fix.js';
import type { SentEvent } from '../sent-event.js';
import type { AuditRule, AuditView } from '../view.js';

interface Group {
  goals: Goal[];
  events: SentEvent[];
}

/** Several goals that count the same event: Microsoft counts it for each of them. */
export const doubleCounts: AuditRule = (view) =>
  groupsOf(view).flatMap(({ goals, events }) => {
    const [first, ...others] = goals;
    if (!first) return [];
    const more = events.length > 1 ? ` and ${events.length - 1} more` : '';
    const what = events[0] ? `${quote(events[0].name)}${more}` : 'the same events';
    // What does not steer the bidding is often there to watch it: nothing is counted twice where it matters.
    const matters = goals.filter(({ excludeFromBidding }) => excludeFromBidding !== true).length > 1;
    return others.slice(0, 1).map((last) => ({
      code: 'double-count',
      severity: matters ? ('warning' as const) : ('info' as const),
      goal: goalOf(last),
      event: events[0]?.name ?? null,
      message: `${what} count${events.length > 1 ? '' : 's'} for ${namesOf(goals)}: each conversion is counted ${goals.length} times`,
      fix: matters ? updateOf(last, '--exclude-from-bidding') : pauseOf(last),
    }));
  });

function namesOf(goals: readonly Goal[]): string {
  const shown = goals.slice(0, 3).map(({ name }) => quote(name ?? ''));
  return goals.length > shown.length
    ? `${shown.join(', ')} and ${goals.length - shown.length} more goals`
    : shown.join(' and ');
}

/** One group for all events that count for the same goals; without events, goals that say the same. */
function groupsOf({ active, sent, hits }: AuditView): Group[] {
  const groups = new Map<string, Group>();
  const add = (key: string, goals: Goal[], events: SentEvent[]) => {
    const group = groups.get(key) ?? { goals: [], events: [] };
    groups.set(key, { goals: [...new Set([...group.goals, ...goals])], events: [...group.events, ...events] });
  };
  const candidates = active.filter(({ type }) => type === 'Event');
  for (const each of sent ?? []) {
    const goals = candidates.filter((goal) => hits.of(goal, each) === 'yes');
    if (goals.length > 1) add(goals.map((goal) => candidates.indexOf(goal)).join(), goals, [each]);
  }
  const seen = new Set([...groups.values()].flatMap(({ goals }) => goals));
  for (const goal of active) {
    const key = conditionKey(goal);
    if (key !== null && !seen.has(goal)) add(key, [goal], []);
  }
  return [...groups.values()].filter(({ goals }) => goals.length > 1);
}

/** Goals with the same key count the same, whatever is sent. */
function conditionKey(goal: Goal): string | null {
  const fold = (text: string | null) => text?.toLowerCase() ?? null;
  if (goal.type === 'Url') return JSON.stringify([goal.tagId, goal.urlOperator, fold(goal.urlExpression)]);
  if (goal.type !== 'Event') return null;
  const { actionOperator, categoryOperator, labelOperator, value, valueOperator } = goal;
  const expressions = [goal.actionExpression, goal.categoryExpression, goal.labelExpression].map(fold);
  return JSON.stringify([
    goal.tagId,
    expressions,
    actionOperator,
    categoryOperator,
    labelOperator,
    value,
    valueOperator,
  ]);
}
