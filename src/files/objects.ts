import type { Alias, Node, Pair, YAMLError } from 'yaml';
import { quote } from '../domain/quote.js';
import { type BingctlError, usage } from '../errors.js';
import { refuseControls } from './controls.js';
import { mistakesError } from './mistakes.js';
import { placesIn } from './places-in.js';
import { readPlain } from './plain-yaml.js';

export interface Place {
  line: number;
  column: number;
}

/** A number as it is written: ids have 64 bits and amounts are decimal, a double holds neither. */
export class NumberText {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

/** One object of a file. Its members are text, booleans, null, {@link NumberText}, and objects and arrays of these. */
export interface ParsedObject {
  value: Record<string, unknown>;
  /** Where a member's name stands, by its path such as `revenue.value`; the object itself without one. */
  at(path?: string): Place;
}

/** What a file holds. */
export interface Objects {
  objects: ParsedObject[];
  /** It is one object, and no array. */
  single: boolean;
}

const deepest = 50;
/** A few aliases in a file can stand for billions of values. */
const mostFromAliases = 100_000;

/**
 * The one object, or the array of objects, that a JSON or YAML text holds.
 * @param what they are, in the plural, such as `conversion goals`
 * @throws BingctlError `usage` with every mistake at its line and column
 */
export async function parseObjects(text: string, what: string): Promise<Objects> {
  refuseControls(text);
  return plainObjects(text) ?? thoroughly(text, what);
}

/** Most files are plain. Null for those that are not, and for those that are not of objects. */
function plainObjects(text: string): Objects | null {
  const plain = readPlain(text, (source) => new NumberText(source));
  if (!plain) return null;
  const { value: root, offsets, start } = plain;
  const place = placesIn(text);
  const objectOf = (value: unknown, within: string): ParsedObject | null =>
    isObject(value)
      ? {
          value,
          at(path) {
            const inner = path === undefined || path === '' ? within : within === '' ? path : `${within}.${path}`;
            return place(offsets.get(inner) ?? nearestOffset(offsets, inner) ?? start);
          },
        }
      : null;
  const objects = Array.isArray(root) ? root.map((value, index) => objectOf(value, `.${index}`)) : [objectOf(root, '')];
  return objects.every((each) => each !== null) ? { objects, single: !Array.isArray(root) } : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof NumberText);
}

/** @internal The same for any file, for {@link parseObjects} and its tests. */
export async function thoroughly(text: string, what: string): Promise<Objects> {
  // The bundle knows the package, which is CommonJS, by its default export only.
  const { default: yaml } = await import('yaml');
  const lines = new yaml.LineCounter();
  const place = (offset = 0): Place => ({ line: lines.linePos(offset).line, column: lines.linePos(offset).col });
  const options = {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
    uniqueKeys: false,
    resolveKnownTags: false,
  };
  const document = notTooDeep(() => yaml.parseDocument(text, options));
  // What follows the first error is mostly what it led to.
  const [wrong] = [...document.errors, ...document.warnings];
  if (wrong?.message.includes('call stack')) throw tooDeep(wrong);
  if (wrong) throw syntaxError(wrong, text, place(wrong.pos[0]));

  const root: Node | null = document.contents;
  if (root === null || (yaml.isScalar(root) && root.value === null)) {
    throw usage(`there is nothing in it: one object or an array of ${what} was expected`);
  }
  const mistakes: (Place & { message: string })[] = [];
  const read = reader(yaml, (message, offset) => void mistakes.push({ message, ...place(offset) }));
  const nodes: unknown[] = yaml.isSeq(root) ? root.items : [root];
  const objects = nodes.map((node): ParsedObject => {
    const { value, offsets } = read(node, what);
    const start = (node as Node | null)?.range?.[0];
    return { value, at: (path) => place(offsets.get(path ?? '') ?? nearestOffset(offsets, path) ?? start) };
  });
  if (mistakes.length > 0) throw mistakesError(mistakes);
  return { objects, single: !yaml.isSeq(root) };
}

/** Of a member inside an alias: the place of the member that the alias stands for. */
function nearestOffset(offsets: ReadonlyMap<string, number>, path = ''): number | undefined {
  const end = path.lastIndexOf('.');
  return end === -1 ? undefined : (offsets.get(path.slice(0, end)) ?? nearestOffset(offsets, path.slice(0, end)));
}

