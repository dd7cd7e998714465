import type { Goal } from '../goal.js';

/**
 * Why a goal counts nothing at present, whatever it matches: part of a sentence such as "yes, but it is paused". Null where
 * nothing keeps it from counting.
 */
export function idleBecause({ status, trackingStatus }: Goal): string | null {
  if (status === 'Paused') return 'it is paused';
  if (status === 'Deleted') return 'it is deleted';
  if (trackingStatus === 'TagInactive') return 'its tag is inactive';
  return trackingStatus === 'InactiveDueToTagUnavailable' ? 'its tag cannot be used' : null;
}
