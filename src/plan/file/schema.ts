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
  default?: unknown;
  examples?: readonly unknown[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  items?: Schema;
  minItems?: number;
  properties?: Record<string, Schema | boolean>;
  patternProperties?: Record<string, Schema | boolean>;
  propertyNames?: Schema;
  additionalProperties?: Schema | boolean;
  required?: readonly string[];
  minProperties?: number;
  maxProperties?: number;
  anyOf?: readonly Schema[];
  allOf?: readonly Schema[];
  not?: Schema;
  if?: Schema;
  definitions?: Record<string, Schema>;
}

/** The words that an editor offers; their other spellings are accepted, and not offered. */
export function spellings(words: readonly { word: string; others: readonly string[] }[]): Schema {
  return { anyOf: [{ enum: words.map(({ word }) => word) }, { enum: words.flatMap(({ others }) => others) }] };
}
