import {
  type ComplexType,
  type Contract,
  localName,
  namespaceOf,
  type Particle,
  particlesOf,
  type QName,
  qname,
  simpleTypes,
} from '../contract/contract.js';
import { type GoalType, goalClass } from '../domain/goal.js';
import { usage } from '../errors.js';
import { decimalText, isInt, isLong, unsendable } from './lexical.js';
import { goalBase, listItem, memberName } from './members.js';

/** How a transport writes what a request is made of; `T` is a written piece. */
export interface Notation<T> {
  /** A member that is null. */
  nothing: T;
  /** An item of a list that is null. */
  nothingInList: T;
  /** A value of a simple type, in the lexical form that XML Schema and JSON share. */
  value(text: string, type: QName): T;
  /** A set of words; undefined where the transport has no way to write this one, so that it is left out. */
  words(words: readonly string[]): T | undefined;
  list(item: Particle, items: T[]): T;
  object(members: [name: string, written: T][]): T;
  /** An object of a family whose members are told apart by their type. */
  goal(type: GoalType, members: [name: string, written: T][]): T;
}

/**
 * A request in the contract's words and order, every value checked against its type: a transport only spells it.
 * @param request members in camelCase, in any order; undefined is left out, null is sent as such
 * @throws BingctlError of kind `usage`, naming the member that cannot be sent
 */
export function encodeRequest<T>(contract: Contract, type: QName, request: object, notation: Notation<T>): T {
  const members = (of: QName, value: Record<string, unknown>, path: string): [string, T][] => {
    const written: [string, T][] = [];
    const known = new Set<string>();
    for (const particle of particlesOf(contract, of)) {
      const name = memberName(particle.name);
      known.add(name);
      const given = Object.hasOwn(value, name) ? value[name] : undefined;
      const piece = given === undefined ? undefined : member(particle, given, join(path, name));
      if (piece !== undefined) written.push([particle.name, piece]);
    }
    for (const name of Object.keys(value)) {
      if (value[name] !== undefined && !known.has(name)) {
        throw usage(`${join(path, name)} is unknown: ${localName(of)} has no such member`);
      }
    }
    return written;
  };

  const member = (particle: Particle, value: unknown, path: string): T | undefined => {
    if (value === null) {
      if (!particle.nillable) throw usage(`${path} cannot be null`);
      return notation.nothing;
    }
    if (contract.enumerations.get(particle.type)?.isList) return notation.words(wordsOf(value, path));
    const complex = contract.types.get(particle.type);
    return complex
      ? piece(complex, value, path)
      : notation.value(textOf(contract, particle.type, value, path), particle.type);
  };

  const piece = (complex: ComplexType, value: unknown, path: string): T => {
    const item = listItem(complex);
    if (item) {
      if (!Array.isArray(value)) throw usage(`${path} must be a list`);
      return notation.list(
        item,
        value.map((each, index) => {
          const written = each === null || each === undefined ? undefined : member(item, each, `${path}[${index}]`);
          return written ?? notation.nothingInList;
        }),
      );
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw usage(`${path} must be an object`);
    if (localName(complex.name) !== goalBase) return notation.object(members(complex.name, { ...value }, path));

    const { type: goalType, ...others } = value as Record<string, unknown>;
    const derived = qname(namespaceOf(complex.name), goalClass(goalType as GoalType));
    if (typeof goalType !== 'string' || !/^[A-Za-z]\w*$/.test(goalType)) {
      throw usage(`${path}.type is not a type of goal: ${String(goalType)}`);
    }
    // A type that came after the packaged contract has at least the members that all goals have.
    const known = contract.types.has(derived) ? derived : complex.name;
    return notation.goal(goalType as GoalType, members(known, others, path));
  };

  return notation.object(members(type, request as Record<string, unknown>, ''));
}

function textOf(contract: Contract, type: QName, value: unknown, path: string): string {
  const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  if (typeof text !== 'string') throw usage(`${path} must be text`);
  switch (type) {
    case simpleTypes.long:
      if (!isLong(text)) throw usage(`${path} must be a whole number of 64 bits, in digits`);
      return text;
    case simpleTypes.int:
      if (!isInt(text)) throw usage(`${path} must be a whole number of 32 bits`);
      return text;
    case simpleTypes.boolean:
      if (text !== 'true' && text !== 'false') throw usage(`${path} must be true or false`);
      return text;
    case simpleTypes.decimal: {
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

function wordsOf(value: unknown, path: string): string[] {
  const list = Array.isArray(value) ? value : [value];
  if (!list.every((word) => typeof word === 'string' && isWord(word))) throw usage(`${path} must be a list of words`);
  return list;
}

function isWord(text: string): boolean {
  return /^\w+$/.test(text);
}

function join(path: string, member: string): string {
  return path === '' ? member : `${path}.${member}`;
}
