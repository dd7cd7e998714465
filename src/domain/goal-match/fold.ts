import { nameKey } from '../named.js';

const onlyAscii = /^[\u0000-\u007f]*$/;

/** The text by which two texts are the same where case is ignored, whatever the locale. */
export function foldCase(text: string): string {
  return onlyAscii.test(text) ? text.toLowerCase() : nameKey(text);
}

/**
 * A folded address without what Equals and BeginsWith ignore on both sides: `http://`, `https://` and `www.`
 * (hlp_BA_CONC_UETv2CTGoalType.md).
 */
export function bareAddress(folded: string): string {
  return folded.replace(/^https?:\/\//, '').replace(/^www\./, '');
}

/** A bare address without the slash at the end of its path. */
export function withoutSlash(address: string): string {
  return address.replace(/\/(?=[?#]|$)/, '');
}

export function withoutFragment(address: string): string {
  const at = address.indexOf('#');
  return at === -1 ? address : address.slice(0, at);
}
