import type { Id } from '../../domain/tag.js';
import { refuse, refuseCall } from '../refusal.js';
import type { TagRecord } from '../state.js';
import { customerOf, lengthOf, nameKey, sameName, type World } from '../world.js';
import { mostItems, type SentTag } from './requests.js';

const longestName = 100;

/** The API pages give no limit; 1,024 is what clients in the field keep to. */
const longestDescription = 1024;

/** What a list of tags as a whole must be, to add or to update. */
export function checkTagList(tags: readonly (SentTag | null)[] | null | undefined): readonly (SentTag | null)[] {
  if (!tags || tags.length === 0) refuseCall(5308);
  if (tags.length > mostItems) refuseCall(5309);
  return tags;
}

export function checkTagName(name: string): void {
  if (name.trim() === '' || lengthOf(name) > longestName) refuse(5306);
}

/**
 * Unique in the customer (5303); a name that an item before this one in the request bears is 5302 instead.
 * @param self the tag that bears the name now, when it is updated
 */
export function checkTagNameFree(name: string, inRequest: Set<string>, self: TagRecord | null, world: World): void {
  if (inRequest.has(nameKey(name))) refuse(5302);
  inRequest.add(nameKey(name));
  if (customerOf(world).tags.some((tag) => tag !== self && sameName(tag.name, name))) refuse(5303);
}

export function checkTagDescription(description: string | null | undefined): void {
  if (description === null || description === undefined) return;
  if (description === '' || lengthOf(description) > longestDescription) refuse(5307);
}

/**
 * Whom the tag is to be shared with, or undefined to leave it as it is. Tags are shared with customers, not with
 * accounts; a share without a list, or with an empty one, takes all shares away (customershare).
 */
export function sharedWith(share: SentTag['customerShare'], world: World): Id[] | undefined {
  if (!share) return undefined;
  if (!world.switches.tagSharingPilot) refuse(4873);
  const customers = (share.customerAccountShares ?? []).map((item) => {
    if (!item?.customerId || item.accountId) refuse(4873);
    return item.customerId;
  });
  return [...new Set(customers)].filter((id) => id !== world.customerId);
}
