import type { Reading } from '../decode.js';
import { memberName, put } from '../members.js';
import { isObject, type Json, type JsonObject } from './json.js';

/** How the values of an answer are read: members in any order, and by their name whatever case it begins with. */
export const jsonReading: Reading<Json> = {
  isNull: (value) => value === null,
  text: (value) => {
    if (typeof value === 'string' || typeof value === 'boolean') return String(value);
    throw new Error(`there is ${kindOf(value)} where a single value should be`);
  },
  items: (value) => {
    if (Array.isArray(value)) return value;
    throw new Error(`there is ${kindOf(value)} where a list should be`);
  },
  member: (value, name) => memberOf(object(value), name),
  each(value, known, take) {
    const members = object(value);
    let hasOthers = false;
    for (const name of Object.keys(members)) {
      const of = known.get(name) ?? known.get(otherCase(name));
      if (of === undefined) hasOthers = true;
      else take(of, members[name] ?? null);
    }
    return hasOthers;
  },
  others(value, known) {
    const members = object(value);
    const strange = Object.keys(members).filter((name) => !known.has(name) && !known.has(otherCase(name)));
    return strange.map((name) => [memberName(name), passedOn(members[name] ?? null)]);
  },
  // The class is in the member Type.
  className: () => null,
};

/** ForwardCompatibilityMap is `key` and `value` in the contract, `Key` and `Value` in what Microsoft's clients read. */
export function memberOf(value: JsonObject, name: string): Json | undefined {
  if (Object.hasOwn(value, name)) return value[name];
  const other = otherCase(name);
  return Object.hasOwn(value, other) ? value[other] : undefined;
}

function otherCase(name: string): string {
  const first = name.charAt(0);
  return (first === first.toLowerCase() ? first.toUpperCase() : first.toLowerCase()) + name.slice(1);
}

/**
 * What the contract does not know is passed on as it is: text for a single value, whose type only the contract could tell
 * (over SOAP there is nothing but text), an object, or a list.
 */
function passedOn(value: Json): unknown {
  if (value === null) return null;
  if (Array.isArray(value)) return value.map(passedOn);
  if (!isObject(value)) return String(value);
  const passed: Record<string, unknown> = {};
  for (const [name, each] of Object.entries(value)) put(passed, memberName(name), passedOn(each));
  return passed;
}

function object(value: Json): JsonObject {
  if (isObject(value)) return value;
  throw new Error(`there is ${kindOf(value)} where an object should be`);
}

function kindOf(value: Json): string {
  if (Array.isArray(value)) return 'a list';
  return isObject(value) ? 'an object' : 'a single value';
}
