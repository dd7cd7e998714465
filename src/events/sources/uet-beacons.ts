import { isRecord, textOf } from '../values.js';
import type { Made, Payload } from './uet-form.js';
import type { Push } from './uet-pushes.js';
import { playTag } from './uet-tag.js';

type Beacon = Record<string, string>;

/** What the old form calls a parameter is what the beacon calls it; the new form has names of its own. */
const oldNames = ['ea', 'ec', 'el', 'ev', 'gv', 'gc', 'prodid', 'pagetype'].map((name) => [name, name] as const);
const newNames = [
  ['event_category', 'ec'],
  ['event_label', 'el'],
  ['event_value', 'ev'],
  ['revenue_value', 'gv'],
  ['currency', 'gc'],
  ['ecomm_prodid', 'prodid'],
  ['ecomm_pagetype', 'pagetype'],
  ...['ecomm_totalvalue', 'ecomm_category', 'ecomm_query', 'transaction_id', 'search_term', 'items'].map(
    (name) => [name, name] as const,
  ),
] as const;
const amounts = new Set<string>(['ev', 'gv', 'ecomm_totalvalue']);

/**
 * The beacons that leave for these pushes, unescaped (docs/events.md): `evt`, what was pushed, the address of a page load,
 * the consent where the page says it, and the click id that the address brings.
 */
export function beaconsOf(pushes: readonly Push[], href: string | undefined): Beacon[] {
  const clickId = clickIdIn(href);
  return playTag(pushes, href).made.map((made) => beaconOf(made, clickId));
}

function beaconOf({ event, payload, form }: Made, msclkid: string): Beacon {
  const beacon: Beacon = { evt: event?.evt ?? 'custom' };
  if (event?.url !== undefined) beacon.p = event.url;
  if (form === 'new') {
    if (event?.action !== undefined) beacon.ea = event.action;
    Object.assign(beacon, parameters(payload, newNames), { en: 'Y' });
  } else if (form === 'old') {
    Object.assign(beacon, oldParameters(payload));
  }
  if (event?.consent !== undefined) beacon.asc = event.consent;
  return { ...beacon, msclkid };
}

/** A member that is there and undefined is written as that word; the prefix of the shop's members goes. */
function oldParameters(payload: Payload): Beacon {
  const { ecomm_prodid: prodid, ecomm_pagetype: pagetype } = payload;
  const all = { ...payload, ...(prodid !== undefined && { prodid }), ...(pagetype !== undefined && { pagetype }) };
  const missing = ['ea', 'ec', 'el'].filter((name) => name in payload && payload[name] === undefined);
  return { ...parameters(all, oldNames), ...Object.fromEntries(missing.map((name) => [name, 'undefined'])) };
}

function parameters(payload: Payload, names: readonly (readonly [pushed: string, sent: string])[]): Beacon {
  return Object.fromEntries(
    names.flatMap(([pushed, sent]) => {
      const value = written(sent, payload[pushed]);
      return value === undefined || (value === '' && names === newNames) ? [] : [[sent, value]];
    }),
  );
}

function written(name: string, value: unknown): string | undefined {
  if (name === 'items') return Array.isArray(value) ? value.filter(isRecord).map(itemOf).join(',') : undefined;
  if (Array.isArray(value)) return value.map((each) => textOf(each) ?? '').join(',');
  const text = textOf(value);
  return amounts.has(name) ? text?.replaceAll(',', '') : text;
}

const itemMembers = ['id', 'name', 'price', 'quantity'];

function itemOf(item: Payload): string {
  return Object.entries(item)
    .filter(([name, value]) => itemMembers.includes(name) && textOf(value) !== undefined)
    .map(([name, value]) => `${name}=${textOf(value)}`)
    .join('&');
}

/** The script adds `-1` to what it reads in the address; `N` where there is none, and no cookie from before. */
function clickIdIn(href: string | undefined): string {
  const id = href !== undefined && URL.canParse(href) ? new URL(href).searchParams.get('msclkid') : null;
  return id ? `${id}-1` : 'N';
}
