import { readClass } from './dotnet-class.js';
import { outsideClass, readEscape } from './dotnet-escapes.js';
import { Cannot, type Caveats } from './dotnet-reading.js';

/** An expression in RE2's syntax that matches what .NET's matches, or why there is none. */
export type Translation =
  | {
      expression: string;
      /** Why .NET may see something else in this text; null where both see the same. */
      unsureOf(text: string): string | null;
    }
  | { problem: string };

/**
 * Translates a .NET regular expression, default options, for asking whether it matches. Groups capture nothing here. What
 * RE2 cannot express in linear time (lookaround, back references, balancing and atomic groups) is refused, and so is what
 * .NET itself would refuse. (learn.microsoft.com/dotnet/standard/base-types/regular-expression-language-quick-reference)
 */
export function translateDotnet(source: string): Translation {
  const caveats: Caveats = { wordBoundary: false, lineEnd: false, codeUnits: false };
  try {
    const expression = translate(source, caveats);
    return { expression, unsureOf: (text) => unsureOf(text, caveats) };
  } catch (error) {
    if (error instanceof Cannot) return { problem: error.message };
    throw error;
  }
}

function translate(source: string, caveats: Caveats): string {
  let out = '';
  let at = 0;
  while (at < source.length) {
    const character = String.fromCodePoint(source.codePointAt(at) ?? 0);
    if (character === '\\') {
      const { text, end } = readEscape(source, at, outsideClass, caveats);
      out += text;
      at = end;
    } else if (character === '[') {
      const { text, end } = readClass(source, at, caveats);
      out += text;
      at = end;
    } else if (character === '(') {
      const { text, end } = readGroup(source, at);
      out += text;
      at = end;
    } else {
      out += character;
      at += character.length;
      if (character === '$') caveats.lineEnd = true;
      // Any number of any units is any number of any characters; one of them is not.
      if (character === '.' && source[at] !== '*') caveats.codeUnits = true;
      if (character.length === 2 && /[*+?{]/.test(source[at] ?? '')) caveats.codeUnits = true;
    }
  }
  return out;
}

const refusedGroups: readonly [begin: string, what: string][] = [
  ['(?=', 'a lookahead'],
  ['(?!', 'a lookahead'],
  ['(?<=', 'a lookbehind'],
  ['(?<!', 'a lookbehind'],
  ['(?>', 'an atomic group'],
  ['(?(', 'a conditional group'],
];

function readGroup(source: string, at: number): { text: string; end: number } {
  if (source[at + 1] !== '?') return { text: '(?:', end: at + 1 };
  const refused = refusedGroups.find(([begin]) => source.startsWith(begin, at));
  if (refused) throw new Cannot(`it has ${refused[1]}`);
  const rest = source.slice(at);
  const named = /^\(\?(?:<([^>]*)>|'([^']*)')/.exec(rest);
  if (named) {
    const name = named[1] ?? named[2] ?? '';
    if (/^\w*-\w+$/.test(name)) throw new Cannot('it has a balancing group');
    if (!/^\w+$/.test(name)) throw new Cannot('it has a group whose name .NET does not take');
    return { text: '(?:', end: at + named[0].length };
  }
  const comment = /^\(\?#[^)]*\)/.exec(rest);
  if (comment) return { text: '', end: at + comment[0].length };
  const options = /^\(\?([imnsx]*)(?:-([imnsx]*))?([:)])/i.exec(rest);
  if (!options) throw new Cannot('it has a group that .NET does not know');
  return { text: optionsText(options), end: at + options[0].length };
}

/** `n` is about captures, which are not looked at. */
function optionsText([, on = '', off = '', end = '']: string[]): string {
  if (/x/i.test(on)) throw new Cannot('it has the option x');
  const known = (letters: string) => letters.toLowerCase().replace(/[nx]/g, '');
  const options = known(on) + (known(off) && `-${known(off)}`);
  return options === '' && end === ')' ? '' : `(?${options}${end}`;
}

/** Letters whose other case differs between cultures, or between versions of Unicode. */
const contestedCase = /[\u0130\u0131\u017f\u212a]/;

function unsureOf(text: string, { wordBoundary, lineEnd, codeUnits }: Caveats): string | null {
  if (lineEnd && text.endsWith('\n')) return 'the text ends in a line feed, before which .NET lets $ match';
  if (!/[^\u0000-\u007f]/.test(text)) return null;
  if (wordBoundary) return 'where words end is read differently beyond ASCII';
  if (codeUnits && /[\ud800-\udfff]/.test(text)) return '.NET takes a character beyond U+FFFF for two';
  return contestedCase.test(text) ? 'it has a letter whose case depends on the language' : null;
}
