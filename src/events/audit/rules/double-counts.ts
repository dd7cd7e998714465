import { type ExpressionOperator, eventPairs, type Goal } from '../../../domain/goal.js';
import { grouped } from '../../../domain/grouped.js';
import { quote } from '../../../domain/quote.js';
import { type AuditFinding, goalOf } from '../finding.js';
import { pauseOf, updateOf } from '../fix.js';
import type { SentEvent } from '../sent-event.js';
import type { AuditRule, AuditView } from '../view.js';

interface Group {
  goals: readonly Goal[];
  /** Empty where the goals say the same and what they count is not known. */
  events: SentEvent[];
}

/** Several goals of one tag that count the same event: Microsoft counts it for each of them. */
export const doubleCounts: AuditRule = (view) => groupsOf(view).flatMap((group) => findingOf(group) ?? []);

function findingOf({ goals, events }: Group): AuditFinding | null {
  const last = goals.at(-1);
  if (last === undefined) return null;
  const [event] = events;
  const more = events.length > 1 ? ` and ${events.length - 1} more events` : '';
  const what = event ? `${quote(event.name)}${more}` : 'the same events';
  // What does not steer the bidding is often there to watch it: nothing is counted twice where it matters.
  const matters = goals.filter(({ excludeFromBidding }) => excludeFromBidding !== true).length > 1;
  return {
    code: 'double-count',
    severity: matters ? 'warning' : 'info',
    goal: goalOf(last),
    event: event?.name ?? null,
    message: `${namesOf(goals)} count ${what}: each is counted ${goals.length} times`,
    fix: matters ? updateOf(last, '--exclude-from-bidding') : pauseOf(last),
  };
}

function namesOf(goals: readonly Goal[]): string {
  const shown = goals.slice(0, 3).map(({ name }) => quote(name ?? ''));
  return goals.length > shown.length
    ? `${shown.join(', ')} and ${goals.length - shown.length} more goals`
    : shown.join(' and ');
}

/** One group for all events that count for the same goals, and one for goals that say the same of events not known. */
function groupsOf({ telling, sent, hits }: AuditView): Group[] {
  const groups = new Map<string, Group>();
  const numbers = new Map(telling.map((goal, number) => [goal, number]));
  for (const each of sent ?? []) {
    const goals = hits.goalsOf(each).filter((goal) => numbers.has(goal) && hits.of(goal, each) === 'yes');
    for (const ofTag of grouped(goals, ({ tagId }) => tagId).values()) {
      if (ofTag.length < 2) continue;
      const key = ofTag.map((goal) => numbers.get(goal)).join();
      const group = groups.get(key) ?? { goals: ofTag, events: [] };
      group.events.push(each);
      groups.set(key, group);
    }
  }
  const told = new Set([...groups.values()].flatMap(({ goals }) => goals));
  const alike = grouped(
    telling.filter((goal) => !told.has(goal)),
    conditionKey,
  );
  const same = [...alike]
    .filter(([key, goals]) => key !== null && goals.length > 1)
    .map(([, goals]) => ({ goals, events: [] }));
  return [...groups.values(), ...same];
}

/** Goals with the same key count the same, whatever is sent; null: nothing is known of what it counts. */
function conditionKey(goal: Goal): string | null {
  if (goal.type === 'Url') return JSON.stringify([goal.tagId, ...folded(goal.urlExpression, goal.urlOperator)]);
  if (goal.type !== 'Event') return null;
  const { tagId, value, valueOperator } = goal;
  const pairs = eventPairs.map((pair) => folded(goal[`${pair}Expression`], goal[`${pair}Operator`]));
  return JSON.stringify([tagId, ...pairs, value, valueOperator]);
}

/** Case counts for nothing but in a pattern, where `\D` is all that `\d` is not. */
function folded(expression: string | null, operator: ExpressionOperator | null): unknown[] {
  return [operator === 'RegularExpression' ? expression : (expression?.toLowerCase() ?? null), operator];
}
