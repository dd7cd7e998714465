import type { Reading } from '../../domain/event-source.js';
import type { UetEvent } from '../../domain/uet-event.js';
import { notSent } from '../calls.js';
import { currencyWarnings } from '../currency-warnings.js';
import type { Call, DestinationSettings, Explanation, Warning } from '../destination.js';
import { normalEmail } from '../identity.js';
import { amountFinding, currencyFinding, type Finding, judged, shopFindings } from '../tag-checks.js';
import { amountOf, isRecord, recordOf, shown, textOf } from '../values.js';
import { rudderPayload } from './rudderstack-payload.js';
import { rudderRevenue } from './rudderstack-rules.js';

/** What RudderStack's device mode pushes to its own queue, and what the tag makes of it. */
export function explainRudderStack(
  call: Call,
  settings: DestinationSettings,
  reading: Reading,
  [event]: readonly UetEvent[],
): Explanation {
  const nothing: Explanation = { pushes: [], request: null, delivered: false, warnings: [] };
  if (!event) return { ...nothing, warnings: notSent(call) };
  if (event.evt === 'pageLoad') return { ...nothing, pushes: [['pageLoad']], delivered: true };
  const payload = rudderPayload(call, settings, reading);
  const { warnings, delivered } = judged(findingsOf(payload));
  return {
    pushes: [['event', event.action, payload]],
    request: null,
    delivered,
    warnings: [
      ...warnings,
      ...labelWarnings(call, event),
      ...moneyWarnings(recordOf(call.properties), event, reading),
      ...identityWarnings(call, settings),
    ],
  };
}

function findingsOf(payload: Record<string, unknown>): (Finding | null)[] {
  const items = Array.isArray(payload.items) ? payload.items.filter(isRecord) : [];
  return [
    amountFinding('revenue', 'revenue_value', payload.revenue_value),
    amountFinding('value', 'event_value', payload.event_value),
    // The same amount is not found twice.
    payload.ecomm_totalvalue === payload.revenue_value
      ? null
      : amountFinding('value', 'ecomm_totalvalue', payload.ecomm_totalvalue),
    ...items.map(({ price }) => amountFinding('value', 'the price of an item', price)),
    ...items.map(({ quantity }) => amountFinding('value', 'the quantity of an item', quantity)),
    currencyFinding('currency', payload.currency),
    ...shopFindings({ pageType: 'ecomm_pagetype', ids: 'ecomm_prodid' }, payload),
  ];
}

function labelWarnings(call: Call, { label }: UetEvent): Warning[] {
  const name = textOf(call.event);
  if (label === undefined) {
    const message = name === undefined ? 'the event has no name' : 'the property event_label takes the name away';
    return [{ code: 'label-missing', message: `${message}: no label is sent` }];
  }
  if (label === '') {
    return [{ code: 'name-empty', message: 'the label is empty: the tag drops it, and nothing can be matched' }];
  }
  if (label === name) return [];
  const message = `event_label ${shown(label)} is sent as the label, not the event's name ${shown(name)}`;
  return [{ code: 'label-is-not-event-name', message }];
}

const moneyProperties = ['revenue_value', 'total', 'value', 'revenue'] as const;

function moneyWarnings(properties: Call, event: UetEvent, reading: Reading): Warning[] {
  const warnings: Warning[] = [];
  const warn = (code: string, message: string) => warnings.push({ code, message });
  const { property, amount } = rudderRevenue(properties, reading);
  const others = moneyProperties.filter((name) => name !== property && isMoney(properties[name]));
  const different = others.filter((name) => amountOf(properties[name]) !== amountOf(amount));
  const dropped = others.find((name) => properties[name] === 0);

  if (isMoney(amount) && different.length > 0) {
    const named = different.map((name) => `${name} ${shown(properties[name])}`).join(' and ');
    warn('revenue-ambiguous', `${property} ${shown(amount)} is sent as the revenue, and not ${named}`);
  }
  if (!isMoney(amount) && dropped !== undefined) {
    warn('revenue-zero-dropped', `${dropped} 0 is dropped: a variable revenue falls back to the goal's own value`);
  }
  const shipped = rudderRevenue(properties, 'shipped');
  const documented = rudderRevenue(properties, 'documented');
  if (amountOf(shipped.amount) !== amountOf(documented.amount)) {
    const code = `${shipped.property} ${shown(shipped.amount)}`;
    const documents = `${documented.property} ${shown(documented.amount)}`;
    warn('docs-disagree', `the shipped code sends ${code}; its documents say ${documents}`);
  }
  return [...warnings, ...currencyWarnings(event)];
}

function isMoney(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && value !== false;
}

function identityWarnings(call: Call, settings: DestinationSettings): Warning[] {
  if (!settings.enableEnhancedConversions) return [];
  const traits = recordOf(recordOf(call.context).traits);
  const email = textOf(traits.email);
  if (traits.pid || !email) return [];
  if (!settings.isHashRequired) {
    const message =
      'the e-mail address is pushed as it is: other scripts of the page can read it before the tag hashes it';
    return [{ code: 'raw-email-in-push', message }];
  }
  if (normalEmail(email) !== null) return [];
  return [{ code: 'email-invalid', message: 'the e-mail address of the traits is none: it is left out' }];
}
