import type { ComplexType, Contract, Enumeration, Operation, Particle, QName } from './contract.js';

/** A contract as JSON has it, which knows neither maps nor Infinity. */
export interface StoredContract extends Pick<Contract, 'targetNamespace' | 'address'> {
  types: StoredType[];
  enumerations: Enumeration[];
  elements: [QName, QName][];
  operations: Operation[];
}

/** `maxOccurs` is left out where there is no limit. */
type StoredParticle = Omit<Particle, 'maxOccurs'> & { maxOccurs?: number };
type StoredType = Omit<ComplexType, 'particles'> & { particles: StoredParticle[] };

export function toStored({ targetNamespace, address, ...parts }: Contract): StoredContract {
  return {
    targetNamespace,
    address,
    types: [...parts.types.values()].map(({ particles, ...type }) => ({ ...type, particles: particles.map(stored) })),
    enumerations: [...parts.enumerations.values()],
    elements: [...parts.elements],
    operations: [...parts.operations.values()],
  };
}

/** What {@link toStored} was given. The parts of `stored` become parts of it. */
export function fromStored({ targetNamespace, address, ...stored }: StoredContract): Contract {
  for (const { particles } of stored.types) {
    for (const particle of particles) particle.maxOccurs ??= Number.POSITIVE_INFINITY;
  }
  return {
    targetNamespace,
    types: byName(stored.types as ComplexType[]),
    enumerations: byName(stored.enumerations),
    elements: new Map(stored.elements),
    operations: byName(stored.operations),
    address,
  };
}

function stored({ maxOccurs, ...particle }: Particle): StoredParticle {
  return Number.isFinite(maxOccurs) ? { ...particle, maxOccurs } : particle;
}

function byName<N extends string, T extends { name: N }>(parts: readonly T[]): Map<N, T> {
  return new Map(parts.map((part) => [part.name, part]));
}
