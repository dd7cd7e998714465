import type { Node, YAMLError } from 'yaml';
import { type BingctlError, usage } from '../errors.js';
import { refuseControls } from './controls.js';
import { type Mistake, mistakesError } from './mistakes.js';
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
interface Expected {
  /** Such as `one object or an array of conversion goals was expected`. */
  what: string;
  /** What to do with a second document. */
  second: string;
  /** In front of the places; left out where there is only one file that can be meant. */
  file?: string;
}

/**
 * The one object, or the array of objects, that a JSON or YAML text holds.
 * @param what they are, in the plural, such as `conversion goals`
 * @throws BingctlError `usage` with every mistake at its line and column
 */
export async function parseObjects(text: string, what: string): Promise<{ objects: ParsedObject[]; single: boolean }> {
  const expected = { what: `one object or an array of ${what} was expected`, second: 'put all into one array' };
  const { objects, single, mistakes } = await parse(text, expected, true);
  if (mistakes.length > 0) throw mistakesError(mistakes);
  return { objects, single };
}

/**
 * The mapping that a JSON or YAML text is, and what is wrong with it where it could be read all the same: names that stand
 * there twice, aliases of nothing.
 * @param what it should be, such as `tags and goals`
 * @param file what it is called in messages
 * @throws BingctlError `usage` where it is neither JSON nor YAML, or is no mapping
 */
export async function parseMapping(
  text: string,
  what: string,
  file: string,
): Promise<{ mapping: ParsedObject; mistakes: Mistake[] }> {
  const expected = { what: `${what} were expected`, second: 'put all into one', file };
  const { objects, mistakes } = await parse(text, expected, false);
  const [mapping] = objects;
  if (!mapping) throw mistakesError(mistakes);
  return { mapping, mistakes };
}

async function parse(
  text: string,
  expected: Expected,
  several: boolean,
): Promise<{ objects: ParsedObject[]; single: boolean; mistakes: Mistake[] }> {
  const { what, file } = expected;
  refuseControls(text, file);
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
  if (wrong) throw syntaxError(wrong, text, { ...place(wrong.pos[0]), ...named(file) }, expected);

  const root: Node | null = document.contents;
  if (root === null || (yaml.isScalar(root) && root.value === null)) {
    throw usage(`there is nothing in it: ${what}`);
  }
  const mistakes: Mistake[] = [];
  const complain = (message: string, offset: number | undefined) =>
    void mistakes.push({ message, ...place(offset), ...named(file) });
  const read = treeReader(yaml, complain);
  const nodes: unknown[] = several && yaml.isSeq(root) ? root.items : [root];
  const objects = nodes.flatMap((node): ParsedObject[] => {
    const { value, offsets } = read(node, what);
    const start = (node as Node | null)?.range?.[0];
    const at = (...path: readonly string[]) => place(nearestOffset(offsets, path) ?? start);
    return value === null ? [] : [{ value, at }];
  });
  return { objects, single: !yaml.isSeq(root), mistakes };
}

function named(file: string | undefined): { file?: string } {
  return file === undefined ? {} : { file };
}

/** The parser's words, where they are not for those who call it from a program. */
function syntaxError({ code, message }: YAMLError, text: string, at: Place, { second }: Expected): BingctlError {
  const words: { [code in YAMLError['code']]?: string } = {
    MULTIPLE_DOCS: `a second document begins here: ${second}`,
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
