import type { Revenue } from '../../domain/goal.js';
import { revenueTypeWords } from '../../domain/goal-words.js';
import { nearest } from '../../domain/nearest.js';
import { quote } from '../../domain/quote.js';
import { wordOf } from '../../domain/words.js';
import { WrongValue } from '../../files/members.js';
import { amount, isMapping, type Kind, text, word } from './kinds.js';
import { type FileMember, memberNamed } from './member.js';

interface RevenueMember extends FileMember {
  sets: keyof Revenue;
}

/** The parts of a revenue, in the order in which they are written. */
export const revenueMembers: readonly RevenueMember[] = [
  {
    name: 'type',
    title: 'Type',
    description: 'The same for each conversion, its own, or none.',
    kind: word(revenueTypeWords),
    sets: 'type',
  },
  {
    name: 'value',
    title: 'Value',
    description: 'What one conversion is worth; of a variable revenue, where the event says nothing.',
    kind: amount,
    sets: 'value',
  },
  {
    name: 'currency',
    title: 'Currency',
    description: 'As in ISO 4217, such as USD.',
    kind: { ...text, schema: { type: 'string', pattern: '^[A-Z]{3}$' } },
    sets: 'currencyCode',
  },
];

const type = word(revenueTypeWords);

/** `none`, or its parts. */
export const revenue: Kind = {
  read: (value): Partial<Revenue> => {
    if (typeof value === 'string') return { type: type.read(value) as Revenue['type'] };
    if (!isMapping(value)) throw new WrongValue('must be none, or an object with type, value and currency');
    const parts = Object.entries(value).filter(([, part]) => part !== null);
    return Object.fromEntries(parts.map(([written, part]) => partOf(written, part)));
  },
  write: (value) => {
    const { type: revenueType, ...others } = value as Partial<Revenue>;
    const rest = revenueMembers.flatMap(({ name, kind, sets }) =>
      sets !== 'type' && others[sets] != null ? [[name, kind.write(others[sets])]] : [],
    );
    const word = revenueType ? wordOf(revenueTypeWords, revenueType) : null;
    return word && rest.length === 0 ? word : Object.fromEntries([...(word ? [['type', word]] : []), ...rest]);
  },
  schema: {},
};

function partOf(written: string, value: unknown): [keyof Revenue, unknown] {
  const member = memberNamed(revenueMembers, written);
  if (member) return [member.sets, member.kind.read(value)];
  const near = nearest(
    written,
    revenueMembers.map(({ name }) => name),
  );
  throw new WrongValue(`has no ${quote(written)}${near === null ? '' : `: did you mean ${near}?`}`);
}
