import { Cannot, type Caveats, type Piece } from './dotnet-reading.js';

/** What a letter after a backslash stands for. */
export interface Shorthands {
  /** In RE2's syntax. */
  [letter: string]: string | undefined;
}

const wordCategories = '\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}';
const blanks = '\\t-\\r\\x20\\x85\\p{Z}';

/** .NET's classes hold what Unicode calls letters, digits and blanks; RE2's hold ASCII. */
export const outsideClass: Shorthands = {
  d: '\\p{Nd}',
  D: '\\P{Nd}',
  w: `[${wordCategories}]`,
  W: `[^${wordCategories}]`,
  s: `[${blanks}]`,
  S: `[^${blanks}]`,
  b: '\\b',
  B: '\\B',
  A: '\\A',
  z: '\\z',
  Z: '\\z',
};

export const insideClass: Shorthands = {
  d: '\\p{Nd}',
  D: '\\P{Nd}',
  w: wordCategories,
  W: '\\p{Mc}\\p{Me}\\p{Nl}\\p{No}\\p{Pd}\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}\\p{Po}\\p{S}\\p{Z}\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}',
  s: blanks,
  // All but the blanks above.
  S:
    '\\x00-\\x08\\x0e-\\x1f\\x21-\\x84\\x86-\\x9f\\x{a1}-\\x{167f}\\x{1681}-\\x{1fff}\\x{200b}-\\x{2027}' +
    '\\x{202a}-\\x{202e}\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}\\x{3001}-\\x{10ffff}',
  b: '\\x08',
};

const controls: Shorthands = {
  a: '\\x07',
  e: '\\x1b',
  f: '\\x0c',
  n: '\\x0a',
  r: '\\x0d',
  t: '\\x09',
  v: '\\x0b',
};

/** General categories that hold the same in both, case ignored or not. */
const categories = new Set(
  'L Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po S Sm Sc Sk So Z Zs Zl Zp Cc Cf Co'.split(' '),
);

/** Reads `\` and what belongs to it. */
export function readEscape(source: string, at: number, shorthands: Shorthands, caveats: Caveats): Piece {
  const rest = source.slice(at + 1);
  const letter = String.fromCodePoint(rest.codePointAt(0) ?? 0);
  if (rest === '') throw new Cannot('it ends in a backslash');
  const short = (Object.hasOwn(shorthands, letter) ? shorthands[letter] : undefined) ?? controls[letter];
  if (short !== undefined) {
    note(letter, shorthands, caveats);
    return { text: short, end: at + 2 };
  }
  if (letter === 'p' || letter === 'P') return readCategory(source, at, caveats);
  const code = readCode(rest, shorthands === insideClass);
  if (code) return { text: `\\x{${code.point.toString(16)}}`, end: at + 1 + code.length };
  if (/[1-9]/.test(letter) || letter === 'k') throw new Cannot('it has a back reference');
  if (letter === 'G') throw new Cannot('it has \\G');
  if (/[\p{L}\p{Mn}\p{Nd}\p{Pc}]/u.test(letter)) throw new Cannot(`.NET does not know \\${letter}`);
  return { text: `\\x{${(letter.codePointAt(0) ?? 0).toString(16)}}`, end: at + 1 + letter.length };
}

function note(letter: string, shorthands: Shorthands, caveats: Caveats): void {
  if (/[DWS]/.test(letter)) caveats.codeUnits = true;
  if (letter === 'Z') caveats.lineEnd = true;
  if (/[bB]/.test(letter) && shorthands === outsideClass) caveats.wordBoundary = true;
}

function readCategory(source: string, at: number, caveats: Caveats): Piece {
  const [whole = '', sign, name = ''] = /^\\([pP])\{(\w+)\}/.exec(source.slice(at)) ?? [];
  if (whole === '') throw new Cannot('.NET wants a name in braces after \\p');
  if (!categories.has(name)) throw new Cannot(`\\p{${name}} may hold other characters in .NET`);
  if (sign === 'P') caveats.codeUnits = true;
  return { text: whole, end: at + whole.length };
}

/** A character by its number: `\x41`, `\u0041`, `\cA`, and octal, which outside of classes begins with 0. */
function readCode(rest: string, isInClass: boolean): { point: number; length: number } | null {
  const hex = /^(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4}))/.exec(rest);
  if (hex) {
    const point = Number.parseInt(hex[1] ?? hex[2] ?? '', 16);
    if (point >= 0xd800 && point <= 0xdfff) throw new Cannot('it has half of a character beyond U+FFFF');
    return { point, length: hex[0].length };
  }
  const control = /^c([@-_a-z])/.exec(rest);
  if (control?.[1] !== undefined) return { point: control[1].toUpperCase().charCodeAt(0) - 64, length: 2 };
  const octal = (isInClass ? /^[0-7]{1,3}/ : /^0[0-7]{0,2}/).exec(rest);
  return octal ? { point: Number.parseInt(octal[0], 8) & 0xff, length: octal[0].length } : null;
}
