import {
  type ComplexType,
  type Contract,
  localName,
  namespaceOf,
  type Particle,
  particlesOf,
  type QName,
  qname,
  xsd,
} from '../../contract/contract.js';
import { type GoalType, goalClass } from '../../domain/goal.js';
import { usage } from '../../errors.js';
import { ownPrefix } from './excerpt.js';
import { decimalText, isInt, isLong } from './lexical.js';
import { escapeText, unsendable } from './xml.js';

/** What the `soap` package takes: elements by name, in the order in which they are to be written. */
export type Elements = { [name: string]: Encoded };
type Encoded = string | null | Elements | Encoded[];

/** The base of a family whose members the service tells apart by `i:type` alone. */
const goalBase = 'ConversionGoal';

/**
 * A request in the contract's words and order, for the `soap` package: which itself keeps the order of the keys, writes
 * no `xsi:type`, and repeats the element of a flag enum.
 * @param request members in camelCase, in any order; undefined is left out, null is sent as nil
 * @throws BingctlError of kind `usage`, naming the member that cannot be sent
 */
export function encodeRequest(contract: Contract, type: QName, request: object): Elements {
  return encodeObject(contract, type, request as Record<string, unknown>, '');
}

function encodeObject(contract: Contract, type: QName, value: Record<string, unknown>, path: string): Elements {
  const elements: Elements = {};
  const members = new Set<string>();
  for (const particle of particlesOf(contract, type)) {
    const member = memberName(particle.name);
    members.add(member);
    const given = Object.hasOwn(value, member) ? value[member] : undefined;
    if (given !== undefined) elements[particle.name] = encodeMember(contract, particle, given, join(path, member));
  }
  for (const member of Object.keys(value)) {
    if (value[member] !== undefined && !members.has(member)) {
      throw usage(`${join(path, member)} is unknown: ${localName(type)} has no such member`);
    }
  }
  return elements;
}

function encodeMember(contract: Contract, particle: Particle, value: unknown, path: string): Encoded {
  if (value === null) {
    if (!particle.nillable) throw usage(`${path} cannot be null`);
    return null;
  }
  const list = contract.enumerations.get(particle.type)?.isList;
  if (list) return words(value, path);
  const type = contract.types.get(particle.type);
  if (type) return encodeComplex(contract, type, value, path);
  return escapeText(encodeText(contract, particle.type, value, path));
}

function encodeComplex(contract: Contract, type: ComplexType, value: unknown, path: string): Encoded {
  const item = listItem(type);
  if (item) {
    if (!Array.isArray(value)) throw usage(`${path} must be a list`);
    return { [item.name]: value.map((each, index) => encodeItem(contract, item, each, `${path}[${index}]`)) };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw usage(`${path} must be an object`);
  if (localName(type.name) !== goalBase) return encodeObject(contract, type.name, { ...value }, path);

  const { type: goalType, ...members } = value as Record<string, unknown>;
  const derived = qname(namespaceOf(type.name), goalClass(goalType as GoalType));
  if (!contract.types.has(derived)) throw usage(`${path}.type is not a type of goal: ${String(goalType)}`);
  // The class is the type: the documentation asks that the element Type is not sent (ConversionGoal, conversiongoal.md).
  return {
    attributes: { 'xsi:type': `${ownPrefix}:${localName(derived)}` },
    ...encodeObject(contract, derived, members, path),
  };
}

function encodeItem(contract: Contract, item: Particle, value: unknown, path: string): Encoded {
  // The package writes nil for a member that is null, and an empty element for an item that is.
  if (value === null || value === undefined) return { attributes: { 'xsi:nil': 'true' } };
  return encodeMember(contract, item, value, path);
}

function encodeText(contract: Contract, type: QName, value: unknown, path: string): string {
  const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  if (typeof text !== 'string') throw usage(`${path} must be text`);
  switch (type) {
    case qname(xsd, 'long'):
      if (!isLong(text)) throw usage(`${path} must be a whole number of 64 bits, in digits`);
      return text;
    case qname(xsd, 'int'):
      if (!isInt(text)) throw usage(`${path} must be a whole number of 32 bits`);
      return text;
    case qname(xsd, 'boolean'):
      if (text !== 'true' && text !== 'false') throw usage(`${path} must be true or false`);
      return text;
    case qname(xsd, 'decimal'): {
      const decimal = decimalText(text);
      if (decimal === null) throw usage(`${path} must be an amount in digits`);
      return decimal;
    }
    default: {
      const mark = unsendable(text);
      if (mark) throw usage(`${path} holds ${mark}, a character that cannot be sent`);
      if (contract.enumerations.has(type) && !isWord(text)) throw usage(`${path} must be one word`);
      return text;
    }
  }
}

/** A set of words goes as one text, the words a space apart (Services Protocol, services-protocol.md). */
function words(value: unknown, path: string): string {
  const list = Array.isArray(value) ? value : [value];
  if (!list.every((word) => typeof word === 'string' && isWord(word))) throw usage(`${path} must be a list of words`);
  return list.join(' ');
}

function isWord(text: string): boolean {
  return /^\w+$/.test(text);
}

/** The item of a type that is nothing but a list, such as ArrayOfUetTag. */
export function listItem(type: ComplexType): Particle | null {
  const [only, more] = type.particles;
  return only && !more && type.base === null && only.maxOccurs > 1 ? only : null;
}

/** The contract's words begin with a capital letter, ours with a small one. */
export function memberName(element: string): string {
  return element.charAt(0).toLowerCase() + element.slice(1);
}

function join(path: string, member: string): string {
  return path === '' ? member : `${path}.${member}`;
}
