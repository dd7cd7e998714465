/** What takes the place of a part of a text; an empty part is where something comes between. */
export interface TextEdit {
  start: number;
  end: number;
  text: string;
}

/** The text with its parts replaced, every other character as it was. Parts must not overlap; those at one place keep their order. */
export function withEdits(text: string, edits: readonly TextEdit[]): string {
  let at = 0;
  let after = '';
  for (const { start, end, text: replacement } of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (start < at) throw new Error(`two edits at ${start}`);
    after += text.slice(at, start) + replacement;
    at = end;
  }
  return after + text.slice(at);
}
