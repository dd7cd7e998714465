import type { EventSource, Reading } from '../../domain/event-source.js';
import type { UetEvent } from '../../domain/uet-event.js';
import type { DestinationSettings } from '../destination.js';
import { eventsOf, mapCall } from '../mapping.js';
import { type EventPlan, eventGoalKinds, type PlannedEvent, type UetTagUse } from '../plans/planned-event.js';
import { exampleProperties } from './example-values.js';
import { plannedCall } from './planned-call.js';
import { eventMembers, type Presence, type SentEvent, type SentWarning } from './sent-event.js';

/** By whom, and how, planned events are sent. */
export interface Sending {
  source: EventSource;
  settings: DestinationSettings;
  reading: Reading;
}

/** What will reach Microsoft of the events of a plan: those that a container sends itself, and the calls of the source. */
export function plannedEvents(plan: EventPlan, sending: Sending): SentEvent[] {
  const calls = plan.events.filter(({ kind }) => eventGoalKinds.includes(kind) && sending.source !== 'uet');
  const pushes = plan.uet.length === 0 && sending.source === 'uet' ? plan.events : [];
  return [
    ...plan.uet.map(sentByTag),
    ...[...calls, ...pushes].flatMap((planned) => sentByCall(planned, sending) ?? []),
  ];
}

/** What a source makes of a property of any of these names. */
const money = { revenue: 1, total: 1, value: 1, currency: 'USD' };

function sentByCall(planned: PlannedEvent, sending: Sending): SentEvent | null {
  const { name, properties, deprecated } = planned;
  if (name === null) return null;
  const send = (given: object) => customOf(plannedCall(sending.source, name, { ...given }), sending);
  const [one, other] = [send(exampleProperties(properties, 0)), send(exampleProperties(properties, 1))];
  if (one === null || other === null) return null;
  const least =
    send(
      exampleProperties(
        properties.filter(({ required }) => required),
        0,
      ),
    ) ?? one;
  const open = properties.length === 0;
  const most = open ? (send({ ...money, category: '1', event_category: '1' }) ?? one) : one;
  const presence = (member: 'revenue' | 'currency'): Presence => {
    if (most[member] === undefined) return 'never';
    if (open) return 'unknown';
    return least[member] === undefined ? 'sometimes' : 'always';
  };
  const unknown = eventMembers.filter((member) => one[member] !== other[member] || most[member] !== one[member]);
  return {
    name,
    event: fixedOf(one, unknown),
    unknown,
    values: [],
    revenue: presence('revenue'),
    currency: presence('currency'),
    currencies: [],
    count: null,
    deprecated,
    warnings: open ? [] : warningsOf(plannedCall(sending.source, name, exampleProperties(properties, 0)), sending),
  };
}

function customOf(call: unknown, { source, settings, reading }: Sending): UetEvent | null {
  return eventsOf(source, call, settings, reading).find(({ evt }) => evt === 'custom') ?? null;
}

function fixedOf(event: UetEvent, unknown: SentEvent['unknown']): UetEvent {
  const fixed: UetEvent = { evt: event.evt };
  for (const member of ['action', 'category', 'label'] as const) {
    const text = event[member];
    if (text !== undefined && !unknown.includes(member)) fixed[member] = text;
  }
  if (event.tagId !== undefined) fixed.tagId = event.tagId;
  return fixed;
}

/** About amounts and names in properties that the source does not read; the values themselves are examples of ours. */
export function warningsOf(call: unknown, { source, settings, reading }: Sending): SentWarning[] {
  const { warnings, delivered } = mapCall(source, call, { settings, reading });
  return warnings.filter(({ code }) => !elsewhere.has(code)).map((each) => ({ ...each, lost: !delivered }));
}

/** Codes that rules of their own are about, or that are no matter of goals. */
const elsewhere: ReadonlySet<string> = new Set([
  ...['currency-not-sent', 'event-name-assumed', 'no-dedup-possible', 'no-identifier', 'call-unknown', 'call-not-sent'],
  ...['expression-longer-than-100', 'expression-not-storable', 'currency-without-revenue'],
]);

function sentByTag(use: UetTagUse): SentEvent {
  const isFilled = (member: (typeof eventMembers)[number]) => use[member] === null;
  const given = (member: 'revenue' | 'currency'): Presence =>
    use[member] === undefined ? 'never' : use[member] === null ? 'sometimes' : 'always';
  const event: UetEvent = { evt: use.evt };
  for (const member of ['action', 'category', 'label'] as const) {
    const text = use[member];
    if (typeof text === 'string') event[member] = text;
  }
  if (use.tagId !== null) event.tagId = use.tagId;
  const value = Number(use.value ?? Number.NaN);
  return {
    name: use.label ?? use.action ?? use.trigger ?? use.tagName ?? '',
    event,
    unknown: eventMembers.filter(isFilled),
    values: Number.isFinite(value) ? [value] : [],
    revenue: given('revenue'),
    currency: given('currency'),
    currencies: typeof use.currency === 'string' ? [use.currency] : [],
    count: null,
    deprecated: false,
    warnings: [],
  };
}
