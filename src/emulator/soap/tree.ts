import sax, { type QualifiedAttribute } from 'sax';
import { Malformed } from './malformed.js';

/** An element as it was read. Kept simple: a request is small and is gone through once. */
export interface XmlElement {
  local: string;
  namespace: string;
  attributes: QualifiedAttribute[];
  /** Prefixes in scope, for names that are values (i:type). */
  prefixes: Record<string, string>;
  children: XmlElement[];
  text: string;
}

// Far above what the contract can ask for: an envelope with 100 goals has about 2,500 elements, seven deep.
const deepest = 32;
const mostElements = 200_000;
const mostAttributes = 200;
const longestAttribute = 10_000;

/** strictEntities, which its types leave out: the five entities of XML, and none of HTML's. */
const strictly = { xmlns: true, strictEntities: true };

/**
 * Reads a message strictly: well-formed, namespaces bound, UTF-8, no document type (SOAP 1.1, section 3), and bounded in
 * depth and number.
 * @throws Malformed
 */
export function readTree(body: Buffer): XmlElement {
  const parser = sax.parser(true, strictly);
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;
  let count = 0;

  parser.onerror = (error) => {
    throw new Malformed(error.message.split('\n')[0] ?? 'not well-formed');
  };
  parser.ondoctype = () => {
    throw new Malformed('a document type declaration is not allowed');
  };
  parser.onopentag = (tag) => {
    // The union covers parsers without namespaces; this one has them.
    if (!('local' in tag)) throw new Malformed('names without namespaces');
    if (open.length >= deepest) throw new Malformed(`elements are nested more than ${deepest} deep`);
    if (++count > mostElements) throw new Malformed(`more than ${mostElements} elements`);
    const attributes = Object.values(tag.attributes);
    if (attributes.length > mostAttributes) throw new Malformed(`more than ${mostAttributes} attributes`);
    if (attributes.some(({ value }) => value.length > longestAttribute))
      throw new Malformed('an attribute is too long');
    if (root && open.length === 0) throw new Malformed('more than one root element');
    const element: XmlElement = {
      local: tag.local,
      namespace: tag.uri,
      attributes,
      prefixes: tag.ns,
      children: [],
      text: '',
    };
    root ??= element;
    open.at(-1)?.children.push(element);
    open.push(element);
  };
  parser.onclosetag = () => {
    open.pop();
  };
  const onText = (text: string) => {
    const element = open.at(-1);
    if (element) element.text += text;
  };
  parser.ontext = onText;
  parser.oncdata = onText;

  parser.write(decode(body)).close();
  if (!root) throw new Malformed('there is no root element');
  return root;
}

function decode(body: Buffer): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw new Malformed('the message is not UTF-8');
  }
  // Section 2.2 of XML 1.0. The parser refuses them as references, and lets them pass as they are.
  if (/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(text)) throw new Malformed('a character that XML does not allow');
  return text;
}

export function attribute(element: XmlElement, namespace: string, local: string): string | undefined {
  return element.attributes.find((a) => a.local === local && a.uri === namespace)?.value;
}
