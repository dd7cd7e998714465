import { NumberText } from '../../files/number-text.js';
import type { Value } from '../../files/written-value.js';

/** A value as it stands in the file, where `${NAME}` means a variable: a text that has it has it doubled. */
export function literal(value: unknown): Value {
  if (typeof value === 'string') return value.replaceAll('${', () => '$${');
  if (typeof value === 'number' || typeof value === 'boolean' || value instanceof NumberText) return value;
  const members = Object.entries(value ?? {}).map(([name, inner]): [string, Value] => [name, literal(inner)]);
  return Object.fromEntries(members);
}
