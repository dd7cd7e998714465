/** A text that is no state: not written by this program, or damaged. The message says where. */
export class BrokenState extends Error {
  override readonly name = 'BrokenState';
}

/** Looks at one value of a state; `at` is where it stands, for the message of the BrokenState that it throws. */
export type Member = (value: unknown, at: string) => void;

export function check(value: unknown, at: string, members: Record<string, Member>): void {
  const given = record(value, at);
  for (const [name, member] of Object.entries(members)) member(given[name], `${at}.${name}`);
  // A misspelled member would be ignored for ever without a word.
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(members, name));
  if (unknown !== undefined) throw new BrokenState(`${at}.${unknown} is not a member that is known`);
}

export function record(value: unknown, at: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new BrokenState(`${at} is not an object`);
}

export function byIds(value: unknown, at: string, member: Member): void {
  byKeys(value, at, id, member);
}

export function byDigests(value: unknown, at: string, member: Member): void {
  byKeys(value, at, digest, member);
}

function byKeys(value: unknown, at: string, key: Member, member: Member): void {
  for (const [name, item] of Object.entries(record(value, at))) {
    key(name, `the key ${name} of ${at}`);
    member(item, `${at}.${name}`);
  }
}

export function list(value: unknown, at: string, member: Member): void {
  if (!Array.isArray(value)) throw new BrokenState(`${at} is not a list`);
  value.forEach((item, index) => {
    member(item, `${at}[${index}]`);
  });
}

function must(holds: boolean, at: string, what: string): void {
  if (!holds) throw new BrokenState(`${at} is not ${what}`);
}

export const id: Member = (value, at) =>
  must(typeof value === 'string' && /^\d{1,19}$/.test(value), at, 'an id in quotes');
export const digest: Member = (value, at) =>
  must(typeof value === 'string' && /^[0-9a-f]{64}$/.test(value), at, 'a SHA-256 in hexadecimal');
export const string: Member = (value, at) => must(typeof value === 'string', at, 'a string');
export const number: Member = (value, at) => must(Number.isSafeInteger(value), at, 'a whole number');
/** With more, no date could be made of the service's time. */
export const offset: Member = (value, at) =>
  must(Number.isSafeInteger(value) && Math.abs(Number(value)) < 253_402_300_800_000, at, 'within the years to 9999');
export const boolean: Member = (value, at) => must(typeof value === 'boolean', at, 'true or false');
export const decimal: Member = (value, at) =>
  must(typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value), at, 'an amount in quotes');
export const oneOf =
  (words: readonly unknown[]): Member =>
  (value, at) =>
    must(words.includes(value), at, `one of ${words.join(', ')}`);
export const orNull =
  (member: Member): Member =>
  (value, at) => {
    if (value !== null) member(value, at);
  };
export const maybe =
  (member: Member): Member =>
  (value, at) => {
    if (value !== undefined && value !== null) member(value, at);
  };
