import { usage } from '../errors.js';
import { nearest } from './nearest.js';
import { quote } from './quote.js';

/** The words that people may type for one of the service's enumerations, in the order in which they are offered. */
export interface WordList<W extends string> {
  /** What one of them is, as in `"gone" is not a goal status`. */
  what: string;
  words: readonly { word: string; service: W }[];
  /** Values that the service knows and nobody can set, with the reason. */
  refused?: readonly { service: string; why: string }[];
}

/**
 * The service's spelling of what somebody typed. Case, `-` and `_` do not count; the service's own spelling is accepted.
 * @throws BingctlError of kind `usage` that lists the words, names the nearest, or says why a known value is refused
 */
export function parseWord<W extends string>(list: WordList<W>, text: string): W {
  const wanted = bare(text);
  const found = list.words.find(({ word, service }) => bare(word) === wanted || bare(service) === wanted);
  if (found) return found.service;

  const oneOf = `one of ${list.words.map(({ word }) => word).join(', ')}`;
  const refused = list.refused?.find(({ service }) => bare(service) === wanted);
  if (refused) throw usage(`${quote(text)} cannot be used as ${list.what}: ${refused.why}. It is ${oneOf}`);

  const near = nearest(text, spellings(list));
  const meant = near && list.words.find(({ word, service }) => word === near || service === near)?.word;
  throw usage(`${quote(text)} is not ${list.what}: ${meant ? `did you mean ${meant}? It is ${oneOf}` : oneOf}`);
}

/** The kebab-case word for a value of the service; a value that is not in the list is put into kebab-case as it stands. */
export function wordOf<W extends string>(list: WordList<W>, service: string): string {
  return list.words.find((entry) => entry.service === service)?.word ?? kebab(service);
}

function spellings<W extends string>(list: WordList<W>): string[] {
  return list.words.flatMap(({ word, service }) => [word, service]);
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[-_]/g, '');
}

function kebab(service: string): string {
  return service
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
}
