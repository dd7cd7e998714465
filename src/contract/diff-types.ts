import type { Severity } from '../domain/severity.js';
import { type ComplexType, type Contract, derivedTypes, localName, type Particle, type QName } from './contract.js';
import type { ContractDifference, Travels } from './diff.js';

const refused = 'requests could be refused: report it';
const untilUpdate = 'bingctl passes it on as it comes, and cannot set it until an update';

/** What is different about a type with members. */
export function diffType(packaged: Contract, live: Contract, name: QName, travels: Travels): ContractDifference[] {
  const ours = packaged.types.get(name);
  const theirs = live.types.get(name);
  if (!ours) return [];
  if (!theirs) return [gone(name, travels)];
  return [...diffBase(ours, theirs, travels), ...diffMembers(ours, theirs, travels), ...newKinds(packaged, live, name)];
}

/** What is different about a list of words. */
export function diffEnumeration(
  packaged: Contract,
  live: Contract,
  name: QName,
  travels: Travels,
): ContractDifference[] {
  const ours = packaged.enumerations.get(name);
  const theirs = live.enumerations.get(name);
  if (!ours) return [];
  if (!theirs) return [gone(name, travels)];
  const subject = localName(name);
  const found: ContractDifference[] = [];
  if (ours.isList !== theirs.isList) {
    const shape = (isList: boolean) => (isList ? 'a set of words' : 'one word');
    const message = `it is ${shape(theirs.isList)}, no longer ${shape(ours.isList)}`;
    found.push(difference('error', subject, shape(ours.isList), shape(theirs.isList), message, refused));
  }
  for (const word of ours.values.filter((each) => !theirs.values.includes(each))) {
    const severity = travels.sent ? 'warning' : 'info';
    found.push(
      difference(severity, subject, word, null, `the word ${word} is gone`, 'the service refuses it: do not use it'),
    );
  }
  for (const word of theirs.values.filter((each) => !ours.values.includes(each))) {
    const meaning = 'shown where the service sends it; bingctl offers it after an update';
    found.push(difference('info', subject, null, word, `a new word ${word}`, meaning));
  }
  return found;
}

function diffBase(ours: ComplexType, theirs: ComplexType, { sent }: Travels): ContractDifference[] {
  if (ours.base === theirs.base) return [];
  const [was, is] = [ours.base, theirs.base].map((base) => base && localName(base));
  const severity = sent ? 'error' : 'warning';
  return [difference(severity, localName(ours.name), was ?? null, is ?? null, 'it extends another type', refused)];
}

function diffMembers(ours: ComplexType, theirs: ComplexType, { sent }: Travels): ContractDifference[] {
  const type = localName(ours.name);
  const found: ContractDifference[] = [];
  const kept = ours.particles.filter(({ name }) => theirs.particles.some((each) => each.name === name));

  for (const particle of ours.particles.filter((each) => !kept.includes(each))) {
    const meaning = sent ? 'requests with it could be refused: report it' : 'it is always null from now on';
    const subject = `${type}.${particle.name}`;
    found.push(difference(sent ? 'error' : 'warning', subject, shown(particle), null, 'an element is gone', meaning));
  }
  for (const particle of theirs.particles) {
    const before = kept.find(({ name }) => name === particle.name);
    if (before) found.push(...diffParticle(`${type}.${particle.name}`, before, particle, sent));
    else if (sent && particle.minOccurs > 0) {
      found.push(
        difference('error', `${type}.${particle.name}`, null, shown(particle), 'a new required element', refused),
      );
    } else {
      const message = `a new ${particle.minOccurs > 0 ? '' : 'optional '}element`;
      found.push(difference('info', `${type}.${particle.name}`, null, shown(particle), message, untilUpdate));
    }
  }

  const names = (particles: Particle[]) => particles.map(({ name }) => name).join(' ');
  const order = names(theirs.particles.filter(({ name }) => kept.some((each) => each.name === name)));
  if (order !== names(kept)) {
    // Answers are read by name; a request out of order is refused, or its element silently skipped.
    const meaning = sent ? 'values could be refused or silently lost: report it' : 'none: answers are read by name';
    found.push(difference(sent ? 'error' : 'info', type, names(kept), order, 'its elements moved', meaning));
  }
  return found;
}

function diffParticle(subject: string, ours: Particle, theirs: Particle, sent: boolean): ContractDifference[] {
  const found: ContractDifference[] = [];
  const add = (severity: Severity, message: string, meaning: string) =>
    found.push(difference(severity, subject, shown(ours), shown(theirs), message, meaning));

  if (ours.type !== theirs.type) add('error', 'its type is another', 'values could be refused or misread: report it');
  if (ours.nillable && !theirs.nillable) {
    add(sent ? 'warning' : 'info', 'it can no longer be nil', sent ? 'null for it could be refused' : 'none');
  }
  if (!ours.nillable && theirs.nillable) add('info', 'it can be nil now', 'it can be null where it never was');
  if (ours.minOccurs < theirs.minOccurs) {
    add(
      sent ? 'error' : 'info',
      'it is required now',
      sent ? 'requests without it could be refused: report it' : 'none',
    );
  }
  if (ours.minOccurs > theirs.minOccurs) add('info', 'it is optional now', 'it can be null where it never was');
  if (ours.maxOccurs !== theirs.maxOccurs) add('error', 'it occurs another number of times', refused);
  return found;
}

function newKinds(packaged: Contract, live: Contract, name: QName): ContractDifference[] {
  const known = new Set(derivedTypes(packaged, name).map((each) => each.name));
  if (known.size === 0) return [];
  return derivedTypes(live, name)
    .filter((each) => !known.has(each.name))
    .map((each) => {
      const meaning = `listed with what every ${localName(name)} has; bingctl makes and changes it after an update`;
      return difference(
        'info',
        localName(name),
        null,
        localName(each.name),
        `a new kind ${localName(each.name)}`,
        meaning,
      );
    });
}

function gone(name: QName, { sent }: Travels): ContractDifference {
  const meaning = sent ? refused : 'answers could lack it: report it';
  return difference('error', localName(name), localName(name), null, 'the type is gone', meaning);
}

function shown({ name, type, minOccurs, maxOccurs, nillable }: Particle): string {
  const many = maxOccurs === Number.POSITIVE_INFINITY ? 'unbounded' : maxOccurs;
  return `${name}: ${localName(type)}, ${minOccurs}..${many}${nillable ? ', nillable' : ''}`;
}

function difference(
  severity: Severity,
  subject: string,
  packaged: string | null,
  live: string | null,
  message: string,
  meaning: string,
): ContractDifference {
  return { severity, subject, packaged, live, message, meaning };
}
