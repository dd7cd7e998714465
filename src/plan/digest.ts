import { createHash } from 'node:crypto';
import type { Observed } from './observed.js';

/**
 * A digest of all that a plan was made on: a saved plan is carried out only while the account is as it was. What the
 * service says of itself (whether a tag was seen, whether conversions came) changes by the hour and is no part of it.
 */
export function digestOf({ account, tags, goals, unavailable }: Observed): string {
  const plain = {
    account,
    tags: sorted(tags.map(({ id, name, description, industry }) => ({ id, name, description, industry }))),
    goals: sorted(goals.map(({ trackingStatus: _, ...goal }) => goal)),
    unavailable: [...unavailable].sort(),
  };
  return createHash('sha256').update(JSON.stringify(plain)).digest('hex');
}

function sorted<T extends { id: string | null }>(things: T[]): T[] {
  return things.sort((a, b) => ((a.id ?? '') < (b.id ?? '') ? -1 : 1));
}
