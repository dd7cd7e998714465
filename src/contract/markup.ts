/** A tag of a document: opened, closed, or both at once. */
export interface Tag {
  /** As written, with its prefix. */
  name: string;
  kind: 'open' | 'close' | 'empty';
  attributes: Record<string, string>;
}

// Comments and the like; else a closing slash, a name, attributes, and the slash of an empty element.
const markup =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>|<(\/?)([^\s<>/!?]+)((?:\s+[^\s=<>/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/g;
const attribute = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const entity = /&(?:(lt|gt|amp|quot|apos)|#(\d+)|#x([\da-f]+));/gi;
const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * The tags of a WSDL, in order; texts are left out. Ten times as quick as a general XML parser, which matters because
 * every call of the service begins with it.
 * @throws Error when the tags do not nest, or something else is not well-formed that a reader of tags can see
 */
export function* tagsOf(document: string): Generator<Tag> {
  const open: string[] = [];
  let end = 0;
  for (const found of document.matchAll(markup)) {
    const between = document.slice(end, found.index);
    if (between.includes('<')) throw new Error(`broken markup at ${excerpt(between)}`);
    end = found.index + found[0].length;
    const [, slash, name, attributes = '', empty] = found;
    if (name === undefined) continue;
    if (slash) {
      if (open.pop() !== name) throw new Error(`unexpected closing tag ${name}`);
      yield { name, kind: 'close', attributes: {} };
      continue;
    }
    if (!empty) open.push(name);
    yield { name, kind: empty ? 'empty' : 'open', attributes: attributesOf(attributes) };
  }
  const rest = document.slice(end);
  if (rest.includes('<')) throw new Error(`broken markup at ${excerpt(rest)}`);
  if (open.length > 0) throw new Error(`${open.at(-1)} is not closed`);
}

function attributesOf(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = '', double, single] of text.matchAll(attribute))
    attributes[name] = decoded(double ?? single ?? '');
  return attributes;
}

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(entity, (_, name: string | undefined, decimal?: string, hex?: string) =>
    name ? (named[name] ?? '') : String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex ?? '0', 16)),
  );
}

function excerpt(text: string): string {
  return JSON.stringify(text.slice(text.indexOf('<')).slice(0, 40));
}
