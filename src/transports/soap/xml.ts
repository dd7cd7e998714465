import { markupOf, type Tag } from '../../contract/markup.js';

/** An element by its local name: answers differ in prefixes and in where they declare namespaces. */
export interface XmlElement {
  name: string;
  /** `xsi:nil`. */
  nil: boolean;
  /** `xsi:type` without its prefix. */
  type: string | null;
  /** The text directly in it, as it was sent. */
  text: string;
  children: XmlElement[];
}

const xsi = 'http://www.w3.org/2001/XMLSchema-instance';
const deepest = 64;

/**
 * Reads a whole XML document.
 * @throws Error when it is not well-formed, stops early, nests absurdly, or has a document type (SOAP 1.1, section 3)
 */
export function parseXml(document: string): XmlElement {
  const open: { element: XmlElement; prefixes: Prefixes }[] = [];
  const read = elementReader();
  let root: XmlElement | undefined;

  // A parser reports every line break as a line feed, unless it was written as a reference (XML 1.0, 2.11).
  const normalized = document.includes('\r') ? document.replace(/\r\n?/g, '\n') : document;
  for (const piece of markupOf(normalized)) {
    const parent = open.at(-1);
    if (piece.kind === 'text') {
      if (parent) parent.element.text += piece.text;
    } else if (piece.kind === 'close') open.pop();
    else {
      const { element, prefixes } = read(piece, parent?.prefixes ?? noPrefixes);
      if (parent) adopt(parent.element, element);
      else root = element;
      if (piece.kind === 'open') open.push({ element, prefixes });
      if (open.length > deepest) throw new Error(`it nests deeper than ${deepest} elements`);
    }
  }
  if (!root) throw new Error('it is empty');
  return root;
}

/** Most elements have none, and share this list: it is never added to. */
const noChildren: XmlElement[] = [];

function adopt(parent: XmlElement, element: XmlElement): void {
  if (parent.children === noChildren) parent.children = [element];
  else parent.children.push(element);
}

type Prefixes = ReadonlyMap<string, string>;
const noPrefixes: Prefixes = new Map();

/** Tags that are written alike, below the same declarations, begin elements that are alike. */
function elementReader(): (tag: Tag, above: Prefixes) => { element: XmlElement; prefixes: Prefixes } {
  const known = new Map<Tag, { above: Prefixes; prefixes: Prefixes; like: XmlElement }>();
  return (tag, above) => {
    const before = known.get(tag);
    if (before?.above === above) {
      const { name, nil, type } = before.like;
      return { element: { name, nil, type, text: '', children: noChildren }, prefixes: before.prefixes };
    }
    const prefixes = inForce(above, tag);
    const element = elementOf(tag, prefixes);
    known.set(tag, { above, prefixes, like: { ...element } });
    return { element, prefixes };
  };
}

function inForce(above: Prefixes, { attributes }: Tag): Prefixes {
  let declared: Map<string, string> | undefined;
  for (const name in attributes) {
    if (!name.startsWith('xmlns:')) continue;
    declared ??= new Map(above);
    declared.set(name.slice(6), attributes[name] ?? '');
  }
  return declared ?? above;
}

function elementOf({ name, attributes }: Tag, prefixes: Prefixes): XmlElement {
  const element: XmlElement = { name: localPart(name), nil: false, type: null, text: '', children: noChildren };
  for (const written in attributes) {
    const colon = written.indexOf(':');
    if (colon === -1 || prefixes.get(written.slice(0, colon)) !== xsi) continue;
    const value = attributes[written]?.trim() ?? '';
    if (written.endsWith(':nil')) element.nil = value === 'true' || value === '1';
    if (written.endsWith(':type')) element.type = localPart(value);
  }
  return element;
}

function localPart(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The first child of that name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((each) => each.name === name);
}

/** Text of a child, null when it is nil or missing. */
export function childText(element: XmlElement | undefined, name: string): string | null {
  const found = child(element, name);
  return found && !found.nil ? found.text : null;
}

/** Text as it stands between two tags. */
export function escapeText(text: string): string {
  // A bare carriage return would arrive as a line feed.
  return text.replace(/[&<>\r]/g, (mark) => references[mark] ?? mark);
}

const references: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' };
