import { textLength } from '../../domain/text-length.js';
import { isMapping } from '../../files/mapping.js';
import { mistakeWords } from './mistake-words.js';
import { refuseNoMapping } from './read-members.js';
import type { Reading } from './reading.js';
import type { Schema } from './schema.js';
import type { Spot } from './spot.js';

/** What a key of the file is: keys of tags and goals stand in the lock too. */
export const keySchema: Schema = { pattern: '^[\\p{L}\\p{N}]', maxLength: 100 };

const key = new RegExp(keySchema.pattern ?? '', 'u');

/**
 * What stands in a mapping by keys that the user chooses.
 * @param what the mapping is, such as `tags`
 */
export function entriesIn(spot: Spot | undefined, what: string, reading: Reading): [key: string, Spot][] {
  if (spot === undefined) return [];
  if (!isMapping(spot.value)) refuseNoMapping(what, spot, reading);
  return spot.members().filter(([written, { place }]) => {
    const isKey = key.test(written) && textLength(written) <= (keySchema.maxLength ?? 0);
    if (!isKey) reading.complain(place, written === '<<' ? mistakeWords.mergeKey() : mistakeWords.wrongKey(written));
    return isKey;
  });
}
