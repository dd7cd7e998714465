import { checkNewTag } from '../../domain/tag-rules.js';
import type { DesiredTag, Place } from '../desired.js';
import { againstRules, renamedFrom } from './against-rules.js';
import type { Layer } from './read-members.js';
import type { Reading } from './reading.js';
import { setBy } from './set-by.js';
import type { TagMember } from './tag-members.js';

/** A UET tag that a file wants. @param place of its key */
export function readTag(key: string, place: Place, layer: Layer<TagMember>, reading: Reading): DesiredTag {
  const fields = { name: key, ...setBy(layer) } as DesiredTag['fields'];
  againstRules(checkNewTag(fields), layer, place, reading);
  return { key, fields, renamedFrom: renamedFrom(layer, reading), place };
}
