import {
  type Contract,
  derivedTypes,
  localName,
  namespaceOf,
  particlesOf,
  type QName,
} from '../../contract/contract.js';
import { leftOutWhenNull } from '../left-out.js';
import { memberName } from '../member-name.js';
import { xsiNamespace } from './namespaces.js';

/** How the elements of an answer are written: `live` as the service does, `prefixed` as others of its family do. */
export type AnswerStyle = 'live' | 'prefixed';

type Written = Record<string, unknown>;

/**
 * Writes an answer's root element in the order of the contract. Members that the object lacks are written as nil, unless
 * the contract leaves them out; `undefined` leaves any member out.
 */
export function writeElement(
  name: string,
  type: QName,
  value: Written,
  { contract, style }: { contract: Contract; style: AnswerStyle },
): string {
  const home = namespaceOf(type);
  const prefix = style === 'live' ? '' : 'b:';
  const declaration = style === 'live' ? `xmlns="${home}"` : `xmlns:b="${home}"`;
  const writer = new Writer(contract, home, prefix);
  const content = particlesOf(contract, type)
    .filter(({ name: member }) => value[memberName(member)] !== undefined)
    .map((particle) => {
      // The service declares xmlns:i on each child of the root, used or not. A member that the type inherits from one of
      // another namespace (TrackingId of a fault's detail) brings its own.
      const inherited = particle.namespace === home ? '' : ` xmlns:a="${particle.namespace}"`;
      return writer.element(particle, value[memberName(particle.name)], `${inherited} xmlns:i="${xsiNamespace}"`);
    });
  return `<${prefix}${name} ${declaration}>${content.join('')}</${prefix}${name}>`;
}

interface Particle {
  name: string;
  namespace: string;
  type: QName;
  maxOccurs: number;
}

class Writer {
  private readonly contract: Contract;
  /** The namespace of the answer, and the prefix it is written with: '' when it is the default one. */
  private readonly home: string;
  private readonly prefix: string;

  constructor(contract: Contract, home: string, prefix: string) {
    this.contract = contract;
    this.home = home;
    this.prefix = prefix;
  }

  element(particle: Particle, value: unknown, declarations = ''): string {
    // Elements of another namespace get the prefix that their list declares.
    const name = (particle.namespace === this.home ? this.prefix : 'a:') + particle.name;
    if (value === null || value === undefined) return `<${name}${declarations} i:nil="true"/>`;
    if (!this.contract.types.has(particle.type)) {
      const text = Array.isArray(value) ? value.join(' ') : String(value);
      return text === '' ? `<${name}${declarations}/>` : `<${name}${declarations}>${escapeText(text)}</${name}>`;
    }
    const { attributes, content } = this.complex(particle.type, value);
    const opening = `<${name}${declarations}${attributes}`;
    return content === '' ? `${opening}/>` : `${opening}>${content}</${name}>`;
  }

  private complex(declared: QName, value: unknown): { attributes: string; content: string } {
    if (Array.isArray(value)) {
      const [item] = particlesOf(this.contract, declared);
      if (!item) return { attributes: '', content: '' };
      const foreign = item.namespace === this.home ? '' : ` xmlns:a="${item.namespace}"`;
      return { attributes: foreign, content: value.map((each) => this.element(item, each)).join('') };
    }
    const object = value as Written;
    const type = this.classOf(declared, object);
    const content = particlesOf(this.contract, type)
      .filter((particle) => this.isWritten(declared, particle, object))
      .map((particle) => this.element(particle, object[memberName(particle.name)]));
    const attributes = type === declared ? '' : ` i:type="${this.prefix}${localName(type)}"`;
    return { attributes, content: content.join('') };
  }

  private classOf(declared: QName, object: Written): QName {
    return derivedTypes(this.contract, declared).find(({ name }) => localName(name) === object.class)?.name ?? declared;
  }

  private isWritten(declared: QName, { name }: Particle, object: Written): boolean {
    const member = memberName(name);
    if (object[member] !== null && object[member] !== undefined) return true;
    return !leftOutWhenNull.has(`${localName(declared)}.${member}`);
  }
}

/** Text as WCF writes it: what XML cannot hold literally goes out as a reference, allowed there or not. */
export function escapeText(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\x00-\x08\x0b-\x1f\ufffe\uffff]/g, (c) => `&#x${c.charCodeAt(0).toString(16).toUpperCase()};`);
}
