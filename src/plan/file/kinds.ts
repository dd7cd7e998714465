import { formatMinutes, formatSeconds, parseMinutes, parseSeconds } from '../../domain/duration.js';
import type { ExpressionOperator, ValueOperator } from '../../domain/goal.js';
import { parseWord, type WordList, wordOf } from '../../domain/words.js';
import { BingctlError } from '../../errors.js';
import * as member from '../../files/members.js';
import { kindOf, type Member, WrongValue } from '../../files/members.js';
import { NumberText } from '../../files/number-text.js';
import { type Schema, spellings } from './schema.js';

/** What a member of the file can be: how it is read, how it is written back, and what an editor is told. */
export interface Kind {
  /** @throws WrongValue */
  read: Member;
  /** The other way: what stands in the file for a value that {@link read} gave. Amounts stay text. */
  write(value: unknown): unknown;
  /** Of a value without variables in it. */
  schema: Schema;
  /** What the text of a variable is taken for where it is all of the value. */
  scalar?: 'number' | 'boolean';
}

const asItIs = (value: unknown) => value;

export const text: Kind = { read: member.text, write: asItIs, schema: { type: 'string', minLength: 1 } };

/** Something that is called by this, as the service limits it. */
export const name: Kind = { ...text, schema: { type: 'string', minLength: 1, maxLength: 100 } };

export const flag: Kind = { read: member.flag, write: asItIs, schema: { type: 'boolean' }, scalar: 'boolean' };

export const id: Kind = {
  read: member.id,
  write: asItIs,
  schema: {
    anyOf: [
      { type: 'string', pattern: '^\\d{1,19}$' },
      { type: 'integer', minimum: 0 },
    ],
  },
  scalar: 'number',
};

/** The id of an app in its store: of some stores digits, which may stand without quotes. */
export const appId: Kind = {
  read: (value) => (value instanceof NumberText ? member.id(value) : member.text(value)),
  write: asItIs,
  schema: {
    anyOf: [
      { type: 'string', minLength: 1 },
      { type: 'integer', minimum: 0 },
    ],
  },
};

export const amount: Kind = {
  read: member.amount,
  write: asItIs,
  schema: { type: 'number', minimum: 0, maximum: 9_999_999 },
  scalar: 'number',
};

export const wholeNumber = (least: number, most: number): Kind => ({
  read: member.wholeNumber,
  write: asItIs,
  schema: { type: 'integer', minimum: least, maximum: most },
  scalar: 'number',
});

/** A word of the service, in its spelling or in ours. */
export function word<W extends string>(words: WordList<W>): Kind {
  return {
    read: member.word(words),
    write: (value) => wordOf(words, String(value)),
    schema: spellings(words.words.map(({ word, service }) => ({ word, others: [service] }))),
  };
}

/** One of a few words of our own. */
export function oneOf<W extends string>(what: string, words: readonly W[]): Kind {
  return word<W>({ what, words: words.map((each) => ({ word: each, service: each })) });
}

const durations = { type: 'string', pattern: '^(\\d+[smhdw])+$' } as const;

/** Whole minutes, as in `30d`. */
export const minutes: Kind = {
  read: duration(parseMinutes, '30d'),
  write: (value) => formatMinutes(Number(value)),
  schema: { ...durations, examples: ['30d', '1d', '12h'] },
};

/** Whole seconds, as in `5m`. */
export const seconds: Kind = {
  read: duration(parseSeconds, '5m'),
  write: (value) => formatSeconds(Number(value)),
  schema: { ...durations, examples: ['5m', '90s', '1h30m'] },
};

function duration(parse: (text: string) => number, example: string): Member {
  return (value) => {
    if (typeof value !== 'string') throw new WrongValue(`must be a duration such as ${example}, not ${kindOf(value)}`);
    return inWords(() => parse(value));
  };
}

/** What the expression of a condition is compared with, and how. */
export interface Condition {
  operator: ExpressionOperator | ValueOperator;
  expression: unknown;
}

/** `"/thanks"`, or `{ contains: "/thanks" }` to be compared otherwise than for being equal. */
export function condition<W extends Condition['operator']>(operators: WordList<W>, expression: Kind): Kind {
  const words = operators.words.map(({ word, service }) => ({ word, service }));
  return {
    read: (value) => {
      if (!isMapping(value)) return { operator: 'Equals', expression: expression.read(value) };
      const [[operator = '', inner] = [], another] = Object.entries(value);
      if (operator === '' || another) {
        const known = words.map((each) => each.word).join(', ');
        throw new WrongValue(`must have one operator: one of ${known}`);
      }
      return { operator: inWords(() => parseWord(operators, operator)), expression: expression.read(inner) };
    },
    write: (value) => {
      const { operator, expression: inner } = value as Condition;
      const written = expression.write(inner);
      return operator === 'Equals' ? written : { [wordOf(operators, operator)]: written };
    },
    schema: { anyOf: [expression.schema] },
    ...(expression.scalar && { scalar: expression.scalar }),
  };
}

export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof NumberText);
}

export function inWords<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (error instanceof BingctlError) throw new WrongValue(`is wrong: ${error.message}`, { cause: error });
    throw error;
  }
}
