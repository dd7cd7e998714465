import type { ComplexType, Contract, Enumeration, QName } from './contract.js';
import { readMarkup, type Tag } from './markup.js';

interface Open {
  local: string;
  attributes: Record<string, string>;
  /** Namespaces in force, by prefix; the one of its parent where it declares none. */
  prefixes: Record<string, string>;
}

/**
 * Reads a WSDL 1.1 with inline schemas, as Microsoft Advertising publishes them.
 * @throws Error when it is not well-formed XML
 */
export function parseContract(wsdl: string): Contract {
  const reader = new ContractReader();
  readMarkup(wsdl, {
    tag(tag) {
      if (tag.kind !== 'close') reader.open(tag);
      if (tag.kind !== 'open') reader.close();
    },
    text() {},
  });
  return reader.contract();
}

class ContractReader {
  private readonly found: Contract = {
    targetNamespace: '',
    types: new Map(),
    enumerations: new Map(),
    elements: new Map(),
    operations: new Map(),
    address: '',
  };
  private readonly parts = new Map<string, QName>();
  private readonly messages = new Map<string, { input: string; output: string }>();
  private readonly bound = new Map<string, { soapAction: string; headers: string[] }>();
  private readonly stack: Open[] = [];
  private schema = '';
  private complex: ComplexType | undefined;
  private enumeration: Enumeration | undefined;
  private globalElement: QName | undefined;

  open({ name, attributes }: Tag): void {
    const above = this.stack.at(-1);
    const opened = { local: withoutPrefix(name), attributes, prefixes: inForce(above?.prefixes ?? {}, attributes) };
    this.stack.push(opened);
    this.readSchema(opened, above);
    this.readService(opened, above);
  }

  close(): void {
    const closed = this.stack.pop();
    if (closed?.local === 'complexType') this.complex = undefined;
    if (closed?.local === 'simpleType' && closed.attributes.name) this.enumeration = undefined;
    if (closed?.local === 'element' && this.stack.at(-1)?.local === 'schema') this.globalElement = undefined;
  }

  contract(): Contract {
    for (const [name, { soapAction, headers }] of this.bound) {
      const ends = this.messages.get(name);
      const request = this.parts.get(`${ends?.input}/parameters`);
      const response = this.parts.get(`${ends?.output}/parameters`);
      if (request && response) this.found.operations.set(name, { name, soapAction, request, response, headers });
    }
    return this.found;
  }

  private readSchema({ local, attributes: given, prefixes }: Open, above: Open | undefined): void {
    const { found, schema, complex, enumeration } = this;
    if (local === 'schema') this.schema = given.targetNamespace ?? '';
    else if (local === 'element' && above?.local === 'schema') {
      this.globalElement = `{${schema}}${given.name}`;
      found.elements.set(this.globalElement, given.type ? resolve(given.type, prefixes) : this.globalElement);
    } else if (local === 'complexType') {
      const name: QName | undefined = given.name ? `{${schema}}${given.name}` : this.globalElement;
      if (!name) return;
      this.complex = { name, base: null, particles: [] };
      found.types.set(name, this.complex);
    } else if (local === 'extension' && complex) complex.base = resolve(given.base, prefixes);
    else if (local === 'element' && complex && above?.local === 'sequence') {
      complex.particles.push({
        name: given.name ?? withoutPrefix(given.ref ?? ''),
        type: resolve(given.type ?? given.ref, prefixes),
        minOccurs: Number(given.minOccurs ?? '1'),
        maxOccurs: given.maxOccurs === 'unbounded' ? Number.POSITIVE_INFINITY : Number(given.maxOccurs ?? '1'),
        nillable: given.nillable === 'true',
      });
    } else if (local === 'simpleType' && given.name) {
      this.enumeration = { name: `{${schema}}${given.name}`, values: [], isList: false };
      found.enumerations.set(this.enumeration.name, this.enumeration);
    } else if (local === 'list' && enumeration) enumeration.isList = true;
    else if (local === 'enumeration' && enumeration) enumeration.values.push(given.value ?? '');
  }

  private readService({ local, attributes: given, prefixes }: Open, above: Open | undefined): void {
    const inOperation = above?.local === 'operation';
    const operation = above?.attributes.name ?? '';
    if (local === 'definitions') this.found.targetNamespace = given.targetNamespace ?? '';
    else if (local === 'part' && above?.local === 'message') {
      this.parts.set(`${operation}/${given.name}`, resolve(given.element, prefixes));
    } else if (inOperation && (local === 'input' || local === 'output') && given.message) {
      const ends = this.messages.get(operation) ?? { input: '', output: '' };
      ends[local] = withoutPrefix(given.message);
      this.messages.set(operation, ends);
    } else if (inOperation && local === 'operation') {
      this.bound.set(operation, { soapAction: given.soapAction ?? '', headers: [] });
    } else if (local === 'header' && above?.local === 'input') {
      this.bound.get(this.stack.at(-3)?.attributes.name ?? '')?.headers.push(given.part ?? '');
    } else if (local === 'address') this.found.address = given.location ?? '';
  }
}

function inForce(above: Record<string, string>, attributes: Record<string, string>): Record<string, string> {
  let prefixes = above;
  for (const [name, value] of Object.entries(attributes)) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    if (prefixes === above) prefixes = { ...above };
    prefixes[name.slice(6)] = value;
  }
  return prefixes;
}

function resolve(text: string | undefined, prefixes: Record<string, string>): QName {
  const colon = text?.indexOf(':') ?? -1;
  return `{${prefixes[text?.slice(0, Math.max(colon, 0)) ?? ''] ?? ''}}${text?.slice(colon + 1) ?? ''}`;
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
