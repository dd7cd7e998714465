import type { Reading } from '../../domain/event-source.js';
import type { UetEvent } from '../../domain/uet-event.js';
import { notSent } from '../calls.js';
import { addressMissing, capiCurrency } from '../capi-checks.js';
import type { Call, DestinationSettings, Explanation } from '../destination.js';
import { digitsOf, isHashed, sha256 } from '../identity.js';
import { isRecord, numberOf, recordOf, textOf } from '../values.js';
import { withMembers } from '../with-members.js';
import { segmentCapiWarnings } from './segment-capi-warnings.js';

/** The request that Segment's Conversions API action makes with its default mapping. */
export function explainSegmentCapi(
  call: Call,
  settings: DestinationSettings,
  _reading: Reading,
  [event]: readonly UetEvent[],
): Explanation {
  if (!event) return { pushes: [], request: null, delivered: false, warnings: notSent(call) };
  const missing = addressMissing(event);
  return {
    pushes: [],
    request: { data: [requestOf(call, settings, event)] },
    delivered: missing.length === 0,
    warnings: [...capiCurrency(event), ...missing, ...segmentCapiWarnings(call, settings, event)],
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
