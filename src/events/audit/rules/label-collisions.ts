import { type EventGoal, eventPairs } from '../../../domain/goal.js';
import { quote } from '../../../domain/quote.js';
import { type AuditFinding, goalOf } from '../finding.js';
import { conditionFlags, updateOf } from '../fix.js';
import type { SentEvent } from '../sent-event.js';
import type { AuditRule, AuditView } from '../view.js';

/** Goals that count events of several names, because of what they contain or begin with, or of case. */
export const labelCollisions: AuditRule = (view) =>
  view.telling.flatMap((goal) => (goal.type === 'Event' ? (collision(goal, view) ?? []) : []));

function collision(goal: EventGoal, view: AuditView): AuditFinding | null {
  const named = eventPairs.filter((pair) => goal[`${pair}Expression`] !== null);
  // A category is there to hold several names, and so is the action `track`.
  const pair = named.includes('label') ? 'label' : named.includes('action') ? 'action' : null;
  if (pair === null || (pair === 'action' && goal.actionExpression?.toLowerCase() === 'track')) return null;
  const events = view.hits.eventsOf(goal).filter((each) => view.hits.of(goal, each) === 'yes');
  const texts = [...new Map(events.map((each) => [each.event[pair] ?? '', each])).entries()];
  if (texts.length < 2) return null;
  const expression = goal[`${pair}Expression`] ?? '';
  const operator = goal[`${pair}Operator`] ?? 'Equals';
  const exact = texts.find(([text]) => text.toLowerCase() === expression.toLowerCase());
  const [meant, event] = exact ?? texts[0] ?? [expression, undefined];
  return {
    code: 'label-collision',
    severity: exact ? 'warning' : 'info',
    goal: goalOf(goal),
    event: event?.name ?? null,
    message: `${messageOf(operator, texts)}: the goal counts them all`,
    fix: updateOf(goal, ...conditionFlags(pair, meant, 'Equals', goal[`${pair}Operator`])),
  };
}

function messageOf(operator: string, texts: readonly (readonly [string, SentEvent])[]): string {
  const shown = texts.slice(0, 4).map(([text]) => quote(text));
  const all =
    texts.length > shown.length ? `${shown.join(', ')} and ${texts.length - shown.length} more` : shown.join(' and ');
  return operator === 'Equals' ? `${all} differ in case only` : `${all} fit the condition`;
}
