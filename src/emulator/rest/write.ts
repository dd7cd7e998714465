import { type Contract, derivedTypes, localName, particlesOf, type QName } from '../../contract/contract.js';
import { leftOutWhenNull } from '../left-out.js';
import { memberName } from '../member-name.js';

type Written = Record<string, unknown>;

/**
 * Writes an object in the order of the contract. Microsoft's .NET client insists on every member that the contract knows,
 * and on none beside them: null where the object has nothing, except for those that the contract leaves out. A member of
 * the answer itself that is `undefined` is left out as well.
 */
export function writeObject(contract: Contract, type: QName, value: Written): string {
  const members = particlesOf(contract, type)
    .map(({ name, type: of }) => ({ name, of, member: value[memberName(name)] }))
    .filter(({ member }) => member !== undefined)
    .map(({ name, of, member }) => `"${name}":${writeValue(contract, of, member)}`);
  return `{${members.join(',')}}`;
}

function writeValue(contract: Contract, type: QName, value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (contract.types.has(type)) {
    if (!Array.isArray(value)) return writeMember(contract, type, value as Written);
    const [item] = particlesOf(contract, type);
    return `[${value.map((each) => (item ? writeValue(contract, item.type, each) : 'null')).join(',')}]`;
  }
  switch (localName(type)) {
    case 'int':
    case 'unsignedByte':
    case 'boolean':
    // A decimal is kept as the text of a number.
    case 'decimal':
      return String(value);
    default:
      // Ids are strings: they are 64-bit. Sets of words are one string with commas.
      return JSON.stringify(Array.isArray(value) ? value.join(', ') : String(value));
  }
}

function writeMember(contract: Contract, declared: QName, object: Written): string {
  const type = derivedTypes(contract, declared).find(({ name }) => localName(name) === object.class)?.name ?? declared;
  const whole: Written = {};
  for (const { name } of particlesOf(contract, type)) {
    const member = memberName(name);
    const given = object[member] ?? null;
    if (given !== null || !leftOutWhenNull.has(`${localName(declared)}.${member}`)) whole[member] = given;
  }
  return writeObject(contract, type, whole);
}
