import type { Node, YAMLError } from 'yaml';
import { BingctlError, usage } from '../errors.js';
import { controlIn } from './controls.js';
import { type Mistake, mistakesError } from './mistakes.js';
import { plainObjects } from './plain-objects.js';
import { nearestOffset, tooDeep, treeReader } from './tree.js';

export interface Place {
  line: number;
  column: number;
}

/** One object of a file. Its members are text, booleans, null, {@link NumberText}, and objects and arrays of these. */
export interface ParsedObject {
  value: Record<string, unknown>;
  /** Where a member's name, or an item of an array, stands; the object itself without a path. */
  at(...path: readonly string[]): Place;
}

/** What a text should hold, for messages. */
export interface Expected {
  /** Such as `one object or an array of conversion goals was expected`. */
  what: string;
  /** What to do with a second document. */
  second: string;
}

/**
 * The one object, or the array of objects, that a JSON or YAML text holds.
 * @param what they are, in the plural, such as `conversion goals`
 * @throws BingctlError `usage` with every mistake at its line and column
 */
export async function parseObjects(text: string, what: string): Promise<{ objects: ParsedObject[]; single: boolean }> {
  const expected = { what: `one object or an array of ${what} was expected`, second: 'put all into one array' };
  const { objects, single, mistakes, hint } = await parse(text, expected, true);
  if (mistakes.length > 0) throw mistakesError(mistakes, hint);
  return { objects, single };
}

/**
 * The mapping that a JSON or YAML text is; null where it is none. All that is wrong with it is among the mistakes; names
 * that stand there twice and aliases of nothing do not keep it from being read.
 * @param what it should be, such as `tags and goals`
 */
export async function parseMapping(
  text: string,
  what: string,
): Promise<{ mapping: ParsedObject | null; mistakes: Mistake[] }> {
  try {
    const { objects, mistakes } = await parse(
      text,
      { what: `${what} were expected`, second: 'put all into one' },
      false,
    );
    return { mapping: objects[0] ?? null, mistakes };
  } catch (error) {
    if (!(error instanceof BingctlError)) throw error;
    // Of all of the text, so it has no place of its own.
    return { mapping: null, mistakes: [{ message: error.message, line: 1, column: 1 }] };
  }
}

/** What a text holds. */
export interface Parsed {
  objects: ParsedObject[];
  /** It is no array. */
  single: boolean;
  mistakes: Mistake[];
  /** What to do about them. */
  hint: string | null;
}

/** @throws BingctlError `usage` for what is wrong with the whole of it */
async function parse(text: string, expected: Expected, several: boolean): Promise<Parsed> {
  const control = controlIn(text);
  if (control) return unreadable(control);
  return (await plainObjects(text, several)) ?? parseThoroughly(text, expected, several);
}

/** With the reader that knows all of YAML. @throws BingctlError `usage` for what is wrong with the whole of it */
export async function parseThoroughly(text: string, { what, second }: Expected, several: boolean): Promise<Parsed> {
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
  if (wrong) return unreadable({ message: inOurWords(wrong, second), ...place(wrong.pos[0]) }, hintFor(text));

  const root: Node | null = document.contents;
  if (root === null || (yaml.isScalar(root) && root.value === null)) throw usage(`there is nothing in it: ${what}`);
  const mistakes: Mistake[] = [];
  const read = treeReader(yaml, (message, offset) => void mistakes.push({ message, ...place(offset) }));
  const nodes: unknown[] = several && yaml.isSeq(root) ? root.items : [root];
  const objects = nodes.flatMap((node): ParsedObject[] => {
    const { value, offsets } = read(node, what);
    const start = (node as Node | null)?.range?.[0];
    const at = (...path: readonly string[]) => place(nearestOffset(offsets, path) ?? start);
    return value === null ? [] : [{ value, at }];
  });
  return { objects, single: !yaml.isSeq(root), mistakes, hint: null };
}

function unreadable(mistake: Mistake, hint: string | null = null): Parsed {
  return { objects: [], single: true, mistakes: [mistake], hint };
}

/** The parser's words, where they are not for those who call it from a program. */
function inOurWords({ code, message }: YAMLError, second: string): string {
  const words: { [code in YAMLError['code']]?: string } = {
    MULTIPLE_DOCS: `a second document begins here: ${second}`,
    NON_STRING_KEY: 'the name of a member must be text',
    TAG_RESOLVE_FAILED: 'a tag that is not known here: leave it out',
  };
  return words[code] ?? message;
}

function hintFor(text: string): string | null {
  const isNdjson = /^\s*\{.*\}\s*\n\s*\{/.test(text);
  return isNdjson ? 'one object a line (ndjson) is not read: put them into an array' : null;
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
