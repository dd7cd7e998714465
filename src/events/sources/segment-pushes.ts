import type { Reading } from '../../domain/event-source.js';
import type { UetEvent } from '../../domain/uet-event.js';
import { notSent } from '../calls.js';
import type { Call, DestinationSettings, Explanation, Warning } from '../destination.js';
import { amountFinding, judged } from '../tag-checks.js';
import { recordOf, shown } from '../values.js';
import { facadeAmount, moneyOf, revenueOf } from './segment-money.js';

/** What Segment's device mode pushes, in the old object form, and what becomes of the money. */
export function explainSegment(
  call: Call,
  settings: DestinationSettings,
  reading: Reading,
  [event]: readonly UetEvent[],
): Explanation {
  if (!event) return { pushes: [], request: null, delivered: false, warnings: notSent(call) };
  const consent = consentOf(call, settings);
  const push = event.evt === 'pageLoad' ? 'pageLoad' : customPush(call, event);
  const revenue = event.revenue ?? event.value;
  const { warnings, delivered } = judged([amountFinding('revenue', 'revenue', revenue)]);
  const money = event.evt === 'pageLoad' ? [] : [...nameWarnings(call, event), ...moneyWarnings(call, event, reading)];
  return {
    pushes: [...(consent.state ? [['consent', 'update', { ad_storage: consent.state }]] : []), [push]],
    request: null,
    delivered,
    warnings: [...warnings, ...money, ...consent.warnings],
  };
}

function customPush(call: Call, { category, revenue, value }: UetEvent): Record<string, unknown> {
  return {
    ea: 'track',
    el: call.event,
    ...(category !== undefined && { ec: moneyOf(call.properties).category }),
    // Falsy money is left out, so that a revenue of 0 is never sent.
    ...((revenue ?? value) !== undefined && { gv: revenue ?? value }),
  };
}

function nameWarnings(call: Call, { label }: UetEvent): Warning[] {
  if (label === '')
    return [{ code: 'name-empty', message: 'the name of the event is empty: no label can tell it apart' }];
  if (label !== undefined) return [];
  const message = `the event has no name: the last readable tag script writes the word "undefined" as its label`;
  return [{ code: 'label-missing', message: call.event === undefined ? message : `${shown(call.event)} is no name` }];
}

function moneyWarnings(call: Call, event: UetEvent, reading: Reading): Warning[] {
  const { revenue, total } = moneyOf(call.properties);
  const properties = recordOf(call.properties);
  const { from, property } = revenueOf(event.label, revenue, total);
  const amount = facadeAmount(from);
  const sent = event.revenue ?? event.value;
  const warnings: Warning[] = [];
  const warn = (code: string, message: string) => warnings.push({ code, message });

  if (from && amount === undefined) {
    warn('revenue-not-a-number', `${property} ${shown(from)} is not a number and is left out`);
  }
  if (amount && typeof from === 'string' && Number(from.replaceAll('$', '')) !== amount) {
    warn('revenue-truncated', `${property} ${shown(from)} is read up to its first odd character: ${amount} is sent`);
  }
  if (amount === 0) {
    warn(
      'revenue-zero-dropped',
      `${property} ${shown(from)} is dropped: a variable revenue falls back to the goal's own value`,
    );
  }
  const other = property === 'revenue' && revenue ? facadeAmount(total) : undefined;
  if (other !== undefined && other !== amount && revenueOf(event.label, null, total).property === 'total') {
    warn('revenue-ambiguous', `revenue ${shown(revenue)} is sent, and not total ${shown(total)}`);
  } else if (total && property === 'revenue' && !revenue) {
    warn('total-ignored', `total ${shown(total)} is not sent: it stands in for the revenue of completed orders only`);
  }
  if (properties.value !== undefined && properties.value !== null) {
    warn('value-ignored', `value ${shown(properties.value)} is not sent: revenue is what Segment's device mode reads`);
  }
  if (sent !== undefined || properties.currency) {
    const dropped = properties.currency ? `currency ${shown(properties.currency)} is not sent` : 'no currency is sent';
    warn('currency-not-sent', `${dropped}: the goal needs a currency of its own`);
  }
  if (reading === 'documented' && amount) {
    const shipped = `the shipped code sends revenue ${amount}, from ${property}`;
    warn('docs-disagree', `the documents call the amount "Value" (here ${sent ?? 'nothing'}); ${shipped}`);
  }
  return warnings;
}

/** What the integration pushes before each event when its consent switch is on: at its start it has pushed `denied`. */
function consentOf(call: Call, settings: DestinationSettings): { state: string | null; warnings: Warning[] } {
  if (!settings.enableConsent) return { state: null, warnings: [] };
  const { adStorageConsentCategory: category, consentCategories = [], adStoragePropertyMapping: mapping } = settings;
  if (category !== undefined && consentCategories.includes(category)) return { state: 'granted', warnings: [] };
  const properties = recordOf(call.properties);
  const chosen = mapping !== undefined && Object.hasOwn(properties, mapping) ? properties[mapping] : undefined;
  if (typeof chosen === 'string') {
    const state = chosen.toLowerCase();
    const message = `${mapping} is ${shown(chosen)}: the event leaves and counts for nothing`;
    return { state, warnings: state === 'granted' ? [] : [{ code: 'consent-denied', message }] };
  }
  const message = 'consent is denied at the start and nothing grants it: the event leaves and counts for nothing';
  return { state: null, warnings: [{ code: 'consent-stays-denied', message }] };
}
