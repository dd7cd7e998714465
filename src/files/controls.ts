import { type Mistake, mistakesError } from './mistakes.js';
import { placesIn } from './places-in.js';

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
  return { message: `a control character, U+${code}`, ...placesIn(text)(found.index) };
}
