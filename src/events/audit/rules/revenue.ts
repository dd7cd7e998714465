import { type EventGoal, revenueTypes } from '../../../domain/goal.js';
import { type AuditFinding, goalOf } from '../finding.js';
import { flag, updateOf } from '../fix.js';
import { comes, type SentEvent } from '../sent-event.js';
import type { AuditRule, AuditView } from '../view.js';

/** What goals make of the money that events carry. */
export const revenue: AuditRule = (view) =>
  view.telling.flatMap((goal) => (goal.type === 'Event' ? ofGoal(goal, view) : []));

function ofGoal(goal: EventGoal, view: AuditView): AuditFinding[] {
  const events = view.hits.eventsOf(goal);
  const carrying = events.find(({ revenue }) => comes(revenue));
  const kind = goal.revenue?.type ?? 'NoValue';
  if (!revenueTypes.includes(kind)) return [];
  if (kind !== 'VariableValue') return carrying ? [notRecorded(goal, carrying, view)] : [];
  const found: AuditFinding[] = [];
  const missing = missingRevenue(goal, events);
  if (missing) found.push(missing);
  const currency = currencyFinding(goal, events, view);
  if (currency) found.push(currency);
  return found;
}

function notRecorded(goal: EventGoal, { name, currencies }: SentEvent, view: AuditView): AuditFinding {
  const records = goal.revenue?.type === 'FixedValue' ? `the same ${goal.revenue.value ?? ''} each time` : 'no value';
  const currency = goal.revenue?.currencyCode ?? currencies[0]?.toUpperCase() ?? view.currencyForNew;
  return {
    code: 'revenue-not-recorded',
    severity: 'warning',
    goal: goalOf(goal),
    event: name,
    message: `the event carries its revenue, and the goal records ${records}`,
    fix: updateOf(goal, '--revenue', 'variable', ...flag('--currency', currency)),
  };
}

/** With a value of its own, the goal records that one where an event has none. */
function missingRevenue(goal: EventGoal, events: readonly SentEvent[]): AuditFinding | null {
  if (events.length === 0 || (goal.revenue?.value ?? null) !== null) return null;
  const without =
    events.find(({ revenue }) => revenue === 'never') ?? events.find(({ revenue }) => revenue === 'sometimes');
  if (!without) return null;
  const never = without.revenue === 'never';
  return {
    code: 'revenue-missing',
    severity: never ? 'warning' : 'info',
    goal: goalOf(goal),
    event: without.name,
    message: `the goal records the revenue of the event, which ${never ? 'never carries any' : 'does not always carry one'}, and has no default`,
    fix: never ? updateOf(goal, '--revenue', 'none') : updateOf(goal, '--revenue', 'variable', '--revenue-value', '0'),
  };
}

function currencyFinding(goal: EventGoal, events: readonly SentEvent[], view: AuditView): AuditFinding | null {
  const own = goal.revenue?.currencyCode ?? null;
  const paid = events.filter(({ revenue }) => comes(revenue));
  const without = paid.find(({ currency }) => currency !== 'always');
  if (own === null && without) {
    const when = without.currency === 'never' ? 'never' : 'not always';
    return {
      ...{ code: 'currency-not-sent', severity: 'warning', goal: goalOf(goal), event: without.name },
      message: `the event does ${when === 'never' ? 'not say' : 'not always say'} its currency, and neither does the goal: amounts are read in the account's`,
      fix: updateOf(goal, ...flag('--currency', view.currencyForNew)),
    };
  }
  const other = own === null ? null : foreign(own, paid);
  if (other === null) return null;
  return {
    ...{ code: 'currency-mismatch', severity: 'warning', goal: goalOf(goal), event: other.event.name },
    message: `the goal says ${own}, and the event is sent with ${other.currency}, which is what counts`,
    fix: updateOf(goal, ...flag('--currency', other.currency)),
  };
}

function foreign(own: string, events: readonly SentEvent[]): { event: SentEvent; currency: string } | null {
  for (const event of events) {
    const currency = event.currencies.map((each) => each.toUpperCase()).find((each) => each !== own.toUpperCase());
    if (currency !== undefined) return { event, currency };
  }
  return null;
}
