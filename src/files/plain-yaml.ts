import { FlowReader, type Place } from './plain-flow.js';
import { NotPlain, plainScalar, quotedAt } from './plain-scalars.js';
import { pathMark } from './tree.js';

/** What a document holds. */
export interface PlainValue {
  value: unknown;
  /** Where it begins. */
  start: number;
  /** Where names and items begin, by the path to them with {@link pathMark} between. */
  offsets: ReadonlyMap<string, number>;
}

/** A line with something on it. */
interface Line {
  /** Columns before its text. */
  indent: number;
  at: number;
}

const key = /[^\s.\-?:,[\]{}#&*!|>'"%@`<=~](?:[^\s:#,[\]{}]| (?=[^\s:#,[\]{}]))*(?=:(?:[ \r\n]|$))/y;
const item = /-(?:[ \r\n]|$)/y;
const lineStart = /^( *)(?=[^ #\r\n])/gm;
const end = /[ \t]*(?:[ \t]#[^\n]*)?\r?(?:\n|$)/y;
const rest = /[^\n]*/y;
const deepest = 40;

/**
 * Reads YAML as people write it, and JSON: mappings, lists and values on one line, comments. Ten times as quick as the
 * general reader, which a file of a thousand goals would wait for; null for all that it does not know (anchors, tags,
 * texts of several lines, what is wrong), which is the general reader's.
 * @param numberOf makes a number of its text
 */
export function readPlain(text: string, numberOf: (source: string) => unknown): PlainValue | null {
  try {
    return new PlainReader(text, numberOf).root();
  } catch (error) {
    if (error instanceof NotPlain) return null;
    throw error;
  }
}

class PlainReader {
  private readonly text: string;
  private readonly numberOf: (source: string) => unknown;
  private readonly flow: FlowReader;
  private readonly lines: Line[];
  private next = 0;

  constructor(text: string, numberOf: (source: string) => unknown) {
    if (text.includes('\t') && !/^[{[]/.test(text)) throw new NotPlain();
    this.text = text;
    this.numberOf = numberOf;
    this.flow = new FlowReader(text, numberOf);
    this.lines = [...text.matchAll(lineStart)].map(({ 1: spaces = '', index }) => ({
      indent: spaces.length,
      at: index + spaces.length,
    }));
  }

  root(): PlainValue {
    const [first] = this.lines;
    if (!first || first.indent > 0) throw new NotPlain();
    const offsets = new Map<string, number>();
    const place: Place = (path, at) => void offsets.set(path, at);
    const isFlow = /[{[]/.test(this.text.charAt(first.at));
    const value = isFlow ? this.whole(first.at, place) : this.block(0, '', place, 0);
    if (this.next < this.lines.length) throw new NotPlain();
    return { value, start: first.at, offsets };
  }

  /** A document that is one `{…}` or `[…]`, over as many lines as it likes. */
  private whole(at: number, place: Place): unknown {
    const { value, end: after } = this.flow.read(at, '', place);
    if (/[^\s]/.test(this.text.slice(after))) throw new NotPlain();
    this.next = this.lines.length;
    return value;
  }

  private block(indent: number, path: string, place: Place, depth: number): unknown {
    if (depth > deepest) throw new NotPlain();
    return this.isAt(item, this.lines[this.next]?.at ?? 0)
      ? this.items(indent, path, place, depth)
      : this.members(indent, path, place, depth);
  }

  private members(indent: number, path: string, place: Place, depth: number): Record<string, unknown> {
    const found = new Map<string, unknown>();
    for (let line = this.lines[this.next]; line && line.indent >= indent; line = this.lines[this.next]) {
      if (line.indent > indent) throw new NotPlain();
      const { name, end: colon } = this.name(line.at);
      if (found.has(name)) throw new NotPlain();
      const inner = path === '' ? name : path + pathMark + name;
      place(inner, line.at);
      this.next += 1;
      found.set(name, this.member(colon + 1, indent, inner, place, depth));
    }
    // fromEntries defines members, so one that is called `__proto__` is only an unknown member.
    return Object.fromEntries(found);
  }

  /** What follows the colon: on its line, or on deeper ones; a list may stand as deep as its name. */
  private member(at: number, indent: number, path: string, place: Place, depth: number): unknown {
    if (!this.isAt(end, at)) return this.inline(at, indent, path, place);
    const line = this.lines[this.next];
    if (!line || line.indent < indent) return null;
    if (line.indent > indent) return this.block(line.indent, path, place, depth + 1);
    return this.isAt(item, line.at) ? this.items(indent, path, place, depth + 1) : null;
  }

  private items(indent: number, path: string, place: Place, depth: number): unknown[] {
    const found: unknown[] = [];
    for (let line = this.lines[this.next]; line && line.indent === indent; line = this.lines[this.next]) {
      if (!this.isAt(item, line.at)) break;
      const inner = path === '' ? String(found.length) : path + pathMark + found.length;
      const at = this.afterSpaces(line.at + 1);
      if (this.isAt(end, at)) throw new NotPlain();
      place(inner, at);
      // What stands behind the dash is a block of its own, as deep as it stands.
      if (this.isAt(item, at) || this.isName(at)) {
        const inside = { indent: indent + at - line.at, at };
        this.lines[this.next] = inside;
        found.push(this.block(inside.indent, inner, place, depth + 1));
      } else {
        this.next += 1;
        found.push(this.inline(at, indent, inner, place));
      }
    }
    return found;
  }

  /** A value that ends with its line. */
  private inline(from: number, indent: number, path: string, place: Place): unknown {
    const at = this.afterSpaces(from);
    const mark = this.text.charAt(at);
    const following = this.lines[this.next];
    // A text that goes on.
    if (following && following.indent > indent) throw new NotPlain();
    if (mark === '{' || mark === '[') return this.ended(this.flow.read(at, path, place));
    if (mark === '"' || mark === "'") return this.ended(quotedAt(this.text, at));
    rest.lastIndex = at;
    const [whole = ''] = rest.exec(this.text) ?? [];
    const source = withoutComment(whole);
    if (/^(?:[?:,[\]{}#&*!|>'"%@`]|-(?![\w.]))|:(?: |$)/.test(source)) throw new NotPlain();
    return plainScalar(source, this.numberOf);
  }

  private ended({ value, end: after }: { value: unknown; end: number }): unknown {
    const line = this.lines[this.next];
    if (!this.isAt(end, after) || (line && line.at < after)) throw new NotPlain();
    return value;
  }

  private name(at: number): { name: string; end: number } {
    if (this.text[at] === '"' || this.text[at] === "'") {
      const { value, end: after } = quotedAt(this.text, at, true);
      if (!/^:(?:[ \r\n]|$)/.test(this.text.slice(after, after + 2))) throw new NotPlain();
      return { name: value, end: after };
    }
    key.lastIndex = at;
    const found = key.exec(this.text)?.[0];
    if (found === undefined) throw new NotPlain();
    return { name: found, end: key.lastIndex };
  }

  private isName(at: number): boolean {
    return this.isAt(key, at) || /^(?:"[^"\\\n]*"|'[^'\n]*'):(?:[ \r\n]|$)/.test(this.text.slice(at, at + 200));
  }

  private isAt(what: RegExp, at: number): boolean {
    what.lastIndex = at;
    return what.test(this.text);
  }

  private afterSpaces(at: number): number {
    let after = at;
    while (this.text[after] === ' ') after += 1;
    return after;
  }
}

function withoutComment(line: string): string {
  const comment = line.indexOf(' #');
  let end = comment === -1 ? line.length : comment;
  while (end > 0 && (line[end - 1] === ' ' || line[end - 1] === '\r')) end -= 1;
  return line.slice(0, end);
}
