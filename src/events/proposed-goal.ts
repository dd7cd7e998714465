import { isCurrency } from '../domain/currencies.js';
import type { EventSource } from '../domain/event-source.js';
import type { ExpressionOperator, GoalFields, RevenueType } from '../domain/goal.js';
import { textLength, unsendable } from '../domain/text-length.js';
import type { UetEvent } from '../domain/uet-event.js';
import type { DestinationSettings, Warning } from './destination.js';
import { shown } from './values.js';

/** The conditions of a goal, in the members of `domain/goal.ts`. */
export type Condition = Pick<
  GoalFields,
  | 'actionExpression'
  | 'actionOperator'
  | 'categoryExpression'
  | 'categoryOperator'
  | 'labelExpression'
  | 'labelOperator'
  | 'urlExpression'
  | 'urlOperator'
>;

/** A goal that would count an event (docs/events.md). */
export interface ProposedGoal {
  type: 'Event' | 'Url';
  /** The least that tells the event apart: what `goals create --source` makes, and nothing more. */
  minimal: Condition;
  /** What may be added where it is sent with every such event. */
  tighter: Condition;
  /** VariableValue where the event carries a revenue. The currency is that of the event; null: it sends none. */
  revenue: { type: RevenueType; currencyCode: string | null };
}

export interface Proposal {
  /** null: nothing dependable to match on; the warnings say why. */
  goal: ProposedGoal | null;
  warnings: Warning[];
}

/** The goal for an event as it is sent; none, without a word, where nothing of it can be matched. */
export function goalOf(source: EventSource, event: UetEvent, settings: DestinationSettings = {}): Proposal {
  if (event.evt === 'pageLoad') return pageGoal(event.url);
  const telling = tellingMembers(source, event, settings);
  const member = telling.find((each) => event[each]);
  const name = member && event[member];
  if (member === undefined || name === undefined) {
    if (source === 'uet' && event.revenue !== undefined) return pageRevenueGoal(event, settings.pageUrl);
    return noGoal;
  }
  const unwritable = unsendable(name);
  if (unwritable) {
    const message = `${shown(name)} has the character ${unwritable}, which no goal can hold`;
    return { goal: null, warnings: [{ code: 'expression-not-storable', message }] };
  }
  const { condition, warnings } = conditionOn(member, name);
  const tighter = members.filter((each) => each !== member).map((each) => tightening(each, event[each]));
  const { revenue, warnings: more } = revenueOf(event);
  return {
    goal: { type: 'Event', minimal: condition, tighter: Object.assign({}, ...tighter), revenue },
    warnings: [...warnings, ...more],
  };
}

/** Nothing dependable to match on. */
export const noGoal: Proposal = { goal: null, warnings: [] };

const members = ['action', 'category', 'label'] as const;
type Member = (typeof members)[number];

/** What tells events of a source apart: the first of these that is sent is the condition. */
function tellingMembers(source: EventSource, event: UetEvent, settings: DestinationSettings): readonly Member[] {
  switch (source) {
    case 'segment':
      return ['label'];
    case 'rudderstack':
      return event.action === 'track' ? ['label'] : ['action'];
    case 'segment-capi':
      return ['action'];
    case 'amplitude': {
      const isMapped = settings.fieldMap !== undefined && Object.hasOwn(settings.fieldMap, 'Event Label');
      return settings.labelMapped || isMapped ? ['label'] : ['action'];
    }
    case 'uet':
      return ['action', 'label', 'category'];
  }
}

/** A page call is a matter of the address, and of nothing else; the root of a site would count every page. */
function pageGoal(url: string | undefined): Proposal {
  const minimal = addressCondition(url);
  if (minimal === null) return noGoal;
  return {
    goal: { type: 'Url', minimal, tighter: {}, revenue: { type: 'NoValue', currencyCode: null } },
    warnings: [],
  };
}

/** Revenue pushed without an action is that of the page: a Url goal records it. */
function pageRevenueGoal(event: UetEvent, url: string | undefined): Proposal {
  const { revenue, warnings } = revenueOf(event);
  return { goal: { type: 'Url', minimal: addressCondition(url) ?? {}, tighter: {}, revenue }, warnings };
}

function addressCondition(url: string | undefined): Condition | null {
  if (url === undefined) return null;
  const path = URL.canParse(url) ? new URL(url).pathname : url.replace(/[?#].*$/s, '');
  if (path === '' || path === '/' || unsendable(path)) return null;
  return { urlOperator: 'Contains', urlExpression: path };
}

const longest = 100;

function conditionOn(member: Member, name: string): { condition: Condition; warnings: Warning[] } {
  const length = textLength(name);
  if (length <= longest) return { condition: pair(member, 'Equals', name), warnings: [] };
  const message = `the ${member} has ${length} characters and an expression holds ${longest}: BeginsWith with the first ${longest} counts every event that begins so`;
  const start = Array.from(name).slice(0, longest).join('');
  return {
    condition: pair(member, 'BeginsWith', start),
    warnings: [{ code: 'expression-longer-than-100', message }],
  };
}

function tightening(member: Member, text: string | undefined): Condition {
  const isOfUse = text !== undefined && text !== '' && textLength(text) <= longest && unsendable(text) === null;
  return isOfUse ? pair(member, 'Equals', text) : {};
}

function pair(member: Member, operator: ExpressionOperator, expression: string): Condition {
  return { [`${member}Operator`]: operator, [`${member}Expression`]: expression };
}

function revenueOf({ revenue, currency }: UetEvent): { revenue: ProposedGoal['revenue']; warnings: Warning[] } {
  if (revenue === undefined) return { revenue: { type: 'NoValue', currencyCode: null }, warnings: [] };
  const code = currency?.toUpperCase();
  if (code === undefined || isCurrency(code)) {
    return { revenue: { type: 'VariableValue', currencyCode: code ?? null }, warnings: [] };
  }
  const message = `goals do not take the currency ${shown(currency)}: name another, which the event's own overrides`;
  return {
    revenue: { type: 'VariableValue', currencyCode: null },
    warnings: [{ code: 'currency-not-accepted', message }],
  };
}
