import type { Revenue } from '../../domain/goal.js';
import { revenueTypeWords } from '../../domain/goal-words.js';
import { isMapping } from '../../files/mapping.js';
import { kindOf, WrongValue } from '../../files/members.js';
import type { Kind } from './kind.js';
import { amount, currency, word } from './kinds.js';
import type { FileMember } from './member.js';
import { objectOf } from './object-schema.js';
import { readMembers } from './read-members.js';
import { or } from './schema.js';
import { setBy } from './set-by.js';

interface RevenueMember extends FileMember {
  sets: keyof Revenue;
}

const type = word(revenueTypeWords);

/** The parts of a revenue, in the order in which they are written. */
export const revenueMembers: readonly RevenueMember[] = [
  {
    name: 'type',
    title: 'Type of the revenue',
    description: 'fixed: the same for each conversion; variable: what the event says; none.',
    kind: type,
    sets: 'type',
  },
  {
    name: 'value',
    title: 'Value',
    description: 'What one conversion is worth; of a variable revenue, where the event does not say.',
    kind: amount,
    sets: 'value',
  },
  {
    name: 'currency',
    title: 'Currency',
    description: 'As in ISO 4217, such as USD.',
    kind: currency,
    sets: 'currencyCode',
  },
];

/** `none`, or an object with its parts. */
export const revenue: Kind = {
  read: (spot, reading): Partial<Revenue> => {
    if (typeof spot.value === 'string') return { type: type.read(spot, reading) as Revenue['type'] };
    if (!isMapping(spot.value)) {
      throw new WrongValue(`must be none, or an object with type, value and currency, not ${kindOf(spot.value)}`);
    }
    const layer = readMembers(revenueMembers, spot, 'a revenue', reading);
    if (!layer.has('type')) {
      throw new WrongValue(`needs a type: one of ${revenueTypeWords.words.map((each) => each.word).join(', ')}`);
    }
    return setBy(layer);
  },
  write: (value) => {
    const parts = value as Partial<Revenue>;
    const written = revenueMembers.flatMap(({ name, kind, sets }): [string, unknown][] => {
      const part = parts[sets];
      return part === null || part === undefined ? [] : [[name, kind.write(part)]];
    });
    const [first, another] = written;
    return first?.[0] === 'type' && !another ? first[1] : Object.fromEntries(written);
  },
  schema: or(type.schema, { ...objectOf(revenueMembers, 'revenue'), required: ['type'] }),
};
