import type { Goal } from '../../domain/goal.js';
import { compileGoal } from '../../domain/goal-match/compile-goal.js';
import type { RegexEngine } from '../../domain/goal-match/regex-engine.js';
import type { UetEvent } from '../../domain/uet-event.js';
import { eventsOf } from '../mapping.js';
import { nameOfCall } from '../plans/sample.js';
import { type Sending, warningsOf } from './planned-events.js';
import { presenceOf, type SentEvent, type SentWarning } from './sent-event.js';

/** A site sends hundreds of different events; more than this many have something of their own in the name. */
const mostEvents = 10_000;
/** Of one event: values to try, currencies to tell of, calls to look at closely. */
const mostValues = 50;
const mostCurrencies = 10;
const mostExplained = 3;

interface Gathered {
  name: string;
  event: UetEvent;
  count: number;
  revenues: number;
  sentCurrencies: number;
  currencies: Set<string>;
  values: Set<number>;
  explained: number;
  warnings: Map<string, SentWarning>;
}

/** Takes the calls of a sample one by one and keeps what is different about them: a sample of any length fits. */
export interface SampleEvents {
  add(call: unknown): void;
  events(): SentEvent[];
  /** Url goals that no address counts for; empty where no address came. */
  unvisited(): Goal[];
  /** Calls that led to no event. */
  unsent(): number;
  /** Calls with names beyond the most that are kept. */
  beyond(): number;
}

export function createSampleEvents(sending: Sending, goals: readonly Goal[], regex: RegexEngine): SampleEvents {
  const { source, settings, reading } = sending;
  const gathered = new Map<string, Gathered>();
  const pending = new Map(
    goals.filter(({ type }) => type === 'Url').map((goal) => [goal, compileGoal(goal, regex)] as const),
  );
  let unsent = 0;
  let beyond = 0;
  let addresses = 0;

  function visit(event: UetEvent): void {
    addresses += 1;
    for (const [goal, matches] of pending) {
      if (matches(event).matches !== false) pending.delete(goal);
    }
  }

  function gather(event: UetEvent, call: unknown): void {
    const { action = '\u0001', category = '\u0001', label = '\u0001', tagId = '' } = event;
    const key = `${action}\0${category}\0${label}\0${tagId}`;
    let entry = gathered.get(key);
    if (entry === undefined) {
      if (gathered.size >= mostEvents) {
        beyond += 1;
        return;
      }
      entry = newEntry(event, call);
      gathered.set(key, entry);
    }
    entry.count += 1;
    if (event.revenue !== undefined) entry.revenues += 1;
    if (event.currency !== undefined) {
      entry.sentCurrencies += 1;
      if (entry.currencies.size < mostCurrencies) entry.currencies.add(event.currency);
    }
    if (event.value !== undefined && entry.values.size < mostValues) entry.values.add(event.value);
    // The first calls, and those whose amount is none, are worth a closer look than millions can have.
    if (entry.explained < mostExplained && (entry.explained === 0 || typeof event.revenue === 'string')) {
      entry.explained += 1;
      for (const each of warningsOf(call, sending)) entry.warnings.set(each.code, each);
    }
  }

  return {
    add(call) {
      const events = eventsOf(source, call, settings, reading);
      if (events.length === 0) unsent += 1;
      for (const event of events) {
        if (event.evt === 'custom') gather(event, call);
        else if (event.url !== undefined && pending.size > 0) visit(event);
      }
    },
    events: () => [...gathered.values()].map(sentOf),
    unvisited: () => (addresses === 0 ? [] : [...pending.keys()]),
    unsent: () => unsent,
    beyond: () => beyond,
  };
}

function newEntry({ evt, action, category, label, tagId }: UetEvent, call: unknown): Gathered {
  const event: UetEvent = { evt };
  if (action !== undefined) event.action = action;
  if (category !== undefined) event.category = category;
  if (label !== undefined) event.label = label;
  if (tagId !== undefined) event.tagId = tagId;
  return {
    name: nameOfCall(call)?.name ?? (label || action || ''),
    event,
    ...{ count: 0, revenues: 0, sentCurrencies: 0, explained: 0 },
    currencies: new Set(),
    values: new Set(),
    warnings: new Map(),
  };
}

function sentOf({ name, event, count, revenues, sentCurrencies, currencies, values, warnings }: Gathered): SentEvent {
  return {
    name,
    event,
    unknown: values.size >= mostValues ? ['value'] : [],
    values: [...values],
    revenue: presenceOf(revenues, count),
    currency: presenceOf(sentCurrencies, count),
    currencies: [...currencies],
    count,
    deprecated: false,
    warnings: [...warnings.values()],
  };
}
