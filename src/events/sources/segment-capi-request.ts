import type { Reading } from '../../domain/event-source.js';
import type { UetEvent } from '../../domain/uet-event.js';
import { notSent } from '../calls.js';
import { addressMissing, capiCurrency } from '../capi-checks.js';
import { currencyWarnings } from '../currency-warnings.js';
import type { Call, DestinationSettings, Explanation, Warning } from '../destination.js';
import { digitsOf, isHashed, normalEmail, sha256 } from '../identity.js';
import { isRecord, numberOf, recordOf, shown, textOf } from '../values.js';
import { withMembers } from '../with-members.js';

/** The request that Segment's Conversions API action makes with its default mapping. */
export function explainSegmentCapi(
  call: Call,
  settings: DestinationSettings,
  _reading: Reading,
  [event]: readonly UetEvent[],
): Explanation {
  if (!event) return { pushes: [], request: null, delivered: false, warnings: notSent(call) };
  const properties = recordOf(call.properties);
  const missing = addressMissing(event);
  return {
    pushes: [],
    request: { data: [requestOf(call, settings, event)] },
    delivered: missing.length === 0,
    warnings: [
      ...capiCurrency(event),
      ...missing,
      ...nameWarnings(call, settings, event),
      ...moneyWarnings(properties, event),
      ...identityWarnings(call),
      ...(settings.alsoDeviceMode ? [twin()] : []),
    ],
  };
}

function requestOf(call: Call, settings: DestinationSettings, event: UetEvent): Record<string, unknown> {
  const properties = recordOf(call.properties);
  const context = recordOf(call.context);
  const page = recordOf(context.page);
  const traits = recordOf(context.traits);
  return withMembers({
    eventType: event.evt,
    eventName: event.action,
    eventId: call.messageId,
    eventTime: secondsOf(call.timestamp),
    eventSourceUrl: page.url ?? settings.pageUrl,
    referrerUrl: page.referrer,
    pageTitle: page.title,
    pageLoadId: properties.page_load_id,
    keywords: properties.keywords,
    adStorageConsent: settings.adStorageConsent ?? 'G',
    userData: withMembers({
      anonymousId: call.anonymousId,
      externalId: call.userId,
      clientIpAddress: context.ip,
      clientUserAgent: context.userAgent,
      em: hashOf(traits.email ?? properties.email, (email) => email.trim().toLowerCase()),
      ph: hashOf(traits.phone ?? properties.phone, digitsOf),
      msclkid: properties.msclkid,
    }),
    customData: withMembers({
      eventCategory: event.category,
      eventLabel: event.label,
      eventValue: event.value,
      searchTerm: properties.query,
      transactionId: properties.order_id,
      value: event.revenue,
      currency: event.currency,
      items: itemsOf(properties.products),
      itemIds: properties.item_ids,
      pageType: properties.page_type,
      ecommTotalValue: numberOf(properties.ecomm_total_value),
      ecommCategory: properties.ecomm_category,
    }),
  });
}

/** Whole seconds, cut and not rounded. */
function secondsOf(timestamp: unknown): number | undefined {
  const ms = typeof timestamp === 'string' ? Date.parse(timestamp) : Number.NaN;
  return Number.isNaN(ms) ? undefined : Math.floor(ms / 1000);
}

/** The price is mapped to a name outside the schema, and is lost. */
function itemsOf(products: unknown): unknown {
  if (!Array.isArray(products)) return undefined;
  return products
    .filter(isRecord)
    .map(({ id, name, quantity }) => withMembers({ id, name, quantity: numberOf(quantity) }));
}

/** What is hashed already passes as it is. */
function hashOf(value: unknown, prepare: (text: string) => string): string | undefined {
  const text = textOf(value);
  if (!text) return undefined;
  return isHashed(text) ? text : sha256(prepare(text));
}

function nameWarnings(call: Call, { preset }: DestinationSettings, event: UetEvent): Warning[] {
  if (event.evt === 'pageLoad' || (event.action !== undefined && event.action !== '')) return [];
  const isPage = call.event === undefined;
  if (preset === 'page-load' || isPage) {
    const code = 'preset-does-not-send-pageload';
    const documents = 'the documents say that the preset sends a page load';
    return [{ code, message: `the shipped code sends a custom event without a name; ${documents}` }];
  }
  return event.action === ''
    ? [{ code: 'name-empty', message: 'the name of the event is empty: no action can be matched' }]
    : [{ code: 'no-event-name', message: `${shown(call.event)} is no name: the event has no action to match` }];
}

function moneyWarnings(properties: Call, event: UetEvent): Warning[] {
  const warnings: Warning[] = [];
  const warn = (code: string, message: string) => warnings.push({ code, message });
  const isGiven = (name: string) => properties[name] !== undefined && properties[name] !== null;
  const lost = ['revenue', 'total'].filter(isGiven).map((name) => `${name} ${shown(properties[name])}`);
  if (event.evt === 'pageLoad') return warnings;
  if (event.revenue === undefined && isGiven('value')) {
    warn('revenue-not-a-number', `value ${shown(properties.value)} is not a number and is left out`);
  } else if (event.revenue === undefined && lost.length > 0) {
    warn('revenue-not-mapped', `${lost.join(' and ')} will not be sent: the default mapping reads value only`);
  } else if (
    lost.some((_, at) => numberOf(properties[['revenue', 'total'].filter(isGiven)[at] ?? '']) !== event.revenue)
  ) {
    warn('revenue-ambiguous', `value ${event.revenue} is sent, and not ${lost.join(' and ')}`);
  }
  return [...warnings, ...currencyWarnings(event)];
}

/** Whether the hashes are those that Microsoft makes of the same address and number. */
function identityWarnings(call: Call): Warning[] {
  const traits = recordOf(recordOf(call.context).traits);
  const properties = recordOf(call.properties);
  const email = textOf(traits.email ?? properties.email);
  const phone = textOf(traits.phone ?? properties.phone);
  const warnings: Warning[] = [];
  if (email && !isHashed(email) && normalEmail(email) !== email.trim().toLowerCase()) {
    const message = 'the e-mail address is hashed with its dots and its alias: Microsoft hashes it without';
    warnings.push({ code: 'email-hash-not-microsoft-form', message });
  }
  if (phone && !isHashed(phone)) {
    const message = 'the phone number is hashed without its plus: Microsoft hashes E.164, with the plus';
    warnings.push({ code: 'phone-hash-not-e164', message });
  }
  return warnings;
}

function twin(): Warning {
  const message =
    'the twin in device mode has the action track and no event id: both count, and nothing tells them apart';
  return { code: 'no-dedup-possible', message };
}
