import { isRecord } from '../values.js';

/** Reading of values that came from a file: nothing is assumed, and members are its own, never those of a prototype. */
export type Fields = Readonly<Record<string, unknown>>;

/** The value at a path of members; undefined where something is missing. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  let found = value;
  for (const name of path) {
    if (!isRecord(found) || !Object.hasOwn(found, name)) return undefined;
    found = found[name];
  }
  return found;
}

/** Text or nothing; numbers that stand where a name is wanted are text too, as YAML reads them. */
export function textAt(value: unknown, ...path: readonly string[]): string | null {
  const found = at(value, ...path);
  if (typeof found === 'number' || typeof found === 'boolean') return String(found);
  return typeof found === 'string' ? found : null;
}

export function listAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
}
