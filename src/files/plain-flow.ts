import { NotPlain, plainScalar, quotedAt } from './plain-scalars.js';
import { pathMark } from './tree.js';

/** Told where the name of each member and each item stands, by its path. */
export type Place = (path: string, at: number) => void;

const space = /[ \t\r\n]*/y;
/** Without quotes: a colon that nothing follows ends it, and a mark of YAML's begins none. */
const plain = /(?:[^\s,[\]{}#&*!|>'"%@`:?-]|-(?=[\w.]))(?:[^\s,[\]{}#:]|:(?=[^\s,[\]{}])| +(?=[^\s,[\]{}#:]))*/y;
const deepest = 40;

/** Reads `{…}`, `[…]` and what is in them; JSON is nothing else. */
export class FlowReader {
  private readonly text: string;
  private readonly numberOf: (source: string) => unknown;
  private at = 0;

  constructor(text: string, numberOf: (source: string) => unknown) {
    this.text = text;
    this.numberOf = numberOf;
  }

  /** The collection that begins at `at`, and where it ends. @throws NotPlain */
  read(at: number, path: string, place: Place): { value: unknown; end: number } {
    this.at = at;
    const value = this.value(path, place, 0);
    return { value, end: this.at };
  }

  private value(path: string, place: Place, depth: number): unknown {
    if (depth > deepest) throw new NotPlain();
    const mark = this.text[this.at];
    if (mark === '{') return this.members(path, place, depth);
    if (mark === '[') return this.items(path, place, depth);
    return mark === '"' || mark === "'" ? this.quoted() : plainScalar(this.plain(), this.numberOf);
  }

  private members(path: string, place: Place, depth: number): Record<string, unknown> {
    const found = new Map<string, unknown>();
    this.at += 1;
    while (this.skip() !== '}') {
      const at = this.at;
      const isQuoted = this.text[at] === '"' || this.text[at] === "'";
      const name = isQuoted ? this.quoted(true) : this.plain();
      if (found.has(name) || this.text[this.at] !== ':') throw new NotPlain();
      this.at += 1;
      if (!isQuoted && !/[ \r\n\t]/.test(this.text.charAt(this.at))) throw new NotPlain();
      const inner = path === '' ? name : path + pathMark + name;
      place(inner, at);
      this.skip();
      found.set(name, this.value(inner, place, depth + 1));
      this.endItem('}');
    }
    this.at += 1;
    // fromEntries defines members, so one that is called `__proto__` is only an unknown member.
    return Object.fromEntries(found);
  }

  private items(path: string, place: Place, depth: number): unknown[] {
    const found: unknown[] = [];
    this.at += 1;
    while (this.skip() !== ']') {
      const inner = path === '' ? String(found.length) : path + pathMark + found.length;
      place(inner, this.at);
      found.push(this.value(inner, place, depth + 1));
      this.endItem(']');
    }
    this.at += 1;
    return found;
  }

  private endItem(end: string): void {
    const mark = this.skip();
    if (mark === ',') this.at += 1;
    else if (mark !== end) throw new NotPlain();
  }

  private skip(): string | undefined {
    space.lastIndex = this.at;
    space.exec(this.text);
    this.at = space.lastIndex;
    return this.text[this.at];
  }

  private quoted(isName = false): string {
    const { value, end } = quotedAt(this.text, this.at, isName);
    this.at = end;
    return value;
  }

  private plain(): string {
    plain.lastIndex = this.at;
    const found = plain.exec(this.text)?.[0];
    if (found === undefined) throw new NotPlain();
    this.at = plain.lastIndex;
    return found;
  }
}
