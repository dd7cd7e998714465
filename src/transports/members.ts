import type { ComplexType, Particle } from '../contract/contract.js';

/** The base of a family whose members are told apart by class: `i:type` in SOAP, `Type` in REST (conversiongoal.md). */
export const goalBase = 'ConversionGoal';

/** The contract's words begin with a capital letter, ours with a small one. */
export function memberName(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1);
}

/** The item of a type that is nothing but a list, such as ArrayOfUetTag. */
export function listItem(type: ComplexType): Particle | null {
  const [only, more] = type.particles;
  return only && !more && type.base === null && only.maxOccurs > 1 ? only : null;
}

/** Sets a member of an object whose names come from outside. */
export function put(object: Record<string, unknown>, member: string, value: unknown): void {
  // Assigning to this one would change the object's prototype.
  if (member !== '__proto__') object[member] = value;
}
