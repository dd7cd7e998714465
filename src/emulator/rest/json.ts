import { InvalidJson } from './invalid-json.js';

/** A value as it stood in the text: a number keeps every digit. */
export type Json = {
  /** Where its first token ends; what the service's errors point at. */
  end: number;
} & (
  | { kind: 'null' }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'number'; text: string }
  | { kind: 'string'; text: string }
  | { kind: 'list'; items: Json[] }
  /** Of a name that comes twice the last counts, as System.Text.Json has it. */
  | { kind: 'object'; members: Map<string, Json> }
);

// System.Text.Json's own limit.
const deepest = 64;
// Far above what the contract can ask for: 100 goals have about 2,500 values.
const mostValues = 200_000;

/**
 * Reads JSON by RFC 8259 and nothing beyond it: no comments, no commas at the end, no half of a surrogate pair.
 * `JSON.parse` would round ids and amounts.
 * @throws InvalidJson
 */
export function readJson(text: string): Json {
  return new JsonReader(text).document();
}

class JsonReader {
  private readonly text: string;
  private at = 0;
  private values = 0;
  private readonly path: string[] = ['$'];

  constructor(text: string) {
    this.text = text;
  }

  document(): Json {
    const value = this.value();
    this.skipSpace();
    if (this.at < this.text.length) throw this.invalid();
    return value;
  }

  private value(): Json {
    this.skipSpace();
    if (++this.values > mostValues || this.path.length > deepest) throw this.invalid();
    switch (this.text[this.at]) {
      case '{':
        return this.object();
      case '[':
        return this.list();
      case '"': {
        const text = this.string();
        return { kind: 'string', text, end: this.at };
      }
      default:
        return this.word();
    }
  }

  private object(): Json {
    const end = ++this.at;
    const members = new Map<string, Json>();
    if (this.takes('}')) return { kind: 'object', members, end };
    do {
      this.skipSpace();
      if (this.text[this.at] !== '"') throw this.invalid();
      const name = this.string();
      this.path.push(memberPath(name));
      this.needs(':');
      members.set(name, this.value());
      this.path.pop();
    } while (this.takes(','));
    this.needs('}');
    return { kind: 'object', members, end };
  }

  private list(): Json {
    const end = ++this.at;
    const items: Json[] = [];
    if (this.takes(']')) return { kind: 'list', items, end };
    do {
      this.path.push(`[${items.length}]`);
      items.push(this.value());
      this.path.pop();
    } while (this.takes(','));
    this.needs(']');
    return { kind: 'list', items, end };
  }

  private string(): string {
    const start = this.at;
    for (this.at++; this.text[this.at] !== '"'; this.at++) {
      if (this.at >= this.text.length) throw this.invalid();
      if (this.text[this.at] === '\\') this.at++;
    }
    this.at++;
    try {
      const text: string = JSON.parse(this.text.slice(start, this.at));
      if (!/\p{Surrogate}/u.test(text)) return text;
    } catch {
      // A control character, or an escape that there is not.
    }
    throw this.invalid();
  }

  private word(): Json {
    const word = /[-+.\w]*/y;
    word.lastIndex = this.at;
    const [found = ''] = word.exec(this.text) ?? [];
    const end = this.at + found.length;
    if (!/^(null|true|false|-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?)$/.test(found)) throw this.invalid();
    this.at = end;
    if (found === 'null') return { kind: 'null', end };
    if (found === 'true' || found === 'false') return { kind: 'boolean', value: found === 'true', end };
    return { kind: 'number', text: found, end };
  }

  private takes(mark: string): boolean {
    this.skipSpace();
    if (this.text[this.at] !== mark) return false;
    this.at++;
    return true;
  }

  private needs(mark: string): void {
    if (!this.takes(mark)) throw this.invalid();
  }

  private skipSpace(): void {
    const space = /[ \t\r\n]*/y;
    space.lastIndex = this.at;
    space.test(this.text);
    this.at = space.lastIndex;
  }

  private invalid(): InvalidJson {
    return new InvalidJson(this.at, this.path.join(''));
  }
}

/** The part of a path that leads to a member; names that are no plain words go into quotes. */
export function memberPath(name: string): string {
  const short = name.length > 100 ? `${name.slice(0, 100)}…` : name;
  return /^\w+$/.test(short) ? `.${short}` : `['${short}']`;
}