type Yaml = typeof import('yaml');
type Complain = (message: string, offset: number | undefined) => undefined;

/** Turns nodes into values itself, because `toJS` would round the numbers and forget the places. */
function reader(yaml: Yaml, complain: Complain) {
  const anchors = new Map<string, unknown>();
  let insideAlias = 0;
  let fromAliases = 0;

  function object(node: unknown, what: string): Omit<ParsedObject, 'at'> & { offsets: Map<string, number> } {
    const offsets = new Map<string, number>();
    const value = read(node, '', offsets, 0);
    if (value !== null && typeof value === 'object' && !Array.isArray(value) && !(value instanceof NumberText)) {
      return { value: value as Record<string, unknown>, offsets };
    }
    // What stands for nothing has been complained about.
    if (value === undefined) return { value: {}, offsets };
    const kind = Array.isArray(value) ? 'an array' : value === null ? 'nothing' : 'a single value';
    complain(`this is ${kind}: one object or an array of ${what} was expected`, (node as Node | null)?.range?.[0]);
    return { value: {}, offsets };
  }

  function read(node: unknown, path: string, offsets: Map<string, number>, depth: number): unknown {
    if (depth > deepest) throw tooDeep();
    if (insideAlias > 0 && ++fromAliases > mostFromAliases) throw usage('its aliases stand for too many values');
    if (yaml.isAlias(node)) return aliased(node, path, offsets, depth);
    if (yaml.isNode(node) && node.anchor && insideAlias === 0) anchors.set(node.anchor, node);
    if (yaml.isMap(node)) return members(node.items, path, offsets, depth);
    if (yaml.isSeq(node)) return node.items.map((item, index) => read(item, `${path}.${index}`, offsets, depth + 1));
    if (!yaml.isScalar(node)) return null;
    const isNumber = typeof node.value === 'number' || typeof node.value === 'bigint';
    return isNumber ? new NumberText(node.source ?? '') : node.value;
  }

  function members(pairs: Pair[], path: string, offsets: Map<string, number>, depth: number): Record<string, unknown> {
    const found = new Map<string, unknown>();
    for (const { key, value } of pairs) {
      const name = yaml.isScalar(key) ? String(key.value) : '';
      const inner = path === '' ? name : `${path}.${name}`;
      const offset = (key as Node | null)?.range?.[0] ?? 0;
      if (found.has(name)) complain(`${quote(name)} stands here twice`, offset);
      // Inside an alias the names stand elsewhere: the place is that of the alias.
      if (insideAlias === 0) offsets.set(inner, offset);
      found.set(name, read(value, inner, offsets, depth + 1));
    }
    // fromEntries defines members, so one that is called `__proto__` is only an unknown member.
    return Object.fromEntries(found);
  }

  function aliased(alias: Alias, path: string, offsets: Map<string, number>, depth: number): unknown {
    if (!anchors.has(alias.source)) return complain(`nothing is called &${alias.source} above`, alias.range?.[0]);
    insideAlias += 1;
    const value = read(anchors.get(alias.source), path, offsets, depth + 1);
    insideAlias -= 1;
    return value;
  }

  return object;
}

/** The parser's words, where they are not for those who call it from a program. */
function syntaxError({ code, message }: YAMLError, text: string, at: Place): BingctlError {
  const words: { [code in YAMLError['code']]?: string } = {
    MULTIPLE_DOCS: 'a second document begins here: put all into one array',
    NON_STRING_KEY: 'the name of a member must be text',
    TAG_RESOLVE_FAILED: 'a tag that is not known here: leave it out',
  };
  const hint = /^\s*\{.*\}\s*\n\s*\{/.test(text)
    ? 'one object a line (ndjson) is not read: put them into an array'
    : null;
  return mistakesError([{ message: words[code] ?? message, ...at }], hint);
}

function notTooDeep<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    // The parser calls itself for each level.
    if (error instanceof RangeError) throw tooDeep(error);
    throw error;
  }
}

function tooDeep(cause?: unknown): BingctlError {
  return usage('it is nested too deeply', { cause });
}
