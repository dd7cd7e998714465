import { join } from 'node:path';
import { packageRoot } from '../files/package-root.js';
import { packagedContract } from './packaged/campaign-management.js';
import { type Service, serviceOf } from './services.js';

/** A name with its namespace, as `{namespace}local`. */
export type QName = `{${string}}${string}`;

/** One element of a sequence. */
export interface Particle {
  /** Local name; its namespace is the owner's. */
  name: string;
  type: QName;
  minOccurs: number;
  /** `Infinity` for unbounded. */
  maxOccurs: number;
  nillable: boolean;
}

export interface ComplexType {
  name: QName;
  /** The type it extends: its elements come first. */
  base: QName | null;
  /** Its own elements in the order of the contract, those of the base left out. */
  particles: Particle[];
}

/** A closed list of words. */
export interface Enumeration {
  name: QName;
  values: string[];
  /** A set of words (flags): an XML list in SOAP, comma-joined in REST. */
  isList: boolean;
}

/** An operation: the bare name is its SOAPAction too. */
export interface Operation {
  name: string;
  soapAction: string;
  request: QName;
  response: QName;
  /** Local names of the request's header elements, in the order of the contract. */
  headers: string[];
}

/** What a WSDL says, as far as a document/literal service needs it. */
export interface Contract {
  targetNamespace: string;
  types: Map<QName, ComplexType>;
  enumerations: Map<QName, Enumeration>;
  /** Global elements and the type of each; an element with a type of its own has a type of the same name. */
  elements: Map<QName, QName>;
  operations: Map<string, Operation>;
  /** Where the service listens. */
  address: string;
}

export const xsd = 'http://www.w3.org/2001/XMLSchema';

/** The simple types that the contracts have members of. */
export const simpleTypes = {
  boolean: `{${xsd}}boolean`,
  decimal: `{${xsd}}decimal`,
  int: `{${xsd}}int`,
  long: `{${xsd}}long`,
  string: `{${xsd}}string`,
  unsignedByte: `{${xsd}}unsignedByte`,
} as const satisfies Record<string, QName>;

/** Path of a service's packaged contract. */
export function packagedWsdlPath(service: Service): string {
  return join(packageRoot(), 'wsdl-cache', `${service}Service.wsdl`);
}

let campaignManagement: Contract | undefined;
let customerManagement: Promise<Contract> | undefined;

/** The packaged Campaign Management contract, read once: the one that almost every command needs. */
export function contract(): Contract {
  campaignManagement ??= packagedContract(packagedWsdlPath('CampaignManagement'));
  return campaignManagement;
}

/** The packaged contract of a service, loaded when it is first asked for. */
export async function contractOf(service: Service): Promise<Contract> {
  if (service === 'CampaignManagement') return contract();
  customerManagement ??= import('./packaged/customer-management.js').then((packaged) =>
    packaged.packagedContract(packagedWsdlPath('CustomerManagement')),
  );
  return customerManagement;
}

/** An operation in the contract that has it. */
export interface FoundOperation {
  service: Service;
  contract: Contract;
  operation: Operation;
}

/** The operation of that name, and the contract of its service; null when no packaged contract has it. */
export async function operationNamed(name: string): Promise<FoundOperation | null> {
  const service = serviceOf(name);
  if (service === undefined) return null;
  const contract = await contractOf(service);
  const operation = contract.operations.get(name);
  return operation === undefined ? null : { service, contract, operation };
}

/** The type and its bases, the root first. */
export function lineage(of: Contract, type: QName): ComplexType[] {
  const chain: ComplexType[] = [];
  for (let at = of.types.get(type); at; at = at.base === null ? undefined : of.types.get(at.base)) chain.unshift(at);
  return chain;
}

/** A particle with the namespace its name is in. */
export type PlacedParticle = Particle & { namespace: string };

/** Elements in wire order, those of the base types first. The list is shared: not to be changed. */
export const particlesOf = onceForEach((of: Contract, type: QName): PlacedParticle[] =>
  lineage(of, type).flatMap((each) =>
    each.particles.map((particle) => ({ ...particle, namespace: namespaceOf(each.name) })),
  ),
);

/** Types that extend `base`, directly or not. The list is shared: not to be changed. */
export const derivedTypes = onceForEach((of: Contract, base: QName): readonly ComplexType[] =>
  [...of.types.values()].filter(({ name }) => name !== base && lineage(of, name).some((t) => t.name === base)),
);

/** What is asked for each object that is read or written, and is always the same for a type of a contract. */
export function onceForEach<T>(compute: (of: Contract, type: QName) => T): (of: Contract, type: QName) => T {
  const computed = new WeakMap<Contract, Map<QName, T>>();
  return (of, type) => {
    const known = computed.get(of) ?? new Map<QName, T>();
    if (known.size === 0) computed.set(of, known);
    const value = known.get(type) ?? compute(of, type);
    known.set(type, value);
    return value;
  };
}

export function qname(namespace: string, local: string): QName {
  return `{${namespace}}${local}`;
}

export function namespaceOf(name: QName): string {
  return name.slice(1, name.indexOf('}'));
}

export function localName(name: QName): string {
  return name.slice(name.indexOf('}') + 1);
}
