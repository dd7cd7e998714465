import fc from 'fast-check';
import {
  type Contract,
  derivedTypes,
  localName,
  type Particle,
  particlesOf,
  type QName,
} from '../../src/contract/contract.js';
import { memberName } from '../../src/emulator/member-name.js';
import { sendableText } from './arbitraries.js';

export type Members = { [member: string]: unknown };

/** 100 code points of four bytes: the longest name that there is, in every way of counting it. */
const longest = '🎯'.repeat(100);
const text = fc.oneof(sendableText, fc.constant(longest));
const decimal = fc.oneof(
  fc.constantFrom('0', '0.1', '-0.000001', '9999999999999999999999999999', '0.30000000000000000001'),
  fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }).map(String),
);

/** Values of the simple types by their names in XML Schema, as bingctl has them. */
const simple: { [type: string]: fc.Arbitrary<unknown> } = {
  string: text,
  long: fc.oneof(
    fc.constantFrom('9223372036854775807', '-9223372036854775808', '9007199254740993'),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String),
  ),
  int: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  unsignedByte: fc.integer({ min: 0, max: 255 }),
  boolean: fc.boolean(),
  decimal,
  dateTime: fc.constantFrom('2026-11-25T08:00:00', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59.9999999'),
  base64Binary: fc.constantFrom('AAAA', 'AP8BAg=='),
};

/**
 * Any value that a type of the contract has room for: members in the contract's words, all of them there, null wherever
 * that is allowed. What has a class of its own names it in `class`, as the emulator does.
 */
export function anyOf(contract: Contract, type: QName, depth = 0): fc.Arbitrary<unknown> {
  const complex = contract.types.get(type);
  if (!complex) return anySimple(contract, type);
  const [only, ...more] = particlesOf(contract, type);
  if (only && more.length === 0 && only.maxOccurs > 1) {
    return fc.array(anyMember(contract, only, depth + 1), { maxLength: 3 });
  }
  const derived = derivedTypes(contract, type).map(({ name }) => name);
  if (derived.length === 0) return anyObject(contract, type, depth);
  // Nothing in a goal is of no type at all; of errors there are plain ones.
  const classes = localName(type) === 'ConversionGoal' ? derived : [type, ...derived];
  return fc
    .constantFrom(...classes)
    .chain((of) => anyObject(contract, of, depth).map((members) => ({ ...members, ...named(contract, of) })));
}

/** The members of the root of a request or of an answer: its lists are there. */
export function anyMessage(contract: Contract, type: QName): fc.Arbitrary<Members> {
  return anyObject(contract, type, 0);
}

function named(contract: Contract, of: QName): Members {
  const has = particlesOf(contract, of).some(({ name }) => name === 'Type');
  return { class: localName(of), ...(has && { type: localName(of).replace(/Goal$/, '') }) };
}

function anyObject(contract: Contract, type: QName, depth: number): fc.Arbitrary<Members> {
  const members = particlesOf(contract, type).map((particle): [string, fc.Arbitrary<unknown>] => [
    memberName(particle.name),
    anyMember(contract, particle, depth),
  ]);
  return fc.record(Object.fromEntries(members), { noNullPrototype: true });
}

function anyMember(contract: Contract, { type, nillable }: Particle, depth: number): fc.Arbitrary<unknown> {
  const value = anyOf(contract, type, depth + 1);
  // A list of the message itself that is null counts as an empty one: that is a rule, and tested where it is written.
  return nillable && !(depth === 0 && contract.types.has(type)) ? fc.option(value, { freq: 4 }) : value;
}

function anySimple(contract: Contract, type: QName): fc.Arbitrary<unknown> {
  const enumeration = contract.enumerations.get(type);
  if (enumeration?.isList) return fc.subarray(enumeration.values, { minLength: 1 });
  if (enumeration) return fc.constantFrom(...enumeration.values);
  const values = simple[localName(type)];
  if (!values) throw new Error(`no values are known for ${type}`);
  return values;
}

/** Without `class`, as the client has it. */
export function withoutClass(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutClass);
  if (typeof value !== 'object' || value === null) return value;
  const { class: _, ...members } = value as Members;
  return Object.fromEntries(Object.entries(members).map(([name, each]) => [name, withoutClass(each)]));
}
