import { insideClass, readEscape } from './dotnet-escapes.js';
import { Cannot, type Caveats, type Piece } from './dotnet-reading.js';

/** Reads a character class, `[` to `]`. */
export function readClass(source: string, begin: number, caveats: Caveats): Piece {
  const isNegated = source[begin + 1] === '^';
  if (isNegated) caveats.codeUnits = true;
  const first = begin + (isNegated ? 2 : 1);
  let out = isNegated ? '[^' : '[';
  let at = first;
  while (at < source.length) {
    const character = source[at] ?? '';
    // What stands first is in the class, even if it is what ends one.
    if (character === ']' && at > first) return { text: `${out}]`, end: at + 1 };
    if (character === '-' && source[at + 1] === '[') throw new Cannot('it takes a character class from another');
    if (/[\ud800-\udfff]/.test(character)) throw new Cannot('it has half of a character beyond U+FFFF in a class');
    if (character === '\\') {
      const { text, end } = readEscape(source, at, insideClass, caveats);
      out += text;
      at = end;
    } else {
      // To RE2 `[:` may begin a POSIX class, which .NET does not know.
      out += character === '[' || character === ']' ? `\\${character}` : character;
      at += 1;
    }
  }
  throw new Cannot('a character class does not end');
}
