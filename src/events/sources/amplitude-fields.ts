import type { Call, DestinationSettings } from '../destination.js';
import { recordOf } from '../values.js';

/** What a sync can map, in its own words, to what the Conversions API calls it. At least one identifier is needed. */
export const identifierFields = {
  'Anonymous ID': 'anonymousId',
  'External ID': 'externalId',
  Email: 'em',
  Phone: 'ph',
  'Microsoft Click ID': 'msclkid',
  IDFA: 'idfa',
  GAID: 'gaid',
} as const;

/** User side, but nobody is known by them. */
export const deviceFields = { 'IP Address': 'clientIpAddress', 'User Agent': 'clientUserAgent' } as const;

export const eventFields = {
  'Event ID': 'eventId',
  'Event Source URL': 'eventSourceUrl',
  'Page Load ID': 'pageLoadId',
  'Referrer URL': 'referrerUrl',
  'Page Title': 'pageTitle',
} as const;

export const customFields = {
  'Event Category': 'eventCategory',
  'Event Label': 'eventLabel',
  'Event Value': 'eventValue',
  'Search Term': 'searchTerm',
  'Transaction ID': 'transactionId',
  Value: 'value',
  Currency: 'currency',
  Items: 'items',
  'Item IDs': 'itemIds',
  'Page Type': 'pageType',
  'E-commerce Total Value': 'ecommTotalValue',
  'E-commerce Category': 'ecommCategory',
} as const;

/** Every name that a field map may have on its left side. */
export const amplitudeFields: readonly string[] = [identifierFields, deviceFields, eventFields, customFields].flatMap(
  (fields) => Object.keys(fields),
);

/** What a sync puts into a field: `event.NAME` of the event or its properties, `user.NAME` of the user's; else undefined. */
export function mappedField(call: Call, { fieldMap }: DestinationSettings, field: string): unknown {
  if (fieldMap === undefined || !Object.hasOwn(fieldMap, field)) return undefined;
  const path = fieldMap[field] ?? '';
  const dot = path.indexOf('.');
  const name = path.slice(dot + 1);
  const properties = recordOf(path.slice(0, dot) === 'user' ? call.user_properties : call.event_properties);
  if (Object.hasOwn(properties, name)) return properties[name];
  return Object.hasOwn(call, name) ? call[name] : undefined;
}

/** Whether one of the identifiers is filled; taken for granted where nothing is known of the mapping. */
export function hasIdentifier(call: Call, settings: DestinationSettings): boolean {
  if (settings.fieldMap === undefined) return true;
  for (const field in identifierFields) {
    const value = mappedField(call, settings, field);
    if (value !== undefined && value !== null && value !== '') return true;
  }
  return false;
}
