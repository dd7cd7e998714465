import type { Warning } from './destination.js';

/** Deeper than any call that an SDK makes, and shallow enough for whatever walks it. */
const deepest = 100;

/** Why a call cannot be looked at; null for nearly all. */
export function tooDeep(call: unknown): Warning | null {
  if (!isDeeperThan(deepest, call)) return null;
  return { code: 'too-deep', message: `the call is nested more than ${deepest} levels deep` };
}

function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  for (const key in value) {
    if (isDeeperThan(levels - 1, (value as Record<string, unknown>)[key])) return true;
  }
  return false;
}

/** The first whole number beyond what JSON's readers hold, an id of 64 bits: SDKs in JavaScript send it rounded too. */
export function roundedNumber(call: unknown): Warning | null {
  const found = unsafeIn(call, '');
  if (found === null) return null;
  const message = `${found.name} ${BigInt(found.number)} is larger than JavaScript can hold exactly, and may be rounded: ids are text`;
  return { code: 'number-rounded', message };
}

function unsafeIn(value: unknown, name: string): { name: string; number: number } | null {
  if (typeof value === 'number') {
    return Number.isInteger(value) && !Number.isSafeInteger(value) ? { name, number: value } : null;
  }
  if (typeof value !== 'object' || value === null) return null;
  for (const key in value) {
    // An element of a list goes by the name of the list.
    const found = unsafeIn((value as Record<string, unknown>)[key], Array.isArray(value) ? name : key);
    if (found !== null) return found;
  }
  return null;
}
