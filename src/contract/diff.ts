import type { Severity } from '../domain/severity.js';
import { type Contract, contractOf, derivedTypes, localName, type Operation, type QName } from './contract.js';
import { diffEnumeration, diffType } from './diff-types.js';
import type { Service } from './services.js';

/** One thing in which the service's contract differs from the packaged one, and what that means for a user. */
export interface ContractDifference {
  severity: Severity;
  /** `AddUetTags`, `UetTag.Industry`, `ConversionGoalCategory`. */
  subject: string;
  /** What the packaged contract says; null for what it does not have. */
  packaged: string | null;
  /** What the service's says; null for what is gone. */
  live: string | null;
  /** What is different, as a sentence. */
  message: string;
  /** What follows from it. */
  meaning: string;
}

/** A difference, and the service that it is about. */
export interface ServiceDifference extends ContractDifference {
  service: Service;
}

/** Which way a type travels: what breaks a request may be of no matter in an answer, and the other way round. */
export interface Travels {
  sent: boolean;
  received: boolean;
}

/**
 * What the service's contract says otherwise about the operations that the packaged one has; whatever else it offers is
 * left out. Gravest first.
 */
export function diffContracts(packaged: Contract, live: Contract): ContractDifference[] {
  const found: ContractDifference[] = [];
  if (pathOf(packaged.address) !== pathOf(live.address)) {
    found.push({
      severity: 'warning',
      subject: 'address',
      packaged: packaged.address,
      live: live.address,
      message: 'the service names another path',
      meaning: 'calls go to the packaged path; nothing has to be done while it answers',
    });
  }
  for (const operation of packaged.operations.values()) {
    found.push(...diffOperation(operation, live.operations.get(operation.name)));
  }
  for (const [name, travels] of typesInUse(packaged)) {
    if (packaged.types.has(name)) found.push(...diffType(packaged, live, name, travels));
    else if (packaged.enumerations.has(name)) found.push(...diffEnumeration(packaged, live, name, travels));
  }
  return gravestFirst(found);
}

/** What a service's own contract says otherwise than the packaged one. Gravest first. */
export async function differencesOf(service: Service, live: Contract): Promise<ServiceDifference[]> {
  return diffContracts(await contractOf(service), live).map((difference) => ({ service, ...difference }));
}

/** In the order of their severity; otherwise as they are. */
export function gravestFirst<T extends ContractDifference>(differences: readonly T[]): T[] {
  const order: Severity[] = ['error', 'warning', 'info'];
  return differences.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

/** The host is the environment's: the sandbox and the emulator name their own. */
function pathOf(address: string): string {
  return URL.canParse(address) ? new URL(address).pathname : address;
}

function diffOperation(ours: Operation, theirs: Operation | undefined): ContractDifference[] {
  const { name } = ours;
  if (!theirs) {
    return [
      {
        severity: 'error',
        subject: name,
        packaged: name,
        live: null,
        message: `the operation ${name} is gone`,
        meaning: 'commands that need it fail: look for an update of bingctl',
      },
    ];
  }
  const found: ContractDifference[] = [];
  const compare = (message: string, was: string, is: string, meaning: string) => {
    if (was !== is) found.push({ severity: 'error', subject: name, packaged: was, live: is, message, meaning });
  };
  compare('its SOAPAction is another', ours.soapAction, theirs.soapAction, calls);
  compare('its request is another element', ours.request, theirs.request, calls);
  compare(
    'its answer is another element',
    ours.response,
    theirs.response,
    'its answers could be unreadable: report it',
  );
  const headers = theirs.headers.filter((header) => ours.headers.includes(header));
  compare('its header elements changed', ours.headers.join(' '), headers.join(' '), calls);
  for (const header of theirs.headers.filter((each) => !ours.headers.includes(each))) {
    found.push({
      severity: 'info',
      subject: name,
      packaged: null,
      live: header,
      message: `a new header element ${header}`,
      meaning: 'bingctl does not send it; calls work as long as it is optional',
    });
  }
  return found;
}

const calls = 'calls could be refused: report it';

/** Every type that the operations reach, by way of members and kinds, and which way it travels. */
function typesInUse(of: Contract): Map<QName, Travels> {
  const used = new Map<QName, Travels>();
  const visit = (name: QName, way: keyof Travels): void => {
    const travels = used.get(name) ?? { sent: false, received: false };
    if (travels[way]) return;
    travels[way] = true;
    used.set(name, travels);
    const type = of.types.get(name);
    if (!type) return;
    if (type.base) visit(type.base, way);
    for (const particle of type.particles) visit(particle.type, way);
    for (const derived of derivedTypes(of, name)) visit(derived.name, way);
  };
  for (const { request, response } of of.operations.values()) {
    visit(of.elements.get(request) ?? request, 'sent');
    visit(of.elements.get(response) ?? response, 'received');
  }
  for (const [element, type] of of.elements) {
    if (/Fault(Detail)?$/.test(localName(element))) visit(type, 'received');
  }
  return used;
}
