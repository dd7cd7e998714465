/** Tags that are written alike are one object. */
export interface Tag {
  readonly kind: 'open' | 'close' | 'empty';
  /** As written, with its prefix. */
  readonly name: string;
  /** By name as written; in document order. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Who is told of a document, piece by piece. */
export interface MarkupReader {
  tag(tag: Tag): void;
  /** Text within an element; what stands between two tags may come in several pieces. */
  text(text: string): void;
}

const tag = /<(\/?)([^\s<>/!?='"]+)((?:\s+[^\s=<>/'"]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const attribute = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const reference = /&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(\w{1,8}))?;?/g;
const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * Reads the tags and texts of an XML document, in order; comments and instructions are left out. It knows what SOAP allows:
 * no document type, and so no entities but the five that XML has. Ten times as quick as a general parser, which every
 * command that calls the service would wait for twice: for its contract and for the answer.
 * @throws Error when the document is not well-formed, or stops early
 */
export function readMarkup(document: string, reader: MarkupReader): void {
  const open: Tag[] = [];
  const tagAt = tagReader(document);
  let roots = 0;
  let at = document.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < document.length) {
    const next = document.indexOf('<', at);
    if (next !== at) {
      const text = document.slice(at, next === -1 ? undefined : next);
      if (open.length > 0) reader.text(decoded(text));
      else if (text.trim() !== '') throw outside(text);
    }
    if (next === -1) break;

    const mark = document.charCodeAt(next + 1);
    const skipped = mark === exclamation || mark === question ? aside(document, next) : null;
    if (skipped !== null) {
      at = skipped.end;
      if (skipped.text !== undefined) {
        if (open.length === 0) throw outside(skipped.text);
        reader.text(skipped.text);
      }
      continue;
    }
    const { tag: found, written } = tagAt(next);
    at = next + written.length;
    if (found.kind === 'close') {
      if (open.pop()?.name !== found.name) throw new Error(`unexpected closing tag ${found.name}`);
    } else {
      if (open.length === 0) roots += 1;
      if (roots > 1) throw new Error(`a second root element ${found.name}`);
      if (found.kind === 'open') open.push(found);
    }
    reader.tag(found);
  }
  if (open.length > 0) throw new Error(`it is cut off: ${open.at(-1)?.name} is not closed`);
  if (roots === 0) throw new Error('it is empty');
}

const exclamation = '!'.charCodeAt(0);
const question = '?'.charCodeAt(0);

/** A comment, an instruction or text that is not to be decoded, which begins here; null where it is none of them. */
function aside(document: string, from: number): { end: number; text?: string } | null {
  if (document.startsWith('<?', from)) return { end: after(document, '?>', from + 2) };
  if (document.startsWith('<!--', from)) return { end: after(document, '-->', from + 4) };
  if (!document.startsWith('<![CDATA[', from)) return null;
  const end = after(document, ']]>', from + 9);
  return { end, text: document.slice(from + 9, end - 3) };
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
    const found = known.get(short) ?? readTag(document, at);
    // Behind a > that stands in an attribute it goes on, and others may begin like it.
    if (found.written === short && known.size < mostKnown) {
      known.set(short, found);
      last.next = found;
    }
    last = found;
    return found;
  };
}

function readTag(document: string, at: number): KnownTag {
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
  if (text === '') return attributes;
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

function outside(text: string): Error {
  return new Error(`text outside of any element: ${excerpt(text)}`);
}

function excerpt(text: string): string {
  return JSON.stringify(text.trim().slice(0, 40));
}
