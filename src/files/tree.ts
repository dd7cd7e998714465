import type { Alias, Node, Pair } from 'yaml';
import { quote } from '../domain/quote.js';
import { type BingctlError, usage } from '../errors.js';
import { isMapping } from './mapping.js';
import { NumberText } from './number-text.js';

type Yaml = typeof import('yaml');
type Complain = (message: string, offset: number | undefined) => void;

/** Where names and items begin, by {@link pathKey}. */
type Offsets = Map<string, number>;

/** An object of a file; null for what is none, which has been complained about. */
interface Tree {
  value: Record<string, unknown> | null;
  offsets: Offsets;
}

const deepest = 50;
/** A few aliases in a file can stand for billions of values. */
const mostFromAliases = 100_000;

/**
 * Turns nodes into values itself, because `toJS` would round the numbers and forget the places.
 * @returns reads an object; `expected` is what should stand in its place, for messages
 */
export function treeReader(yaml: Yaml, complain: Complain): (node: unknown, expected: string) => Tree {
  const anchors = new Map<string, unknown>();
  let insideAlias = 0;
  let fromAliases = 0;

  function object(node: unknown, expected: string): Tree {
    const offsets: Offsets = new Map();
    const value = read(node, [], offsets);
    if (isMapping(value)) return { value, offsets };
    // What stands for nothing has been complained about.
    if (value === undefined) return { value: null, offsets };
    const kind = Array.isArray(value) ? 'an array' : value === null ? 'nothing' : 'a single value';
    complain(`this is ${kind}: ${expected}`, (node as Node | null)?.range?.[0]);
    return { value: null, offsets };
  }

  function read(node: unknown, path: readonly string[], offsets: Offsets): unknown {
    if (path.length > deepest) throw tooDeep();
    if (insideAlias > 0 && ++fromAliases > mostFromAliases) throw usage('its aliases stand for too many values');
    if (yaml.isAlias(node)) return aliased(node, path, offsets);
    if (yaml.isNode(node) && node.anchor && insideAlias === 0) anchors.set(node.anchor, node);
    if (yaml.isMap(node)) return members(node.items, path, offsets);
    if (yaml.isSeq(node)) return node.items.map((each, index) => item(each, [...path, String(index)], offsets));
    if (!yaml.isScalar(node)) return null;
    const isNumber = typeof node.value === 'number' || typeof node.value === 'bigint';
    return isNumber ? new NumberText(node.source ?? '') : node.value;
  }

  function item(node: unknown, path: readonly string[], offsets: Offsets): unknown {
    const offset = (node as Node | null)?.range?.[0];
    if (insideAlias === 0 && offset !== undefined) offsets.set(pathKey(path), offset);
    return read(node, path, offsets);
  }

  function members(pairs: Pair[], path: readonly string[], offsets: Offsets): Record<string, unknown> {
    const found = new Map<string, unknown>();
    for (const { key, value } of pairs) {
      const name = yaml.isScalar(key) ? String(key.value) : '';
      const inner = [...path, name];
      const offset = (key as Node | null)?.range?.[0] ?? 0;
      if (found.has(name)) complain(`${quote(name)} stands here twice`, offset);
      // Inside an alias the names stand elsewhere: the place is that of the alias.
      if (insideAlias === 0) offsets.set(pathKey(inner), offset);
      found.set(name, read(value, inner, offsets));
    }
    // fromEntries defines members, so one that is called `__proto__` is only an unknown member.
    return Object.fromEntries(found);
  }

  function aliased(alias: Alias, path: readonly string[], offsets: Offsets): unknown {
    if (!anchors.has(alias.source)) {
      complain(`nothing is called &${alias.source} above`, alias.range?.[0]);
      return undefined;
    }
    insideAlias += 1;
    const value = read(anchors.get(alias.source), path, offsets);
    insideAlias -= 1;
    return value;
  }

  return object;
}

/** Of a member inside an alias: the place of the member that the alias stands for. */
export function nearestOffset(offsets: ReadonlyMap<string, number>, path: readonly string[]): number | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const offset = offsets.get(pathKey(path.slice(0, length)));
    if (offset !== undefined) return offset;
  }
  return undefined;
}

/** Between the names of a path, which can hold dots, and blanks. */
const pathMark = '\u0000';

export function pathKey(path: readonly string[]): string {
  return path.join(pathMark);
}

export function tooDeep(cause?: unknown): BingctlError {
  return usage('it is nested too deeply', { cause });
}
