import { type Contract, localName, particlesOf, qname } from '../../src/contract/contract.js';

/** The members of a type as `Name: type`, a question mark for what may be nil, in the order of the wire. */
export function membersOf(contract: Contract, namespace: string, type: string): string[] {
  return particlesOf(contract, qname(namespace, type)).map(
    ({ name, type: of, nillable, maxOccurs }) =>
      `${name}: ${localName(of)}${maxOccurs > 1 ? '[]' : ''}${nillable ? '?' : ''}`,
  );
}
