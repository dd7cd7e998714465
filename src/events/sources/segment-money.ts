import { isRecord } from '../values.js';

/** The properties that the integration reads. */
export interface Money {
  category: unknown;
  revenue: unknown;
  total: unknown;
}

/**
 * Properties as Segment's facade finds them: the first name that is the same but for case, blanks and punctuation wins.
 * Read in one pass, since a sample has millions of them.
 */
export function moneyOf(properties: unknown): Money {
  const found: Money = { category: undefined, revenue: undefined, total: undefined };
  if (!isRecord(properties)) return found;
  for (const name in properties) {
    const member = memberNamed(name);
    if (member !== null && found[member] === undefined) found[member] = properties[name];
  }
  return found;
}

/** The properties of a site have few names, so that each is brought into form once; a hostile sample fills no memory. */
const known = new Map<string, keyof Money | null>();
const mostKnown = 10_000;

function memberNamed(name: string): keyof Money | null {
  const earlier = known.get(name);
  if (earlier !== undefined) return earlier;
  const bare = name.replace(/[^a-zA-Z\d.]+/g, '').toLowerCase();
  const member = bare === 'category' || bare === 'revenue' || bare === 'total' ? bare : null;
  if (known.size < mostKnown && name.length < 100) known.set(name, member);
  return member;
}

/** Names like a completed order; the shipped expression lets more follow `completed order`, and not `order completed`. */
const completedOrder = /^(?:[ _]?completed[ _]?order|[ _]?order[ _]?completed[ _]?$)/i;

/** Which property the revenue comes from: `total` stands in for a missing revenue, for completed orders only. */
export function revenueOf(
  name: string | undefined,
  revenue: unknown,
  total: unknown,
): { from: unknown; property: 'revenue' | 'total' } {
  const takesTotal = !revenue && name !== undefined && completedOrder.test(name);
  return takesTotal ? { from: total, property: 'total' } : { from: revenue, property: 'revenue' };
}

/** A number as it is; a text without `$`, up to the first character that is no part of a number; nothing else. */
export function facadeAmount(from: unknown): number | undefined {
  if (typeof from === 'number') return Number.isFinite(from) ? from : undefined;
  if (typeof from !== 'string') return undefined;
  const amount = Number.parseFloat(from.replaceAll('$', ''));
  return Number.isFinite(amount) ? amount : undefined;
}
