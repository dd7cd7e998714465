import {
  type ComplexType,
  type Contract,
  localName,
  namespaceOf,
  onceForEach,
  type Particle,
  particlesOf,
  type QName,
  qname,
  simpleTypes,
} from '../contract/contract.js';
import { decimalText, isInt, isLong } from './lexical.js';
import { goalBase, listItem, memberName, put } from './members.js';

/** How a transport's answer is taken apart; `N` is a piece of one: an XML element, a JSON value. */
export interface Reading<N> {
  isNull(piece: N): boolean;
  /** The text of a single value. @throws Error when it is none */
  text(piece: N): string;
  /** The items of a list, in their places. @throws Error when it is none */
  items(piece: N, itemName: string): N[];
  /** @param name in the contract's spelling */
  member(piece: N, name: string): N | undefined;
  /** Members that the contract does not know, in our spelling, as they are to be passed on. */
  others(piece: N, known: ReadonlySet<string>): [name: string, value: unknown][];
  /** The class that the piece names beside its members. */
  className(piece: N): string | null;
}

/**
 * The answer to an operation, the same whichever transport brought it: every member of its type in the contract's order,
 * null where nothing came, an empty list where a list of the answer itself is null or left out (PartialErrors comes in
 * all three forms), then what the contract does not know.
 * @throws Error when a value is not of its type
 */
export function decodeAnswer<N>(
  contract: Contract,
  type: QName,
  piece: N,
  reading: Reading<N>,
): Record<string, unknown> {
  const value = (of: QName, name: string, at: N): unknown => {
    if (reading.isNull(at)) return null;
    const complex = contract.types.get(of);
    if (!complex) return single(contract, of, name, reading.text(at));
    const item = listItem(complex);
    // A null item keeps its place: the lists of an answer line up with those of the request.
    if (item) return reading.items(at, item.name).map((each) => value(item.type, item.name, each));
    return object(derivedFor(contract, complex, at, reading) ?? of, at);
  };

  const object = (of: QName, at: N): Record<string, unknown> => {
    const found: Record<string, unknown> = {};
    const { isGoal, members, known } = layoutOf(contract, of);
    for (const { name, member, type: own, absent } of members) {
      const piece = reading.member(at, name);
      if (isGoal && name === 'Type') found.type = goalType(at, reading);
      else found[member] = piece === undefined ? absent : value(own, name, piece);
    }
    for (const [name, passedOn] of reading.others(at, known)) put(found, name, passedOn);
    return found;
  };

  const answer = object(type, piece);
  for (const { name, type: own } of particlesOf(contract, type)) {
    const complex = contract.types.get(own);
    if (complex && listItem(complex)) answer[memberName(name)] ??= [];
  }
  return answer;
}

interface Layout {
  isGoal: boolean;
  members: readonly (Pick<Particle, 'name' | 'type'> & { member: string; absent: 0 | null })[];
  known: ReadonlySet<string>;
}

/** What an object of a type is read by. */
const layoutOf = onceForEach((contract: Contract, of: QName): Layout => {
  const particles = particlesOf(contract, of);
  return {
    isGoal: contract.types.get(of)?.base === qname(namespaceOf(of), goalBase) || localName(of) === goalBase,
    members: particles.map(({ name, type, nillable }) => {
      // A number that is left out is one that has its type's default (.NET data contracts).
      const absent = type === simpleTypes.int && !nillable ? 0 : null;
      return { name, type, member: memberName(name), absent };
    }),
    known: new Set(particles.map(({ name }) => name)),
  };
});

/** The class that the piece names, if the contract knows it as a kind of what was promised. */
function derivedFor<N>(contract: Contract, promised: ComplexType, piece: N, reading: Reading<N>): QName | null {
  const stated = reading.className(piece) ?? statedType(piece, reading);
  if (stated === null) return null;
  const isGoal = localName(promised.name) === goalBase;
  for (const name of isGoal ? [stated, `${stated}Goal`] : [stated]) {
    const derived = contract.types.get(qname(namespaceOf(promised.name), name));
    if (derived?.base === promised.name) return derived.name;
  }
  return null;
}

/**
 * A goal's type by its short name, which an unknown type keeps, too. Some write the name of the class instead
 * (`UrlGoal`): the documentation's REST template does.
 */
function goalType<N>(piece: N, reading: Reading<N>): string | null {
  const named = reading.className(piece);
  const stated = named === null || named === goalBase ? statedType(piece, reading) : named;
  return stated === null ? null : stated.replace(/Goal$/, '');
}

function statedType<N>(piece: N, reading: Reading<N>): string | null {
  const type = reading.member(piece, 'Type');
  return type === undefined || reading.isNull(type) ? null : reading.text(type).trim() || null;
}

function single(contract: Contract, type: QName, name: string, text: string): unknown {
  if (type === simpleTypes.string) return text;
  const word = text.trim();
  // A set of words: a space apart in SOAP, a comma in REST.
  if (contract.enumerations.get(type)?.isList) return word === '' ? [] : word.split(/[\s,]+/);
  if (word === '') return null;
  switch (type) {
    case simpleTypes.long:
      if (isLong(word)) return word;
      break;
    case simpleTypes.int:
    case simpleTypes.unsignedByte:
      if (isInt(word)) return Number(word);
      break;
    case simpleTypes.boolean:
      if (/^(true|false|1|0)$/i.test(word)) return /^(true|1)$/i.test(word);
      break;
    case simpleTypes.decimal: {
      const decimal = decimalText(word);
      if (decimal !== null) return decimal;
      break;
    }
    default:
      return word;
  }
  throw new Error(`its ${name} is not of type ${localName(type)}`);
}
