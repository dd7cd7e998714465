import {
  type Contract,
  contractOf,
  derivedTypes,
  localName,
  particlesOf,
  type QName,
  qname,
} from '../../src/contract/contract.js';
import { serviceOf } from '../../src/contract/services.js';
import type { Emulator } from '../../src/emulator/server.js';
import { postRest, restAddresses } from './rest-wire.js';
import { type Caller, customerV13, envelope, post, Read, type Reply, type Value } from './wire.js';

/*
 * A case is written once, in the service's own names, and played over each face. How a request looks on the wire comes
 * from here and from the contract alone: nothing of the emulator's readers, nothing of the client's writers.
 */

export const transports = ['soap', 'rest'] as const;
export type Transport = (typeof transports)[number];

/** Ids and words are text, a set of words is a list, and a goal says its class by `Type`. */
export type Member = string | number | boolean | null | Member[] | { [name: string]: Member };
export type Members = { [name: string]: Member };

/** An answer whose scalars are all text, so that the two faces can be compared. */
export interface Asked {
  status: number;
  answer: { [member: string]: Value };
  /** `[index, code]` of each partial error. */
  refusals: [number, number][];
  /** The codes of a fault, with the kind of its detail. */
  fault: { kind: string; codes: number[] } | string;
}

export type Ask = (emulator: Emulator, operation: string, request: Members, caller?: Caller) => Promise<Asked>;

const contracts = {
  CampaignManagement: await contractOf('CampaignManagement'),
  CustomerManagement: await contractOf('CustomerManagement'),
};

interface Face {
  send(emulator: Emulator, operation: string, request: Members, caller?: Caller): Promise<Reply>;
  read(reply: Reply): Asked;
}

export const faces: Record<Transport, Face> = {
  soap: {
    send(emulator, operation, request, caller) {
      const contract = contracts[serviceOf(operation) ?? 'CampaignManagement'];
      const type = qname(contract.targetNamespace, `${operation}Request`);
      const content = childrenXml(contract, contract.elements.get(type) ?? type, request);
      return post(emulator, operation, envelope(operation, content, caller));
    },
    read({ status, text }) {
      const read = new Read(status, text);
      const { fault, refusals } = read;
      return { status, fault, refusals, answer: withoutClasses(read.answer) as Asked['answer'] };
    },
  },
  rest: {
    send(emulator, operation, request, caller) {
      const [method = '', path = ''] = restAddresses[operation]?.split(' ') ?? [];
      const body = JSON.stringify(request, (name, value) => (flags.test(name) && value ? value.join(',') : value));
      return postRest(emulator, path, body, { method, ...(caller && { caller }) });
    },
    read({ status, text }) {
      const json = JSON.parse(text) as RestAnswer;
      const codes = (json.Errors ?? json.OperationErrors ?? []).map(({ Code }) => Code);
      return {
        status,
        answer: texts(json) as Asked['answer'],
        refusals: (json.PartialErrors ?? []).map(({ Index, Code }) => [Index, Code]),
        fault: json.Type === undefined ? 'no fault' : { kind: json.Type, codes },
      };
    },
  },
};

/** Calls an operation and reads the answer, or the fault. */
export function asking(transport: Transport): Ask {
  const { send, read } = faces[transport];
  return async (...call) => read(await send(...call));
}

/** What of an answer or a fault is looked at here. */
interface RestAnswer {
  Type?: string;
  PartialErrors?: { Code: number; Index: number }[];
  Errors?: { Code: number }[];
  OperationErrors?: { Code: number }[];
}

/** Sets of words: a list in a case, with spaces in XML, with commas in JSON. */
const flags = /^(ConversionGoalTypes|ReturnAdditionalFields)$/;

function childrenXml(contract: Contract, type: QName, members: Members): string {
  const particles = particlesOf(contract, type);
  const unknown = Object.keys(members).filter((name) => !particles.some((particle) => particle.name === name));
  if (unknown.length > 0) throw new Error(`${localName(type)} has no ${unknown.join(', ')}`);
  return particles
    .filter(({ name }) => members[name] !== undefined)
    .map(({ name, namespace, type: of }) =>
      elementXml(contract, prefixed(contract, namespace, name), of, members[name] ?? null),
    )
    .join('');
}

/** The prefixes that every envelope here declares. */
function prefixed({ targetNamespace }: Contract, namespace: string, name: string): string {
  if (namespace === targetNamespace) return name;
  return (namespace === `${customerV13}/Entities` ? 'e:' : 'a:') + name;
}

function elementXml(contract: Contract, name: string, type: QName, value: Member): string {
  if (value === null) return `<${name} i:nil="true"/>`;
  if (!contract.types.has(type)) {
    const text = Array.isArray(value) ? value.join(' ') : String(value);
    return `<${name}>${text.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</${name}>`;
  }
  if (Array.isArray(value)) {
    const [item] = particlesOf(contract, type);
    if (!item) throw new Error(`${localName(type)} is no list`);
    const itemName = prefixed(contract, item.namespace, item.name);
    return `<${name}>${value.map((each) => elementXml(contract, itemName, item.type, each)).join('')}</${name}>`;
  }
  const { Type, ...members } = value as Members;
  const class_ = derivedTypes(contract, type).find((derived) => localName(derived.name) === `${Type}Goal`);
  if (class_) return `<${name} i:type="${Type}Goal">${childrenXml(contract, class_.name, members)}</${name}>`;
  return `<${name}>${childrenXml(contract, type, value as Members)}</${name}>`;
}

function withoutClasses(value: Value): Value {
  if (Array.isArray(value)) return value.map(withoutClasses);
  if (typeof value !== 'object' || value === null) return value;
  const { 'i:type': _, ...members } = value;
  return Object.fromEntries(Object.entries(members).map(([name, member]) => [name, withoutClasses(member)]));
}

function texts(value: unknown): Value {
  if (value === null) return null;
  if (Array.isArray(value)) return value.map(texts);
  if (typeof value !== 'object') return String(value);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, texts(member)]));
}
