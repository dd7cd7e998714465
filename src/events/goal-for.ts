import { isCurrency } from '../domain/currencies.js';
import type { EventSource } from '../domain/event-source.js';
import type { ExpressionOperator, GoalFields, RevenueType } from '../domain/goal.js';
import { textLength, unsendable } from '../domain/text-length.js';
import type { UetEvent } from '../domain/uet-event.js';
import type { Call, DestinationSettings, Warning } from './destination.js';
import { amplitudeEvents } from './sources/amplitude.js';
import { eventNameAssumed } from './sources/amplitude-name.js';
import { rudderstack } from './sources/rudderstack.js';
import { segment } from './sources/segment.js';
import { segmentCapi } from './sources/segment-capi.js';
import { uet } from './sources/uet.js';
import { pushOf } from './sources/uet-pushes.js';
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

/** What is known of an event before it happens: its name, and maybe what it carries. */
export interface PlannedEvent {
  event: string;
  properties?: Call;
  settings?: DestinationSettings;
}

/**
 * The goal for an event that a source will send under this name. Assumptions that it rests on are among the warnings, and
 * to be shown: `event-name-assumed` for amplitude.
 */
export function goalFor(source: EventSource, { event, properties = {}, settings = {} }: PlannedEvent): Proposal {
  const [sent] = sentOf(source, event, properties, settings);
  const { goal, warnings } = sent === undefined ? noGoal : goalOf(source, sent, settings);
  if (goal === null && warnings.length === 0) {
    const message = `nothing of the event ${shown(event)} is sent that a goal could match`;
    return { goal, warnings: [{ code: event === '' ? 'name-empty' : 'no-event-name', message }] };
  }
  const isAssumed = source === 'amplitude' && goal?.minimal.actionExpression !== undefined;
  return { goal, warnings: isAssumed ? [eventNameAssumed(event), ...warnings] : warnings };
}

/** What the source sends, whoever the user is: identifiers are no matter of the goal. */
function sentOf(source: EventSource, event: string, properties: Call, settings: DestinationSettings): UetEvent[] {
  const call = { type: 'track', event, properties };
  switch (source) {
    case 'segment':
      return segment.events(call, settings, 'shipped');
    case 'segment-capi':
      return segmentCapi.events(call, settings, 'shipped');
    case 'rudderstack':
      return rudderstack.events(call, settings, 'shipped');
    case 'amplitude':
      return amplitudeEvents({ event_type: event, event_properties: properties }, settings, 'shipped');
    case 'uet':
      return uet.events(pushOf(event, properties), settings);
  }
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

const noGoal: Proposal = { goal: null, warnings: [] };

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
