import type { Call } from '../destination.js';
import type { PlannedProperty } from '../plans/planned-event.js';

/**
 * Properties as a plan allows them, in one of two variants that differ in every value: what is the same of both when they
 * are sent is fixed, and what is not is filled by a property.
 */
export function exampleProperties(properties: readonly PlannedProperty[], variant: 0 | 1): Call {
  return Object.fromEntries(properties.map(({ name, type }) => [name, exampleOf(name, type, variant)]));
}

function exampleOf(name: string, type: string | null, variant: 0 | 1): unknown {
  const first = type?.split('|').find((each) => each !== 'null') ?? 'string';
  switch (first.toLowerCase()) {
    case 'number':
    case 'integer':
    case 'int':
    case 'float':
    case 'double':
      return variant + 1;
    case 'boolean':
      return variant === 1;
    case 'array':
    case 'object':
    case 'any':
      return [];
    default:
      if (/currency/i.test(name)) return variant === 0 ? 'USD' : 'EUR';
      // Digits, so that a text which is read as an amount is one.
      return String(variant + 1);
  }
}
