import type { UetEvent } from '../../domain/uet-event.js';
import { amountFinding, currencyFinding, type Finding, shopFindings } from '../tag-checks.js';
import { amountOf, numberOf, shown, textOf } from '../values.js';

export type Payload = Readonly<Record<string, unknown>>;

/** The event that the tag makes of one push, null where it sends none, and what it finds. */
export interface Made {
  event: UetEvent | null;
  /** The parameters, in the names of the form that they were pushed in; none with a page load. */
  payload: Payload;
  form: 'old' | 'new' | 'page';
  findings: Finding[];
}

const oldKeys = new Set('ea ec el ev gv gc prodid pagetype ecomm_prodid ecomm_pagetype'.split(' '));

/** One object with the names of the beacon: any other name loses the event. */
export function oldForm(payload: Payload): Made {
  const lost = { event: null, payload, form: 'old' } as const;
  const unknown = Object.keys(payload).find((key) => !oldKeys.has(key));
  if (unknown !== undefined) {
    const form = /^(event_|revenue_value$|currency$)/.test(unknown)
      ? `: that is the form of push('event', action, {...})`
      : '';
    const message = `${shown(unknown)} is no member of a push with one object${form}: the tag refuses the event`;
    return { ...lost, findings: [{ code: 'unknown-key', message, lost: true }] };
  }
  const findings = kept([
    amountFinding('value', 'ev', payload.ev),
    amountFinding('revenue', 'gv', payload.gv),
    currencyFinding('gc', payload.gc),
    ...shopFindings({ pageType: 'pagetype', ids: 'prodid' }, { ...payload, ...unprefixed(payload) }),
  ]);
  if (isLost(findings) || Object.keys(payload).length === 0) return { ...lost, findings };
  const names = { action: payload.ea, category: payload.ec, label: payload.el };
  return { event: custom(names, payload.ev, payload.gv, payload.gc), payload, form: 'old', findings };
}

function unprefixed({ ecomm_prodid: prodid, ecomm_pagetype: pagetype }: Payload): Payload {
  return { ...(prodid !== undefined && { prodid }), ...(pagetype !== undefined && { pagetype }) };
}

/** `push('event', action, {...})`: names that the tag does not know are dropped, and so is empty text. */
export function newForm(action: string, payload: Payload): Made {
  const findings = kept([
    amountFinding('value', 'event_value', payload.event_value),
    amountFinding('revenue', 'revenue_value', payload.revenue_value),
    currencyFinding('currency', payload.currency),
    ...shopFindings({ pageType: 'ecomm_pagetype', ids: 'ecomm_prodid' }, payload),
  ]);
  const names = {
    action: action || null,
    category: payload.event_category || null,
    label: payload.event_label || null,
  };
  const event = custom(names, payload.event_value, payload.revenue_value, payload.currency);
  const eventId = textOf(payload.event_id);
  if (eventId) event.eventId = eventId;
  return { event: isLost(findings) || isEmpty(event, payload) ? null : event, payload, form: 'new', findings };
}

/** Nothing that the tag would send: goods without an action are something. */
function isEmpty(event: UetEvent, payload: Payload): boolean {
  const hasNoName = event.action === undefined && event.category === undefined && event.label === undefined;
  if (!hasNoName) return false;
  return Object.keys(event).length === 1 && !Object.keys(payload).some((name) => /^(ecomm_|items$)/.test(name));
}

function custom(
  names: { action: unknown; category: unknown; label: unknown },
  sentValue: unknown,
  sentRevenue: unknown,
  sentCurrency: unknown,
): UetEvent {
  const event: UetEvent = { evt: 'custom' };
  const action = textOf(names.action);
  const category = textOf(names.category);
  const label = textOf(names.label);
  const value = numberOf(sentValue);
  const revenue = amountOf(sentRevenue);
  const currency = textOf(sentCurrency);
  if (action !== undefined) event.action = action;
  if (category !== undefined) event.category = category;
  if (label !== undefined) event.label = label;
  if (value !== undefined) event.value = value;
  if (revenue !== undefined) event.revenue = revenue;
  if (currency) event.currency = currency;
  return event;
}

function kept(findings: readonly (Finding | null)[]): Finding[] {
  return findings.filter((each) => each !== null);
}

function isLost(findings: readonly Finding[]): boolean {
  return findings.some(({ lost }) => lost);
}
