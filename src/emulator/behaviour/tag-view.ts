import type { TagTrackingStatus } from '../../domain/tag.js';
import type { TagRecord } from '../state.js';
import type { VisibleTag, World } from '../world.js';
import { trackingNoScript, trackingScript } from './tag-scripts.js';

const dayMs = 24 * 3600 * 1000;

/** uettagtrackingstatus: Unverified until the first call of a page, Inactive when the last one is a day old. */
export function tagTrackingStatus({ seenAt }: TagRecord, now: number): TagTrackingStatus {
  if (seenAt === null) return 'Unverified';
  return now - seenAt < dayMs ? 'Active' : 'Inactive';
}

/** A tag as an answer shows it. Industry comes back only when asked for (uettagadditionalfield). */
export function tagView({ tag, ownerId }: VisibleTag, world: World, additionalFields: readonly string[]) {
  return {
    customerShare: customerShare(tag, ownerId),
    // Seen live over SOAP: a tag made without a description has an empty one, not a nil.
    description: tag.description ?? '',
    id: tag.id,
    industry: additionalFields.includes('Industry') ? tag.industry : null,
    name: tag.name,
    trackingNoScript: trackingNoScript(tag.id),
    trackingScript: trackingScript(tag.id),
    trackingStatus: tagTrackingStatus(tag, world.now),
  };
}

/** customershare: nil while the tag is not shared; the list then has an item for the owner too. */
function customerShare(tag: TagRecord, ownerId: string) {
  if (tag.sharedWith.length === 0) return null;
  return {
    customerAccountShares: [ownerId, ...tag.sharedWith].map((customerId) => ({
      accountId: null,
      associations: null,
      customerId,
    })),
    ownerCustomerId: ownerId,
  };
}
