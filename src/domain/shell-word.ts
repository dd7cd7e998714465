/**
 * A word of a command line as a POSIX shell has to be given it; quoted only where it must be. An apostrophe alone is no
 * reason for a backslash, which rows for a pipe would double.
 */
export function shellWord(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  if (text.includes("'") && !/["$`\\!]/.test(text)) return `"${text}"`;
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
