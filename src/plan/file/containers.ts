import { WrongValue } from '../../files/members.js';
import { NumberText } from '../../files/number-text.js';
import { keySchema } from './entries.js';
import type { Kind } from './kind.js';
import { mistakeWords } from './mistake-words.js';
import { or, type Schema } from './schema.js';

/** What is read further on: the value is the spot itself. */
export function later(schema: Schema): Kind {
  return { read: (spot) => spot, write: (value) => value, schema };
}

/** Things by keys that the user chooses. */
export function keyed(schema: Schema): Kind {
  return later({ type: 'object', propertyNames: keySchema, additionalProperties: schema });
}

/** A definition, or null: nothing more is said of it, or it is taken away. */
export function orNull(definition: string): Schema {
  return or({ $ref: `#/definitions/${definition}` }, { type: 'null' });
}

/** The version of the form of the file, so that a later one can be told. */
export const version: Kind = {
  read: ({ value }) => {
    if (value instanceof NumberText && value.source === '1') return 1;
    throw new WrongValue(mistakeWords.otherVersion());
  },
  write: (value) => value,
  schema: { const: 1 },
};
