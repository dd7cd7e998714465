/** Tags that are written alike are one object. */
export interface Tag {
  readonly kind: 'open' | 'close' | 'empty';
  /** As written, with its prefix. */
  readonly name: string;
  /** By name as written; in document order. */
  readonly attributes: Readonly<Record<string, string>>;
}

export interface Text {
  readonly kind: 'text';
  readonly text: string;
}

const tag = /<(\/?)([^\s<>/!?='"]+)((?:\s+[^\s=<>/'"]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const attribute = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const reference = /&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(\w{1,8}))?;?/g;
const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * The tags and texts of an XML document, in order; comments and instructions are left out. It knows what SOAP allows: no
 * document type, and so no entities but the five that XML has. Ten times as quick as a general parser, which every
 * command that calls the service would wait for twice: for its contract and for the answer.
 * @throws Error when the document is not well-formed, or stops early
 */
export function* markupOf(document: string): Generator<Tag | Text> {
  const open: Tag[] = [];
  const tags = tagReader(document);
  let roots = 0;
  let at = document.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < document.length) {
    const next = document.indexOf('<', at);
    const text = next === at ? '' : document.slice(at, next === -1 ? undefined : next);
    if (open.length > 0 && text !== '') yield { kind: 'text', text: decoded(text) };
    else if (text.trim() !== '') throw new Error(`text outside of any element: ${excerpt(text)}`);
    if (next === -1) break;

    if (document.startsWith('<!--', next)) at = after(document, '-->', next + 4);
    else if (document.startsWith('<?', next)) at = after(document, '?>', next + 2);
    else if (document.startsWith('<![CDATA[', next) && open.length > 0) {
      at = after(document, ']]>', next + 9);
      yield { kind: 'text', text: document.slice(next + 9, at - 3) };
    } else {
      const { tag: found, written } = tags(next);
      at = next + written.length;
      if (found.kind === 'close') {
        if (open.pop()?.name !== found.name) throw new Error(`unexpected closing tag ${found.name}`);
      } else {
        if (open.length === 0) roots += 1;
        if (roots > 1) throw new Error(`a second root element ${found.name}`);
        if (found.kind === 'open') open.push(found);
      }
      yield found;
    }
  }
  if (open.length > 0) throw new Error(`it is cut off: ${open.at(-1)?.name} is not closed`);
  if (roots === 0) throw new Error('it is empty');
}

/** A list has the same few tags over and over: what was read once is known by its text. */
const mostKnown = 1000;

interface KnownTag {
  written: string;
  tag: Tag;
  /** What stood behind it the last time: mostly it does so again. */
  next: KnownTag | null;
}

/** @returns reads the tag at an offset; its text too, which is where it ends */
function tagReader(document: string): (at: number) => KnownTag {
  const known = new Map<string, KnownTag>();
  let last: KnownTag = { written: '', tag: { kind: 'open', name: '', attributes: {} }, next: null };
  return (at) => {
    const { next } = last;
    if (next && document.startsWith(next.written, at)) {
      last = next;
      return next;
    }
    const short = document.slice(at, document.indexOf('>', at) + 1);
    const found = known.get(short) ?? tagAt(document, at);
    // Behind a > that stands in an attribute it goes on, and others may begin like it.
    if (found.written === short && known.size < mostKnown) {
      known.set(short, found);
      last.next = found;
    }
    last = found;
    return found;
  };
}

function tagAt(document: string, at: number): KnownTag {
  tag.lastIndex = at;
  const parts = tag.exec(document);
  if (!parts) throw new Error(`broken or cut off at ${excerpt(document.slice(at, at + 50))}`);
  const [written, slash, name = '', attributes = '', empty] = parts;
  if (slash && (attributes || empty)) throw new Error(`unexpected closing tag ${name}`);
  const kind = slash ? 'close' : empty ? 'empty' : 'open';
  return { written, tag: { kind, name, attributes: attributesOf(attributes) }, next: null };
}

function after(document: string, mark: string, from: number): number {
  const at = document.indexOf(mark, from);
  if (at === -1) throw new Error(`it is cut off: ${mark} is missing`);
  return at + mark.length;
}

function attributesOf(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = '', double, single] of text.matchAll(attribute)) {
    if (Object.hasOwn(attributes, name)) throw new Error(`attribute ${name} is given twice`);
    attributes[name] = decoded(double ?? single ?? '');
  }
  return attributes;
}

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(reference, (written, decimal?: string, hex?: string, name?: string) => {
    const point = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
    const character = point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : entities[name ?? ''];
    if (character === undefined || !written.endsWith(';')) throw new Error(`unknown reference ${excerpt(written)}`);
    return character;
  });
}

function excerpt(text: string): string {
  return JSON.stringify(text.trim().slice(0, 40));
}
