import {
  type Contract,
  derivedTypes,
  localName,
  namespaceOf,
  type PlacedParticle,
  particlesOf,
  type QName,
  xsd,
} from '../../contract/contract.js';
import { goalClass, goalTypes } from '../../domain/goal.js';
import { memberName } from '../member-name.js';
import type { Switches } from '../switches.js';
import { InvalidJson } from './invalid-json.js';
import { type Json, memberPath } from './json.js';
import { readScalar } from './scalars.js';

export interface BindOptions {
  contract: Contract;
  unknownMembers: Switches['unknownMembers'];
}

/**
 * Binds a JSON object to a type of the contract: members in camelCase, lists as arrays with null for null, sets of words
 * as arrays, ids and decimals as text. A member that was left out is absent; the order of members means nothing.
 * @throws InvalidJson for all that the contract does not allow
 */
export function bindAs(type: QName, json: Json, options: BindOptions): Record<string, unknown> {
  return new Binder(options).object(type, json, '$');
}

class Binder {
  private readonly options: BindOptions;

  constructor(options: BindOptions) {
    this.options = options;
  }

  object(declared: QName, json: Json, path: string): Record<string, unknown> {
    const { contract, unknownMembers } = this.options;
    if (json.kind !== 'object') throw new InvalidJson(json.end, path);
    const isBase = derivedTypes(contract, declared).length > 0;
    const type = isBase ? this.classOf(declared, json, path) : declared;
    const bound: Record<string, unknown> = isBase ? { class: localName(type) } : {};
    const particles = particlesOf(contract, type);
    for (const [name, value] of json.members) {
      const particle = particles.find((each) => each.name === name);
      if (!particle && unknownMembers === 'refuse') throw new InvalidJson(value.end, path + memberPath(name));
      // The class has been read from it.
      if (!particle || (isBase && name === 'Type')) continue;
      bound[memberName(name)] = this.value(particle, value, path + memberPath(name));
    }
    return bound;
  }

  private value({ type, nillable }: Pick<PlacedParticle, 'type' | 'nillable'>, json: Json, path: string): unknown {
    const { contract } = this.options;
    const invalid = () => new InvalidJson(json.end, path);
    if (json.kind === 'null') {
      // .NET has no null for a number or a word.
      if (!nillable) throw invalid();
      return null;
    }
    if (contract.types.has(type)) {
      const [item, ...others] = particlesOf(contract, type);
      // ArrayOf…: the list is the value.
      if (!item || others.length > 0 || item.maxOccurs === 1) return this.object(type, json, path);
      if (json.kind !== 'list') throw invalid();
      return json.items.map((each, index) => this.value(item, each, `${path}[${index}]`));
    }
    const enumeration = contract.enumerations.get(type);
    if (enumeration) {
      if (json.kind !== 'string') throw invalid();
      // One string for a set, with or without a space behind the comma: Microsoft's own clients differ.
      const words = enumeration.isList ? json.text.split(',').map((word) => word.trim()) : [json.text];
      if (!words.every((word) => enumeration.values.includes(word))) throw invalid();
      return enumeration.isList ? words : words[0];
    }
    const scalar = namespaceOf(type) === xsd ? readScalar(localName(type), json) : undefined;
    if (scalar === undefined) throw invalid();
    return scalar;
  }

  /**
   * The class that `Type` names. Microsoft's clients send the short word (`Url`), the documentation's templates and others
   * that of the class (`UrlGoal`). Without one the service reads no request at all (seen live over REST, with reports).
   */
  private classOf(declared: QName, json: Json & { kind: 'object' }, path: string): QName {
    const type = json.members.get('Type');
    const class_ = type?.kind === 'string' ? classNames.get(type.text) : undefined;
    const found = derivedTypes(this.options.contract, declared).find(({ name }) => localName(name) === class_);
    if (!found) throw new InvalidJson(type?.end ?? json.end, type ? `${path}.Type` : path);
    return found.name;
  }
}

const classNames: ReadonlyMap<string, string> = new Map(
  goalTypes.flatMap((type) => [type, goalClass(type)].map((named) => [named, goalClass(type)] as const)),
);
