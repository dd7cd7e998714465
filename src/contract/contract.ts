import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sax from 'sax';
import { packageRoot } from '../files/package-root.js';

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

/** Path of the packaged Campaign Management contract. */
export function packagedWsdlPath(): string {
  return join(packageRoot(), 'wsdl-cache', 'CampaignManagementService.wsdl');
}

let packaged: Contract | undefined;

/** The packaged Campaign Management contract, read once. */
export function contract(): Contract {
  packaged ??= parseContract(readFileSync(packagedWsdlPath(), 'utf8'));
  return packaged;
}

/** The type and its bases, the root first. */
export function lineage(of: Contract, type: QName): ComplexType[] {
  const chain: ComplexType[] = [];
  for (let at = of.types.get(type); at; at = at.base === null ? undefined : of.types.get(at.base)) chain.unshift(at);
  return chain;
}

/** Elements in wire order, those of the base types first, each with the namespace its name is in. */
export function particlesOf(of: Contract, type: QName): (Particle & { namespace: string })[] {
  return lineage(of, type).flatMap(({ name, particles }) =>
    particles.map((particle) => ({ ...particle, namespace: namespaceOf(name) })),
  );
}

/** Types that extend `base`, directly or not. */
export function derivedTypes(of: Contract, base: QName): ComplexType[] {
  return [...of.types.values()].filter(({ name }) => name !== base && lineage(of, name).some((t) => t.name === base));
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

interface Open {
  local: string;
  attributes: Record<string, string>;
  prefixes: Record<string, string>;
}

/**
 * Reads a WSDL 1.1 with inline schemas, as Microsoft Advertising publishes them.
 * @throws Error when it is not well-formed XML
 */
export function parseContract(wsdl: string): Contract {
  const found: Contract = {
    targetNamespace: '',
    types: new Map(),
    enumerations: new Map(),
    elements: new Map(),
    operations: new Map(),
    address: '',
  };
  const messages = new Map<string, QName>();
  const requests = new Map<string, { input: string; output: string }>();
  const bound = new Map<string, { soapAction: string; headers: string[] }>();
  const open: Open[] = [];
  let schema = '';
  let complex: ComplexType | undefined;
  let enumeration: Enumeration | undefined;
  let globalElement: QName | undefined;

  const parser = sax.parser(true, {});
  parser.onopentag = ({ name, attributes }) => {
    const given = attributes as Record<string, string>;
    const above = open.at(-1);
    const prefixes = { ...above?.prefixes };
    for (const [key, value] of Object.entries(given)) {
      if (key === 'xmlns') prefixes[''] = value;
      else if (key.startsWith('xmlns:')) prefixes[key.slice(6)] = value;
    }
    const resolve = (text: string | undefined): QName => {
      const [prefix, local] = text?.includes(':') ? (text.split(':') as [string, string]) : ['', text ?? ''];
      return qname(prefixes[prefix] ?? '', local);
    };
    const local = name.slice(name.indexOf(':') + 1);
    const parent = above?.local;
    open.push({ local, attributes: given, prefixes });

    if (local === 'definitions') found.targetNamespace = given.targetNamespace ?? '';
    else if (local === 'schema') schema = given.targetNamespace ?? '';
    else if (local === 'element' && parent === 'schema') {
      globalElement = qname(schema, given.name ?? '');
      found.elements.set(globalElement, given.type ? resolve(given.type) : globalElement);
    } else if (local === 'complexType') {
      const type = given.name ? qname(schema, given.name) : globalElement;
      if (type) {
        complex = { name: type, base: null, particles: [] };
        found.types.set(type, complex);
      }
    } else if (local === 'extension' && complex) complex.base = resolve(given.base);
    else if (local === 'element' && complex && parent === 'sequence') {
      complex.particles.push({
        name: given.name ?? localName(resolve(given.ref)),
        type: resolve(given.type ?? given.ref),
        minOccurs: Number(given.minOccurs ?? '1'),
        maxOccurs: given.maxOccurs === 'unbounded' ? Number.POSITIVE_INFINITY : Number(given.maxOccurs ?? '1'),
        nillable: given.nillable === 'true',
      });
    } else if (local === 'simpleType' && given.name) {
      enumeration = { name: qname(schema, given.name), values: [], isList: false };
      found.enumerations.set(enumeration.name, enumeration);
    } else if (local === 'list' && enumeration) enumeration.isList = true;
    else if (local === 'enumeration' && enumeration) enumeration.values.push(given.value ?? '');
    else if (local === 'part' && parent === 'message') {
      messages.set(`${above?.attributes.name}/${given.name}`, resolve(given.element));
    } else if (parent === 'operation' && (local === 'input' || local === 'output') && given.message) {
      const operation = above?.attributes.name ?? '';
      const ends = requests.get(operation) ?? { input: '', output: '' };
      ends[local] = localName(resolve(given.message));
      requests.set(operation, ends);
    } else if (local === 'operation' && parent === 'operation') {
      bound.set(above?.attributes.name ?? '', { soapAction: given.soapAction ?? '', headers: [] });
    } else if (local === 'header' && parent === 'input') {
      bound.get(open.at(-3)?.attributes.name ?? '')?.headers.push(given.part ?? '');
    } else if (local === 'address') found.address = given.location ?? '';
  };
  parser.onclosetag = () => {
    const closed = open.pop();
    if (closed?.local === 'complexType') complex = undefined;
    if (closed?.local === 'simpleType' && closed.attributes.name) enumeration = undefined;
    if (closed?.local === 'element' && open.at(-1)?.local === 'schema') globalElement = undefined;
  };
  parser.onerror = (error) => {
    throw error;
  };
  parser.write(wsdl).close();

  for (const [name, { soapAction, headers }] of bound) {
    const ends = requests.get(name);
    const request = messages.get(`${ends?.input}/parameters`);
    const response = messages.get(`${ends?.output}/parameters`);
    if (request && response) found.operations.set(name, { name, soapAction, request, response, headers });
  }
  return found;
}
