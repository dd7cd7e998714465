/** The length of a text as people count it: code points, so that an emoji outside the basic plane is one. */
export function textLength(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

// XML 1.0, production 2 (Char). With the u flag a surrogate that stands alone is a code point of its own, and matches.
const unwritable = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/**
 * The first character that XML 1.0 has no way to write, not even escaped (control characters, half of a surrogate pair,
 * U+FFFE), as `U+0007`; null when the whole text can be sent.
 */
export function unsendable(text: string): string | null {
  const found = unwritable.exec(text)?.[0].codePointAt(0);
  return found === undefined ? null : `U+${found.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** What is wrong with a text that is to be sent, as part of a sentence; null when nothing is. `most` null: no limit. */
export function textProblem(what: string, text: string, most: number | null): string | null {
  if (text === '') return `${what} is empty`;
  const character = unsendable(text);
  if (character) return `${what} has the character ${character}, which cannot be sent`;
  const length = textLength(text);
  return most !== null && length > most ? `${what} has ${length} characters, and ${most} are allowed` : null;
}

/** The same for a text that something is called by: of blanks alone it is none. */
export function nameProblem(what: string, text: string, most: number | null): string | null {
  return text !== '' && text.trim() === '' ? `${what} is blank` : textProblem(what, text, most);
}
