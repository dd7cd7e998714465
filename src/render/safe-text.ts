/**
 * What a terminal would obey or hide, shown instead as `\u{1b}`, `\n`, `\t`: control characters, marks that turn the
 * direction of text round, invisible characters, half surrogates. Names come from an account that others can write to.
 *
 * Invisible characters stay where a script needs them: joiners inside emoji and inside scripts whose letters join,
 * variation selectors after an emoji or an ideograph, the tag letters of a flag.
 */
const flagTags = String.raw`\u{1f3f4}[\u{e0020}-\u{e007e}]+\u{e007f}`;
const joinedEmoji = String.raw`\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]*(?:\u200d\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]*)+`;
const selected = String.raw`[\p{Emoji}\p{Script=Han}][\ufe00-\ufe0f\u{e0100}-\u{e01ef}]`;
const joinedLetter = String.raw`(?=[\p{L}\p{M}])[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}\p{Script=Inherited}\u200c\u200d][\u200c\u200d](?=[\p{L}\p{M}])`;
const unsafe = String.raw`[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\ufff9-\ufffb]`;

let harmlessOrUnsafe: RegExp | undefined;
const plain = /^[\x20-\x7e]*$/;
/** The same without the backslash. */
const plainCell = /^[\x20-\x5b\x5d-\x7e]*$/;

const short: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function shown(character: string): string {
  return short[character] ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** The text on one line, with nothing in it that a terminal obeys. */
export function safeText(text: string): string {
  if (plain.test(text)) return text;
  harmlessOrUnsafe ??= new RegExp(`${flagTags}|${joinedEmoji}|${selected}|${joinedLetter}|(${unsafe})`, 'gu');
  return text.replace(harmlessOrUnsafe, (found, bad?: string) => (bad === undefined ? found : shown(bad)));
}

/** The same for a text of several lines: its line ends and tabs stay. */
export function safeLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.split('\t').map(safeText).join('\t'))
    .join('\n');
}

/** One cell of tab-separated rows. Backslashes are doubled, so the text can be read back exactly. */
export function escapedCell(text: string): string {
  if (plainCell.test(text)) return text;
  return safeText(text.replaceAll('\\', '\\\\'));
}
