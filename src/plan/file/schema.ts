import type { WordList } from '../../domain/words.js';

/** As much of JSON Schema draft-07 as the schema of the file takes. */
export interface Schema {
  $schema?: string;
  $id?: string;
  $ref?: string;
  title?: string;
  description?: string;
  type?: 'string' | 'number' | 'integer' | 'boolean' | 'object' | 'array' | 'null';
  const?: unknown;
  enum?: readonly unknown[];
  examples?: readonly unknown[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  patternProperties?: Record<string, Schema>;
  propertyNames?: Schema;
  additionalProperties?: Schema | boolean;
  required?: readonly string[];
  dependencies?: Record<string, Schema>;
  minProperties?: number;
  maxProperties?: number;
  anyOf?: readonly Schema[];
  definitions?: Record<string, Schema>;
}

/** A text with `${NAME}` in it: what it comes to, the schema cannot know. */
export const variable: Schema = { $ref: '#/definitions/variable' };

/** The definition that {@link variable} refers to. */
export const variableDefinition: Schema = {
  title: 'Environment variable',
  description: `\${NAME} is filled in with the environment variable NAME; $\${ stands for \${ itself.`,
  type: 'string',
  pattern: '(^|[^$])\\$\\{',
};

/** What is one of these; alternatives of alternatives are alternatives. */
export function or(...schemas: readonly Schema[]): Schema {
  const each = schemas.flatMap((schema) => (isOnlyAnyOf(schema) ? (schema.anyOf ?? []) : [schema]));
  const seen = new Set<string>();
  return { anyOf: each.filter((schema) => !seen.has(JSON.stringify(schema)) && seen.add(JSON.stringify(schema))) };
}

function isOnlyAnyOf(schema: Schema): boolean {
  return schema.anyOf !== undefined && Object.keys(schema).length === 1;
}

/**
 * A pattern for all spellings of the words that are read: case, `-` and `_` do not count, and the service's own word is
 * taken. Editors offer what an `enum` beside it has, and nothing for a pattern.
 */
export function anySpelling<W extends string>({ words }: WordList<W>): string {
  const bare = new Set(words.flatMap(({ word, service }) => [word, service].map(withoutDashes)));
  return `^(?:${[...bare].map(looselySpelled).join('|')})$`;
}

function withoutDashes(word: string): string {
  return word.toLowerCase().replace(/[-_]/g, '');
}

function looselySpelled(bare: string): string {
  const characters = [...bare].map((each) => (/[a-z]/.test(each) ? `[${each.toUpperCase()}${each}]` : each));
  return `[-_]*${characters.join('[-_]*')}[-_]*`;
}
