import { mistakesError } from './mistakes.js';

/**
 * A text with control characters is no text, or hides something; neither JSON nor YAML has any.
 * @param file what it is called in messages, where several can be meant
 * @throws BingctlError `usage` with the place of the first
 */
export function refuseControls(text: string, file?: string): void {
  const found = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.exec(text);
  if (!found) return;
  const code = found[0].charCodeAt(0).toString(16).padStart(4, '0').toUpperCase();
  const place = { ...placeAt(text, found.index), ...(file !== undefined && { file }) };
  throw mistakesError([{ message: `a control character, U+${code}`, ...place }]);
}

/** The line and column, from 1, of an offset. */
export function placeAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
