import type { Reading } from '../decode.js';
import { memberName, put } from '../members.js';
import { child, type XmlElement } from './xml.js';

/** How the elements of an answer are read: by local name, since documentation and service differ in namespaces. */
export const elementReading: Reading<XmlElement> = {
  isNull: ({ nil }) => nil,
  text: ({ text }) => text,
  items: ({ children }, itemName) => children.filter(({ name }) => name === itemName),
  member: child,
  each({ children }, known, take) {
    let hasOthers = false;
    for (const child of children) {
      const of = known.get(child.name);
      if (of === undefined) hasOthers = true;
      else take(of, child);
    }
    return hasOthers;
  },
  others: ({ children }, known) => gathered(children.filter(({ name }) => !known.has(name))),
  className: ({ type }) => type,
};

/** Elements that the contract does not know: each as text, an object or a list, and as a list where it is repeated. */
function gathered(elements: readonly XmlElement[]): [name: string, value: unknown][] {
  const values = new Map<string, unknown[]>();
  for (const element of elements) {
    const member = memberName(element.name);
    values.set(member, [...(values.get(member) ?? []), passedOn(element)]);
  }
  return [...values].map(([name, all]) => [name, all.length > 1 ? all : all[0]]);
}

function passedOn(element: XmlElement): unknown {
  if (element.nil) return null;
  if (element.children.length === 0) return element.text;
  if (isList(element)) return element.children.map(passedOn);
  const object: Record<string, unknown> = {};
  for (const [name, value] of gathered(element.children)) put(object, name, value);
  return object;
}

/**
 * Whether an unknown element looks like a list as .NET's data contracts write one: nothing but elements of one name, and
 * several of them, or one whose plural the list is called. REST has a word for lists, and both have to read the same.
 */
function isList({ name, children }: XmlElement): boolean {
  const [first, ...more] = children;
  if (!first || more.some((each) => each.name !== first.name)) return false;
  return more.length > 0 || name === `${first.name}s` || /^(string|long|int)$/.test(first.name);
}
