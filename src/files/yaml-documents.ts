import type { YAMLError } from 'yaml';
import { type BingctlError, usage } from '../errors.js';
import { mistakesError } from './mistakes.js';

/** A few aliases can stand for billions of values. */
const mostAliases = 1000;

/**
 * The values of all documents of a YAML text. Merge keys, tags and dates are left as text: nothing of the file is run.
 * @throws BingctlError `usage` with line and column of what is wrong
 */
export async function parseYamlDocuments(text: string): Promise<unknown[]> {
  const { default: yaml } = await import('yaml');
  const lines = new yaml.LineCounter();
  const options = { lineCounter: lines, prettyErrors: false, stringKeys: true, resolveKnownTags: false };
  try {
    const documents = yaml.parseAllDocuments(text, options);
    const all = Array.isArray(documents) ? documents : [];
    const wrong = all.flatMap(({ errors }): YAMLError[] => errors)[0];
    if (wrong) {
      const { line, col } = lines.linePos(wrong.pos[0]);
      throw mistakesError([{ message: wrong.message, line, column: col }]);
    }
    // `__proto__` becomes a member like any other: the package defines members, it does not assign them.
    return all.map((document) => document.toJS({ maxAliasCount: mostAliases }));
  } catch (error) {
    if (error instanceof RangeError) throw tooMuch('it is nested too deeply', error);
    if (error instanceof ReferenceError) throw tooMuch('its aliases stand for too many values, or for none', error);
    throw error;
  }
}

function tooMuch(message: string, cause: unknown): BingctlError {
  return usage(message, { cause });
}
