import type { Reading } from '../../domain/event-source.js';
import type { Call, DestinationSettings } from '../destination.js';
import { digitsOf, normalEmail, sha256 } from '../identity.js';
import { isRecord, recordOf, textOf } from '../values.js';
import { eventIdOf, rudderRevenue } from './rudderstack-rules.js';

/** What the integration computes from: the other properties go along under their own names, and win. */
const notPassedOn = new Set(
  [
    'event event_id category category_id currency total value revenue ecomm_category transaction_id order_id checkout_id',
    'ecomm_pagetype pagetype query products product_id sku event_action items',
  ].flatMap((line) => line.split(' ')),
);

/** The third argument of the push; a member called `__proto__` is a member like any other. */
export function rudderPayload(call: Call, settings: DestinationSettings, reading: Reading): Record<string, unknown> {
  const properties = recordOf(call.properties);
  const { items, ids } = productsOf(properties);
  const computed: [string, unknown][] = [
    ['event_label', call.event],
    ['event_category', properties.category],
    ['currency', properties.currency],
    ['revenue_value', rudderRevenue({ ...properties, revenue_value: undefined }, reading).amount],
    ['ecomm_totalvalue', properties.total || properties.value || undefined],
    ['search_term', properties.query],
    ['ecomm_query', properties.query],
    ['ecomm_category', properties.ecomm_category || properties.category_id],
    ['transaction_id', properties.transaction_id || properties.order_id || properties.checkout_id],
    ['ecomm_pagetype', properties.ecomm_pagetype || properties.pagetype || 'other'],
    ['ecomm_prodid', ids],
    ['items', items],
    ['event_id', eventIdOf(call, properties) || undefined],
    ['pid', settings.enableEnhancedConversions ? enhancedOf(call, settings) : undefined],
  ];
  const own = Object.entries(properties).filter(([name]) => !notPassedOn.has(name));
  const payload = Object.fromEntries([...computed, ...own]);
  // Last of all, null and undefined go; empty text stays.
  return Object.fromEntries(Object.entries(payload).filter(([, value]) => value !== null && value !== undefined));
}

/** The products as the tag takes them. Without a list the properties themselves are one product. */
function productsOf(properties: Call): { items?: Record<string, unknown>[]; ids?: unknown[] } {
  const { products } = properties;
  const listed = Array.isArray(products) ? products.filter(isRecord) : [properties];
  const items = listed.flatMap((product) => {
    const id = product.product_id || product.sku;
    if (!id) return [];
    return [{ id, quantity: product.quantity ?? 1, ...(product.price ? { price: product.price } : {}) }];
  });
  return items.length === 0 ? {} : { items, ids: items.map(({ id }) => id) };
}

/** `pid`: of the context's traits as it stands, otherwise made of e-mail and phone; undefined where neither is of use. */
function enhancedOf(call: Call, { isHashRequired }: DestinationSettings): unknown {
  const traits = recordOf(recordOf(call.context).traits);
  if (traits.pid) return traits.pid;
  const em = emailOf(traits.email, isHashRequired);
  const ph = phoneOf(traits.phone, isHashRequired);
  if (em === undefined && ph === undefined) return undefined;
  // The help asks for an empty member where one of the two is missing.
  if (em === undefined || ph === undefined) return { ...(em === undefined ? { ph } : { em }), '': '' };
  return { em, ph };
}

function emailOf(email: unknown, isHashRequired = false): string | undefined {
  const text = textOf(email);
  if (!text) return undefined;
  if (!isHashRequired) return text;
  const normal = normalEmail(text);
  return normal === null ? undefined : sha256(normal);
}

/** The digits with a plus in front, which is not yet E.164: a national number gets a wrong plus. */
function phoneOf(phone: unknown, isHashRequired = false): string | undefined {
  const text = textOf(phone);
  if (!text) return undefined;
  if (!isHashRequired) return text;
  const digits = digitsOf(text);
  return digits === '' ? undefined : sha256(`+${digits}`);
}
