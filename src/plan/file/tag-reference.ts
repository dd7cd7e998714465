import { id as idOf, kindOf, text, WrongValue } from '../../files/members.js';
import { isMapping, type Kind } from './kinds.js';

/** `shop`, the key of a tag of the file, or `{ id: "5012" }` or `{ name: shop }` for one that it does not hold. */
export const tagReference: Kind = {
  read: (value) => {
    if (typeof value === 'string') return { key: value };
    if (!isMapping(value))
      throw new WrongValue(`must be the key of a tag of the file, or { id: "5012" }, not ${kindOf(value)}`);
    const [[how, named] = [], another] = Object.entries(value);
    if (another || (how !== 'id' && how !== 'name')) throw new WrongValue('must have either id or name');
    return { named: how === 'id' ? idOf(named) : text(named) };
  },
  write: (value) => {
    const reference = value as { key: string } | { named: string };
    if ('key' in reference) return reference.key;
    return /^\d+$/.test(reference.named) ? { id: reference.named } : { name: reference.named };
  },
  schema: {},
};
