import { readMarkup, type Tag } from '../../contract/markup.js';

/** An element by its local name: answers differ in prefixes and in where they declare namespaces. */
export interface XmlElement {
  name: string;
  /** `xsi:nil`. */
  nil: boolean;
  /** `xsi:type` without its prefix. */
  type: string | null;
  /** The text directly in it, as it was sent. */
  text: string;
  children: readonly XmlElement[];
}

/** While it is read. */
interface Growing extends XmlElement {
  children: XmlElement[];
}

/** An element whose end has not come yet, and the namespaces in force within it. */
interface Opened {
  element: Growing;
  prefixes: Prefixes;
}

const xsi = 'http://www.w3.org/2001/XMLSchema-instance';
const deepest = 64;

/**
 * Reads a whole XML document.
 * @throws Error when it is not well-formed, stops early, nests absurdly, or has a document type (SOAP 1.1, section 3)
 */
export function parseXml(document: string): XmlElement {
  const open: Opened[] = [];
  const read = elementReader();
  let root: XmlElement | undefined;
  let inside: Opened | undefined;

  // A parser reports every line break as a line feed, unless it was written as a reference (XML 1.0, 2.11).
  const normalized = document.includes('\r') ? document.replace(/\r\n?/g, '\n') : document;
  readMarkup(normalized, {
    text(text) {
      if (inside) inside.element.text += text;
    },
    tag(tag) {
      if (tag.kind === 'close') {
        open.pop();
        inside = open.at(-1);
        return;
      }
      const opened = read(tag, inside?.prefixes ?? noPrefixes);
      if (inside) adopt(inside.element, opened.element);
      else root = opened.element;
      if (tag.kind === 'empty') return;
      open.push(opened);
      inside = opened;
      if (open.length > deepest) throw new Error(`it nests deeper than ${deepest} elements`);
    },
  });
  if (!root) throw new Error('it is empty');
  return root;
}

/** Most elements have none, and share this list: it is never added to. */
const noChildren: XmlElement[] = [];

function adopt(parent: Growing, element: XmlElement): void {
  if (parent.children === noChildren) parent.children = [element];
  else parent.children.push(element);
}

type Prefixes = ReadonlyMap<string, string>;
const noPrefixes: Prefixes = new Map();

/** Tags that are written alike, below the same declarations, begin elements that are alike. */
function elementReader(): (tag: Tag, above: Prefixes) => Opened {
  const known = new Map<Tag, { above: Prefixes; prefixes: Prefixes; head: Head }>();
  return (tag, above) => {
    let begun = known.get(tag);
    if (begun?.above !== above) {
      const prefixes = inForce(above, tag);
      begun = { above, prefixes, head: headOf(tag, prefixes) };
      known.set(tag, begun);
    }
    const { name, nil, type } = begun.head;
    return { element: { name, nil, type, text: '', children: noChildren }, prefixes: begun.prefixes };
  };
}

/** What the tag alone says of an element. */
type Head = Pick<XmlElement, 'name' | 'nil' | 'type'>;

function inForce(above: Prefixes, { attributes }: Tag): Prefixes {
  let declared: Map<string, string> | undefined;
  for (const name in attributes) {
    if (!name.startsWith('xmlns:')) continue;
    declared ??= new Map(above);
    declared.set(name.slice(6), attributes[name] ?? '');
  }
  return declared ?? above;
}

function headOf({ name, attributes }: Tag, prefixes: Prefixes): Head {
  const head: Head = { name: localPart(name), nil: false, type: null };
  for (const written in attributes) {
    const colon = written.indexOf(':');
    if (colon === -1 || prefixes.get(written.slice(0, colon)) !== xsi) continue;
    const value = attributes[written]?.trim() ?? '';
    if (written.endsWith(':nil')) head.nil = value === 'true' || value === '1';
    if (written.endsWith(':type')) head.type = localPart(value);
  }
  return head;
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
