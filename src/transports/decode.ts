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
  items(piece: N, itemName: string): readonly N[];
  member(piece: N, name: string): N | undefined;
  /**
   * Hands over each member that is known by its name in the contract's spelling, with what is known of it.
   * @returns whether there were others
   */
  each<K>(piece: N, known: ReadonlyMap<string, K>, take: (known: K, member: N) => void): boolean;
  /** Members that the contract does not know, in our spelling, as they are to be passed on. */
  others(piece: N, known: ReadonlyMap<string, unknown>): [name: string, value: unknown][];
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
  const value = (of: ValueType, at: N): unknown => {
    if (reading.isNull(at)) return null;
    const { complex, item } = of;
    if (!complex) return single(of, reading.text(at));
    // A null item keeps its place: the lists of an answer line up with those of the request.
    if (item) return reading.items(at, item.name).map((each) => value(item, each));
    return object(derivedFor(contract, complex.name, at, reading) ?? complex.name, at);
  };

  const object = (of: QName, at: N): Record<string, unknown> => {
    const { isGoal, blank, members } = layoutOf(contract, of);
    const found: Record<string, unknown> = { ...blank };
    const hasOthers = reading.each(at, members, (of, member) => {
      found[of.member] = value(of, member);
    });
    if (isGoal) found.type = goalType(at, reading);
    if (hasOthers) for (const [name, passedOn] of reading.others(at, members)) put(found, name, passedOn);
    return found;
  };

  const answer = object(type, piece);
  for (const { member, item } of layoutOf(contract, type).members.values()) if (item) answer[member] ??= [];
  return answer;
}

/** What is known of a value before it comes. */
interface ValueType {
  name: string;
  type: QName;
  complex: ComplexType | undefined;
  /** Of a type that is nothing but a list. */
  item: ValueType | null;
  /** A set of words. */
  isSet: boolean;
}

/** What an object of a type is read by. */
interface Layout {
  isGoal: boolean;
  /** All members in the order of the contract, as they are where nothing came. */
  blank: Readonly<Record<string, 0 | null>>;
  members: ReadonlyMap<string, ValueType & { member: string }>;
}

const layoutOf = onceForEach((contract: Contract, of: QName): Layout => {
  const particles = particlesOf(contract, of);
  // A number that is left out is one that has its type's default (.NET data contracts).
  const absent = ({ type, nillable }: Particle) => (type === simpleTypes.int && !nillable ? 0 : null);
  return {
    isGoal: contract.types.get(of)?.base === qname(namespaceOf(of), goalBase) || localName(of) === goalBase,
    blank: Object.fromEntries(particles.map((particle) => [memberName(particle.name), absent(particle)])),
    members: new Map(
      particles.map((particle) => [
        particle.name,
        { ...valueType(contract, particle), member: memberName(particle.name) },
      ]),
    ),
  };
});

function valueType(contract: Contract, { name, type }: Particle): ValueType {
  const complex = contract.types.get(type);
  const item = complex ? listItem(complex) : null;
  const isSet = contract.enumerations.get(type)?.isList ?? false;
  return { name, type, complex, item: item && valueType(contract, item), isSet };
}

/** The class that the piece names, if the contract knows it as a kind of what was promised. */
function derivedFor<N>(contract: Contract, promised: QName, piece: N, reading: Reading<N>): QName | null {
  const kinds = kindsOf(contract, promised);
  if (kinds.size === 0) return null;
  const stated = reading.className(piece) ?? statedType(piece, reading);
  return stated === null ? null : (kinds.get(stated) ?? null);
}

/** What extends a type, by its name; a goal's also by the short word. */
const kindsOf = onceForEach((contract: Contract, promised: QName): ReadonlyMap<string, QName> => {
  const kinds = [...contract.types.values()].filter(({ base }) => base === promised).map(({ name }) => name);
  const short = (name: QName) =>
    localName(promised) === goalBase ? localName(name).replace(/Goal$/, '') : localName(name);
  return new Map([
    ...kinds.map((name) => [short(name), name] as const),
    ...kinds.map((name) => [localName(name), name] as const),
  ]);
});

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

function single({ type, name, isSet }: ValueType, text: string): unknown {
  if (type === simpleTypes.string) return text;
  const word = text.trim();
  // A set of words: a space apart in SOAP, a comma in REST.
  if (isSet) return word === '' ? [] : word.split(/[\s,]+/);
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
