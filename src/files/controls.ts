import { type Mistake, mistakesError } from './mistakes.js';

/**
 * A text with control characters is no text, or hides something; neither JSON nor YAML has any.
 * @throws BingctlError `usage` with the place of the first
 */
export function refuseControls(text: string): void {
  const control = controlIn(text);
  if (control) throw mistakesError([control]);
}

/** The first control character as a mistake, with its place; null when there is none. */
export function controlIn(text: string): Mistake | null {
  const found = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.exec(text);
  if (!found) return null;
  const code = found[0].charCodeAt(0).toString(16).padStart(4, '0').toUpperCase();
  return { message: `a control character, U+${code}`, ...placeAt(text, found.index) };
}

/** The line and column, from 1, of an offset. */
export function placeAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
