import sax from 'sax';

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
export function parseXml(text: string): XmlElement {
  const options = { xmlns: true, strictEntities: true };
  const parser = sax.parser(true, options);
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;

  parser.onerror = (error) => {
    throw new Error(error.message.split('\n')[0]?.toLowerCase().replace(/\.$/, ''));
  };
  parser.ondoctype = () => {
    throw new Error('it has a document type');
  };
  parser.onopentag = (tag) => {
    const element: XmlElement = { name: tag.name, nil: false, type: null, text: '', children: [] };
    if ('local' in tag) {
      element.name = tag.local;
      for (const { uri, local, value } of Object.values(tag.attributes)) {
        if (uri !== xsi) continue;
        if (local === 'nil') element.nil = value.trim() === 'true' || value.trim() === '1';
        if (local === 'type') element.type = value.slice(value.indexOf(':') + 1).trim();
      }
    }
    const parent = open.at(-1);
    if (parent) parent.children.push(element);
    else root = element;
    open.push(element);
    if (open.length > deepest) throw new Error(`it nests deeper than ${deepest} elements`);
  };
  parser.onclosetag = () => open.pop();
  const onText = (piece: string) => {
    const element = open.at(-1);
    if (element) element.text += piece;
  };
  parser.ontext = onText;
  parser.oncdata = onText;

  // A parser reports every line break as a line feed, unless it was written as a reference (XML 1.0, 2.11). Sax leaves
  // that to us.
  parser.write(text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text).close();
  if (!root) throw new Error('it is empty');
  return root;
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

/** The first character that XML 1.0 cannot carry (its production 2), as `U+0007`; null when there is none. */
export function unsendable(text: string): string | null {
  const found = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.exec(text)?.[0];
  return found === undefined ? null : `U+${found.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;
}
