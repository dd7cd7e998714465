import { isMapping } from '../../files/mapping.js';
import { kindOf, WrongValue } from '../../files/members.js';
import type { Kind } from './kind.js';
import { id, name, text } from './kinds.js';
import { or } from './schema.js';

/** `shop`, the key of a tag of the file, or `{ id: "5012" }` or `{ name: shop }` for one that it does not hold. */
export const tagReference: Kind = {
  read: (spot, reading) => {
    if (typeof spot.value === 'string') return { key: text.read(spot, reading) };
    if (!isMapping(spot.value)) {
      throw new WrongValue(`must be the key of a tag of the file, or { id: "5012" }, not ${kindOf(spot.value)}`);
    }
    const [[how, named] = [], another] = spot.members();
    if (!named || another || (how !== 'id' && how !== 'name')) {
      throw new WrongValue('must be the key of a tag of the file, { id: "5012" } or { name: shop }');
    }
    return { named: (how === 'id' ? id : text).read(named, reading) };
  },
  write: (value) => {
    const reference = value as { key: string } | { named: string };
    if ('key' in reference) return text.write(reference.key);
    return /^\d+$/.test(reference.named) ? { id: reference.named } : { name: text.write(reference.named) };
  },
  schema: or(
    text.schema,
    { type: 'object', properties: { id: id.schema }, required: ['id'], additionalProperties: false },
    { type: 'object', properties: { name: name.schema }, required: ['name'], additionalProperties: false },
  ),
};
