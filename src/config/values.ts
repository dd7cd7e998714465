import { parseSeconds } from '../domain/duration.js';
import { nearest } from '../domain/nearest.js';
import { quote } from '../domain/quote.js';
import { BingctlError, usage } from '../errors.js';

/** One of a few words; case, `-` and `_` do not count. */
export function oneOf<W extends string>(words: readonly W[]): (text: string, place: string) => W {
  const bare = (text: string) => text.toLowerCase().replace(/[-_]/g, '');
  return (text, place) => {
    const found = words.find((word) => word === bare(text));
    if (found !== undefined) return found;
    const near = nearest(text, words);
    throw usage(
      `${place}: ${quote(text)} is not one of ${words.join(', ')}${near === null ? '' : `; did you mean ${near}?`}`,
    );
  };
}

/** Whether a text is written as an id is: digits only, 64-bit. */
export function isId(text: string): boolean {
  return /^[1-9]\d{0,18}$/.test(text) && BigInt(text) <= 9_223_372_036_854_775_807n;
}

export function idOf(what: 'customer' | 'account'): (text: string, place: string) => string {
  return (text, place) => {
    const id = text.trim();
    if (isId(id)) return id;
    const others = what === 'account' ? ', not its number or name' : '';
    throw usage(
      `${place}: ${quote(text)} is not the id of ${what === 'account' ? 'an' : 'a'} ${what}: digits only${others}`,
    );
  };
}

/** Something that only the service can judge. */
export function textOf(what: string): (text: string, place: string) => string {
  return (text, place) => {
    const trimmed = text.trim();
    if (trimmed !== '' && !/\p{Cc}/u.test(trimmed)) return trimmed;
    throw usage(`${place}: ${quote(text)} is not ${what}`);
  };
}

/** A duration that a timer can hold: one second to one hour. */
export function timeoutOf(text: string, place: string): number {
  const seconds = inPlace(place, () => parseSeconds(text));
  if (seconds >= 1 && seconds <= 3600) return seconds * 1000;
  throw usage(`${place}: ${quote(text)} is out of range: 1s to 1h`);
}

export function amountOf(least: number, most: number): (text: string, place: string) => number {
  return (text, place) => {
    const amount = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
    if (amount >= least && amount <= most) return amount;
    throw usage(`${place}: ${quote(text)} is not a whole number from ${least} to ${most}`);
  };
}

export function onOrOff(text: string, place: string): boolean {
  return oneOf(['1', 'true', 'yes', 'on', '0', 'false', 'no', 'off'])(text, place).match(/^(1|true|yes|on)$/) !== null;
}

/** An origin: the production paths are put behind it. The transport decides which origins it speaks to. */
export function baseUrlOf(text: string, place: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  // The text is not repeated where it may hold a password.
  if (url === null) throw usage(`${place}: this is not a URL; it is written as in http://127.0.0.1:4000`);
  if (url.username || url.password) throw usage(`${place}: a URL with a user name or a password is not accepted`);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw usage(`${place}: ${quote(text)} is neither http nor https`);
  }
  if (url.pathname !== '/' || url.search || url.hash) {
    throw usage(`${place}: ${quote(text)} has more than scheme, host and port; the paths are those of production`);
  }
  return url.origin;
}

/** A token as it goes into a header. What is wrong with it is said without repeating it. */
export function secretOf(text: string, place: string): string {
  if (/^[\x21-\x7e]+$/.test(text)) return text;
  throw usage(
    `${place}: the token holds a space or another character that no token has; was it cut or pasted wrongly?`,
  );
}

/** The message of what `parse` throws, with the place in front. */
function inPlace<T>(place: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (error instanceof BingctlError) throw usage(`${place}: ${error.message}`, { cause: error });
    throw error;
  }
}
