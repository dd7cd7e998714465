import { currencies } from '../../domain/currencies.js';
import { formatMinutes, formatSeconds, parseMinutes, parseSeconds } from '../../domain/duration.js';
import { type WordList, wordOf } from '../../domain/words.js';
import * as member from '../../files/members.js';
import { inWords, kindOf, type Member, WrongValue } from '../../files/members.js';
import { NumberText } from '../../files/number-text.js';
import type { Kind } from './kind.js';
import { anySpelling, or, type Schema, variable } from './schema.js';
import { filledIn, hasVariable } from './variables.js';

interface Leaf {
  read: Member;
  write?: Kind['write'];
  /** Of a value without variables in it. */
  schema: Schema;
  /** What the text of a variable is taken for where numbers and truths do not stand as text. */
  scalar?: 'number' | 'boolean';
}

/** A single value, which may have variables in it. */
function leaf({ read, write = (value) => value, schema, scalar }: Leaf): Kind {
  return {
    read: ({ value }, { env }) =>
      typeof value === 'string' && hasVariable(value) ? read(typed(filledIn(value, env), scalar)) : read(value),
    write,
    schema: or(schema, variable),
  };
}

function typed(text: string, scalar: Leaf['scalar']): unknown {
  if (scalar === 'number' && /^[-+]?(\d+\.?\d*|\.\d+)$/.test(text)) return new NumberText(text);
  return scalar === 'boolean' && (text === 'true' || text === 'false') ? text === 'true' : text;
}

/** Any text but an empty one. */
export const text: Kind = { ...leaf({ read: member.text, schema: {} }), schema: { type: 'string', minLength: 1 } };

/** Text as long as an event's may be. */
export const shortText: Kind = leaf({ read: member.text, schema: { type: 'string', minLength: 1, maxLength: 100 } });

/** What something is called by, as the service limits it. */
export const name: Kind = leaf({
  read: member.text,
  schema: { type: 'string', pattern: '^(?=[\\s\\S]*\\S)[\\s\\S]{1,100}$' },
});

export const flag: Kind = leaf({ read: member.flag, schema: { type: 'boolean' }, scalar: 'boolean' });

export const id: Kind = leaf({
  read: member.id,
  schema: {
    anyOf: [
      { type: 'string', pattern: '^\\d{1,19}$' },
      { type: 'integer', minimum: 0 },
    ],
  },
});

/** The id of an app in its store: of some stores digits, which may stand without quotes. */
export const appId: Kind = leaf({
  read: (value) => (value instanceof NumberText ? member.id(value) : member.text(value)),
  schema: {
    anyOf: [
      { type: 'string', pattern: '\\S' },
      { type: 'integer', minimum: 0 },
    ],
  },
});

export const amount: Kind = leaf({
  read: member.amount,
  write: (value) => new NumberText(String(value)),
  schema: { type: 'number', minimum: 0, maximum: 9_999_999 },
  scalar: 'number',
});

/** A currency, as in ISO 4217. */
export const currency: Kind = leaf({ read: member.text, schema: { enum: currencies } });

export function wholeNumber(least: number, most: number): Kind {
  const schema: Schema = { type: 'integer', minimum: least, maximum: most };
  return leaf({ read: member.wholeNumber, schema, scalar: 'number' });
}

/** A word of the service, in its spelling or in ours. */
export function word<W extends string>(words: WordList<W>): Kind {
  return leaf({
    read: member.word(words),
    write: (value) => wordOf(words, String(value)),
    schema: {
      anyOf: [{ enum: words.words.map((each) => each.word) }, { type: 'string', pattern: anySpelling(words) }],
    },
  });
}

/** One of a few words of our own. */
export function oneOf<W extends string>(what: string, words: readonly W[]): Kind {
  return word<W>({ what, words: words.map((each) => ({ word: each, service: each })) });
}

const duration: Schema = { type: 'string', pattern: '^(\\d+[smhdw])+$' };

/** Whole minutes, as in `30d`. */
export const minutes: Kind = leaf({
  read: asDuration(parseMinutes, '30d'),
  write: (value) => formatMinutes(Number(value)),
  schema: { ...duration, examples: ['30d', '7d', '1d', '12h'] },
});

/** Whole seconds, as in `5m`. */
export const seconds: Kind = leaf({
  read: asDuration(parseSeconds, '5m'),
  write: (value) => formatSeconds(Number(value)),
  schema: { ...duration, examples: ['5m', '90s', '1h30m'] },
});

function asDuration(parse: (text: string) => number, example: string): Member {
  return (value) => {
    if (typeof value !== 'string') throw new WrongValue(`must be a duration such as ${example}, not ${kindOf(value)}`);
    return inWords(() => parse(value));
  };
}
