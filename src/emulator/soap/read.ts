import {
  type Contract,
  derivedTypes,
  localName,
  namespaceOf,
  particlesOf,
  type QName,
  qname,
  xsd,
} from '../../contract/contract.js';
import { memberName } from '../member-name.js';
import { Malformed } from './malformed.js';
import { xsiNamespace } from './namespaces.js';
import { readScalar } from './scalars.js';
import { attribute, type XmlElement } from './tree.js';

export interface ReadOptions {
  contract: Contract;
  /** `skip` reads as WCF's DataContractSerializer does: what is unknown or too late is passed over without a word. */
  misplaced: 'refuse' | 'skip';
  /** Elements by their `id`, for the `href` of PHP's client, which writes an object once that is used twice. */
  byId: Map<string, XmlElement>;
}

// An href costs a few bytes and stands for a whole object: a few of them inside each other would be very many.
const mostReads = 200_000;

/**
 * Reads an element as a type of the contract into a plain object: members in camelCase, lists as arrays with null for
 * nil, sets of words as arrays, ids and decimals as text. A member that was left out is absent.
 * @throws Malformed for all that the contract does not allow
 */
export function readAs(type: QName, element: XmlElement, options: ReadOptions): Record<string, unknown> {
  const reader = new Reader(options);
  return reader.complex(type, element, false);
}

export function elementsById(root: XmlElement): Map<string, XmlElement> {
  const found = new Map<string, XmlElement>();
  const visit = (element: XmlElement) => {
    const id = attribute(element, '', 'id');
    if (id !== undefined) {
      if (found.has(id)) throw new Malformed(`the id '${id}' is used twice`);
      found.set(id, element);
    }
    element.children.forEach(visit);
  };
  visit(root);
  return found;
}

class Reader {
  private readonly options: ReadOptions;
  private reads = 0;
  private readonly inside = new Set<XmlElement>();

  constructor(options: ReadOptions) {
    this.options = options;
  }

  complex(declared: QName, element: XmlElement, polymorphic: boolean): Record<string, unknown> {
    const { contract } = this.options;
    const type = this.classOf(declared, element);
    const particles = particlesOf(contract, type);
    const read: Record<string, unknown> = polymorphic ? { class: localName(type) } : {};
    if (element.text.trim() !== '') throw new Malformed(`text is not expected in element '${element.local}'`);

    let next = 0;
    for (const child of element.children) {
      const at = particles.findIndex(({ name, namespace }) => name === child.local && namespace === child.namespace);
      if (at < next) {
        if (this.options.misplaced === 'skip') continue;
        throw new Malformed(misplaced(child, particles, at));
      }
      const particle = particles[at];
      if (!particle) continue;
      // A list's items share one particle; of any other there can be one.
      next = particle.maxOccurs > 1 ? at : at + 1;
      const value = this.value(particle.type, child, particle.nillable);
      const name = memberName(particle.name);
      if (particle.maxOccurs === 1) read[name] = value;
      else if (Array.isArray(read[name])) read[name].push(value);
      else read[name] = [value];
    }
    return read;
  }

  private value(type: QName, given: XmlElement, nillable: boolean): unknown {
    if (++this.reads > mostReads) throw new Malformed('the message stands for too many elements');
    const element = this.target(given);
    if (this.inside.has(element)) throw new Malformed('an href leads back into itself');
    if (isNil(element)) {
      if (!nillable) throw new Malformed(`element '${element.local}' must not be nil`);
      if (element.children.length > 0 || element.text !== '') {
        throw new Malformed(`element '${element.local}' is nil and must be empty`);
      }
      return null;
    }
    this.inside.add(element);
    try {
      return this.filled(type, element);
    } finally {
      this.inside.delete(element);
    }
  }

  private filled(type: QName, element: XmlElement): unknown {
    const { contract } = this.options;
    if (contract.types.has(type)) {
      const items = particlesOf(contract, type);
      const [only] = items;
      const read = this.complex(type, element, derivedTypes(contract, type).length > 0);
      // ArrayOf…: the list is the value.
      if (items.length === 1 && only && only.maxOccurs > 1) return read[memberName(only.name)] ?? [];
      return read;
    }
    if (element.children.length > 0) throw new Malformed(`element '${element.local}' must hold text only`);
    const enumeration = contract.enumerations.get(type);
    if (enumeration) {
      const words = enumeration.isList ? element.text.split(/\s+/).filter(Boolean) : [element.text];
      for (const word of words) {
        if (!enumeration.values.includes(word)) {
          throw new Malformed(
            `Invalid enum value '${word.slice(0, 100)}' cannot be deserialized into type '${localName(type)}'.`,
          );
        }
      }
      return enumeration.isList ? words : words[0];
    }
    const scalar = namespaceOf(type) === xsd ? readScalar(localName(type), element.text) : undefined;
    if (scalar === undefined) throw new Malformed(`no way to read type '${localName(type)}'`);
    return scalar;
  }

  /** The declared type, or the one that derives from it and that i:type names. */
  private classOf(declared: QName, element: XmlElement): QName {
    const named = attribute(element, xsiNamespace, 'type');
    if (named === undefined) return declared;
    const [prefix, local] = named.trim().includes(':') ? named.trim().split(':', 2) : ['', named.trim()];
    const type = qname(element.prefixes[prefix ?? ''] ?? '', local ?? '');
    if (type === declared || derivedTypes(this.options.contract, declared).some(({ name }) => name === type))
      return type;
    throw new Malformed(
      `Element '${element.local}' contains data of type '${named}' that does not map to a known type.`,
    );
  }

  private target(element: XmlElement): XmlElement {
    const href = attribute(element, '', 'href');
    if (href === undefined) return element;
    const target = this.options.byId.get(href.replace(/^#/, ''));
    if (!href.startsWith('#') || !target) throw new Malformed(`'${href}' leads nowhere`);
    if (element.children.length > 0) throw new Malformed('an element with href must be empty');
    return target;
  }
}

function isNil(element: XmlElement): boolean {
  const nil = attribute(element, xsiNamespace, 'nil');
  return nil === 'true' || nil === '1';
}

function misplaced(child: XmlElement, particles: { name: string }[], at: number): string {
  const found = `'Element' '${child.local}' from namespace '${child.namespace}' is not expected.`;
  if (at >= 0) return `${found} It comes too late or twice: elements are read in the order of the contract.`;
  return `${found} Expecting element '${particles.map(({ name }) => name).join(', ')}'.`;
}
