import type { ExpressionOperator, ValueOperator } from '../../domain/goal.js';
import { parseWord, type WordList, wordOf } from '../../domain/words.js';
import { isMapping } from '../../files/mapping.js';
import { inWords, WrongValue } from '../../files/members.js';
import type { Kind } from './kind.js';
import { anySpelling, or } from './schema.js';

/** What something is compared with, and how. */
export interface Condition {
  operator: ExpressionOperator | ValueOperator;
  expression: unknown;
}

/** `"/thanks"`, or `{ contains: "/thanks" }` to be compared otherwise than for being equal. */
export function condition<W extends Condition['operator']>(operators: WordList<W>, expression: Kind): Kind {
  const words = operators.words.map(({ word }) => word);
  return {
    read: (spot, reading): Condition => {
      if (!isMapping(spot.value)) return { operator: 'Equals', expression: expression.read(spot, reading) };
      const [one, another] = spot.members();
      if (!one || another) throw new WrongValue(`must have one operator: one of ${words.join(', ')}`);
      const [operator, inner] = one;
      return { operator: inWords(() => parseWord(operators, operator)), expression: expression.read(inner, reading) };
    },
    write: (value) => {
      const { operator, expression: inner } = value as Condition;
      const written = expression.write(inner);
      return operator === 'Equals' ? written : { [wordOf(operators, operator)]: written };
    },
    schema: or(expression.schema, {
      type: 'object',
      properties: Object.fromEntries(words.map((word) => [word, expression.schema])),
      patternProperties: { [anySpelling(operators)]: expression.schema },
      additionalProperties: false,
      minProperties: 1,
      maxProperties: 1,
    }),
  };
}
