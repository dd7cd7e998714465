import {
  type ComplexType,
  type Contract,
  localName,
  namespaceOf,
  particlesOf,
  type QName,
  qname,
  xsd,
} from '../../contract/contract.js';
import { listItem, memberName } from './encode.js';
import { decimalText, isInt, isLong } from './lexical.js';
import { child, type XmlElement } from './xml.js';

const goalBase = 'ConversionGoal';

/**
 * The answer to an operation: every member of its type in the contract's order, null where nothing came, an empty list
 * where a list of the answer itself is nil or left out (PartialErrors comes in all three forms).
 * @throws Error when a value is not of its type
 */
export function decodeAnswer(contract: Contract, type: QName, element: XmlElement): Record<string, unknown> {
  const answer = decodeObject(contract, type, element);
  for (const particle of particlesOf(contract, type)) {
    const list = contract.types.get(particle.type);
    if (list && listItem(list)) answer[memberName(particle.name)] ??= [];
  }
  return answer;
}

function decodeValue(contract: Contract, type: QName, element: XmlElement): unknown {
  if (element.nil) return null;
  const complex = contract.types.get(type);
  if (!complex) return decodeText(contract, type, element);
  const item = listItem(complex);
  // Read by local name: documentation and service differ in the namespace of these items. A nil one keeps its place.
  if (item) {
    return element.children
      .filter(({ name }) => name === item.name)
      .map((each) => decodeValue(contract, item.type, each));
  }
  return decodeObject(contract, classOf(contract, complex, element) ?? type, element);
}

function decodeObject(contract: Contract, type: QName, element: XmlElement): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  const known = new Set<string>();
  const isGoal = contract.types.get(type)?.base === qname(namespaceOf(type), goalBase) || localName(type) === goalBase;
  for (const particle of particlesOf(contract, type)) {
    known.add(particle.name);
    const found = child(element, particle.name);
    if (isGoal && particle.name === 'Type') object.type = goalTypeOf(element, found);
    else if (found) object[memberName(particle.name)] = decodeValue(contract, particle.type, found);
    // A number that is left out is one that has its type's default (.NET data contracts).
    else object[memberName(particle.name)] = particle.type === qname(xsd, 'int') && !particle.nillable ? 0 : null;
  }
  for (const extra of element.children) {
    if (!known.has(extra.name)) add(object, extra);
  }
  return object;
}

/** The class that the element names, if the contract knows it as a kind of what was promised. */
function classOf(contract: Contract, promised: ComplexType, element: XmlElement): QName | null {
  const namespace = namespaceOf(promised.name);
  const isGoal = localName(promised.name) === goalBase;
  const name =
    element.type ?? (isGoal && child(element, 'Type')?.text ? `${child(element, 'Type')?.text.trim()}Goal` : null);
  const derived = name && contract.types.get(qname(namespace, name));
  return derived && derived.base === promised.name ? derived.name : null;
}

/** A type of goal that is newer than the contract keeps its name. */
function goalTypeOf(element: XmlElement, sent: XmlElement | undefined): string | null {
  if (element.type && element.type !== goalBase) return element.type.replace(/Goal$/, '');
  return sent && !sent.nil ? sent.text.trim() : null;
}

function decodeText(contract: Contract, type: QName, { name, text }: XmlElement): unknown {
  if (type === qname(xsd, 'string')) return text;
  const enumeration = contract.enumerations.get(type);
  const word = text.trim();
  if (enumeration?.isList) return word === '' ? [] : word.split(/\s+/);
  if (word === '') return null;
  switch (type) {
    case qname(xsd, 'long'):
      if (isLong(word)) return word;
      break;
    case qname(xsd, 'int'):
      if (isInt(word)) return Number(word);
      break;
    case qname(xsd, 'boolean'):
      if (/^(true|false|1|0)$/i.test(word)) return /^(true|1)$/i.test(word);
      break;
    case qname(xsd, 'decimal'): {
      const decimal = decimalText(word);
      if (decimal !== null) return decimal;
      break;
    }
    default:
      return word;
  }
  throw new Error(`its ${name} is not of type ${localName(type)}`);
}

/** An element that the contract does not know is passed on as it is: as text, an object, or a list where it is repeated. */
function add(object: Record<string, unknown>, element: XmlElement): void {
  const member = memberName(element.name);
  // Assigning to this one would change the object's prototype.
  if (member === '__proto__') return;
  const value = passedOn(element);
  if (!Object.hasOwn(object, member)) object[member] = value;
  else if (Array.isArray(object[member])) object[member].push(value);
  else object[member] = [object[member], value];
}

function passedOn(element: XmlElement): unknown {
  if (element.nil) return null;
  if (element.children.length === 0) return element.text;
  const object: Record<string, unknown> = {};
  for (const each of element.children) add(object, each);
  return object;
}
