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
    // The service declares xmlns:i on each child of the root, used or not.
    .map((particle) =>
      writer.element(particle, value[memberName(particle.name)], new Set(), ` xmlns:i="${xsiNamespace}"`),
    );
  return `<${prefix}${name} ${declaration}>${content.join('')}</${prefix}${name}>`;
}

interface Particle {
  name: string;
  namespace: string;
  type: QName;
  maxOccurs: number;
}

/** What stands between an element's tags, and the namespaces that its tag declares for it. */
interface Content {
  attributes: string;
  text: string;
}

class Writer {
  private readonly contract: Contract;
  /** The namespace of the answer, and the prefix it is written with: '' when it is the default one. */
  private readonly home: string;
  private readonly prefix: string;
  /** Prefixes of other namespaces, given as they come up. */
  private readonly prefixes = new Map<string, string>();

  constructor(contract: Contract, home: string, prefix: string) {
    this.contract = contract;
    this.home = home;
    this.prefix = prefix;
  }

  /** @param declared namespaces that an element around this one declares */
  element(particle: Particle, value: unknown, declared: ReadonlySet<string>, declarations = ''): string {
    const { namespace } = particle;
    const name = this.prefixOf(namespace) + particle.name;
    const inside = this.within(declared, [namespace]);
    // An element of another namespace brings it along, unless its parent did: TrackingId in the detail of a fault.
    const opening = `<${name}${this.declare(namespace, declared)}${declarations}`;
    if (value === null || value === undefined) return `${opening} i:nil="true"/>`;
    const { attributes, text } = this.content(particle.type, value, inside);
    return text === '' ? `${opening}${attributes}/>` : `${opening}${attributes}>${text}</${name}>`;
  }

  private content(type: QName, value: unknown, declared: ReadonlySet<string>): Content {
    if (!this.contract.types.has(type)) {
      return { attributes: '', text: escapeText(Array.isArray(value) ? value.join(' ') : String(value)) };
    }
    return Array.isArray(value) ? this.list(type, value, declared) : this.object(type, value as Written, declared);
  }

  private list(type: QName, items: unknown[], declared: ReadonlySet<string>): Content {
    const [item] = particlesOf(this.contract, type);
    if (!item) return { attributes: '', text: '' };
    const inside = this.within(declared, [item.namespace]);
    return {
      attributes: this.declare(item.namespace, declared),
      text: items.map((each) => this.element(item, each, inside)).join(''),
    };
  }

  private object(declaredType: QName, object: Written, declared: ReadonlySet<string>): Content {
    const type = this.classOf(declaredType, object);
    const particles = particlesOf(this.contract, type).filter((each) => this.isWritten(declaredType, each, object));
    const namespaces = new Set(particles.map(({ namespace }) => namespace));
    const inside = this.within(declared, [...namespaces]);
    const class_ = type === declaredType ? '' : ` i:type="${this.prefix}${localName(type)}"`;
    return {
      attributes: [...namespaces].map((namespace) => this.declare(namespace, declared)).join('') + class_,
      text: particles.map((each) => this.element(each, object[memberName(each.name)], inside)).join(''),
    };
  }

  private declare(namespace: string, declared: ReadonlySet<string>): string {
    if (namespace === this.home || declared.has(namespace)) return '';
    return ` xmlns:${this.prefixOf(namespace).slice(0, -1)}="${namespace}"`;
  }

  private within(declared: ReadonlySet<string>, namespaces: string[]): ReadonlySet<string> {
    return namespaces.every((each) => this.declare(each, declared) === '')
      ? declared
      : new Set([...declared, ...namespaces]);
  }

  private prefixOf(namespace: string): string {
    if (namespace === this.home) return this.prefix;
    let prefix = this.prefixes.get(namespace);
    if (prefix === undefined) {
      prefix = `${'acdefg'[this.prefixes.size]}:`;
      this.prefixes.set(namespace, prefix);
    }
    return prefix;
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
