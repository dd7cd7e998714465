import { createHash } from 'node:crypto';
import type { LockedIds } from './lock.js';
import { idsText } from './lock-file.js';
import { byId, type Observed } from './observed.js';

/**
 * A digest of all that a plan was made on: a saved plan is carried out only while the account is as it was. What the
 * service says of itself (whether a tag was seen, whether conversions came) changes by the hour and is no part of it. What the lock
 * knows of the account is: with other ids in it the same file means something else.
 */
export function digestOf(
  { account, tags, goals, autoTagging, unavailable }: Observed,
  locked: LockedIds | null,
): string {
  const plain = {
    account,
    tags: byId(tags.map(({ id, name, description, industry }) => ({ id, name, description, industry }))),
    goals: byId(goals.map(({ trackingStatus: _, ...goal }) => goal)),
    // What a person was told that the plan switches on.
    autoTagging,
    unavailable: [...unavailable].sort(),
    locked: locked && idsText(locked),
  };
  return createHash('sha256').update(JSON.stringify(plain)).digest('hex');
}
