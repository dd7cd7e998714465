import { NumberText } from './number-text.js';

const number =
  /^(?:[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|0o[0-7]+|0x[\da-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const words = new Map<string, boolean | null>([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
]);

/** The value of a scalar without quotes, by the core schema of YAML 1.2; a number is a {@link NumberText}. */
export function plainScalar(source: string): unknown {
  const word = words.get(source);
  if (word !== undefined) return word;
  return number.test(source) ? new NumberText(source) : source;
}
