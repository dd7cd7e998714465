/** What a text is not read for here: the general reader knows more, and says what is wrong. */
export class NotPlain extends Error {
  override readonly name = 'NotPlain';
}

const quoted = /"([^"\\\x00-\x1f]|\\["\\/bfnrt]|\\u[\da-fA-F]{4})*"|'([^'\x00-\x1f]|'')*'/y;
const number =
  /^(?:[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|0o[0-7]+|0x[\da-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const words = new Map<string, boolean | null>([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
]);

/** The value of a scalar without quotes, by the core schema of YAML 1.2; a number as `numberOf` makes it of its text. */
export function plainScalar(source: string, numberOf: (source: string) => unknown): unknown {
  const word = words.get(source);
  if (word !== undefined) return word;
  return number.test(source) ? numberOf(source) : source;
}

/** The text in quotes that begins here, on one line, and where it ends. @throws NotPlain */
export function quotedAt(text: string, at: number, isName = false): { value: string; end: number } {
  quoted.lastIndex = at;
  const found = quoted.exec(text)?.[0];
  if (found === undefined) throw new NotPlain();
  const value: string = found.startsWith("'") ? found.slice(1, -1).replaceAll("''", "'") : JSON.parse(found);
  // A member without a name has no path of its own.
  if (value === '' && isName) throw new NotPlain();
  return { value, end: quoted.lastIndex };
}
