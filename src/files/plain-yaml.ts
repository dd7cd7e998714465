import type { Event, MappingEvent, ScalarEvent, SequenceEvent } from 'js-yaml';
import { plainScalar } from './plain-scalars.js';
import { pathKey } from './tree.js';

type Yaml = typeof import('js-yaml');
type Collection = MappingEvent | SequenceEvent;

/** What a document holds. */
export interface PlainValue {
  value: unknown;
  /** Where it begins. */
  start: number;
  /** Where members' names and items stand, by {@link pathKey}. */
  offsets: ReadonlyMap<string, number>;
}

/** What a text is not read for here: the general reader knows more, and says what is wrong. */
class NotPlain extends Error {
  override readonly name = 'NotPlain';
}

const deepest = 40;

/**
 * Reads a document of YAML or JSON some eight times as quickly as the general reader, which a file of a thousand goals would
 * wait for; null for what that one is for: anchors, aliases and tags, what comes before and after a document, names that
 * stand there twice, all that is wrong.
 */
export async function readPlain(text: string): Promise<PlainValue | null> {
  const yaml = await import('js-yaml');
  try {
    return new PlainReader(yaml, text).document();
  } catch {
    // Whatever it stumbles over, the general reader has better words for it.
    return null;
  }
}

class PlainReader {
  private readonly offsets = new Map<string, number>();
  private readonly yaml: Yaml;
  private readonly text: string;
  private readonly events: readonly Event[];
  private next = 0;

  constructor(yaml: Yaml, text: string) {
    this.yaml = yaml;
    this.text = text;
    this.events = yaml.parseEvents(text, { maxDepth: deepest });
  }

  document(): PlainValue {
    const [first, root] = this.events;
    if (first?.type !== this.yaml.EVENT_ID.DOCUMENT || !root) throw new NotPlain();
    // A directive that js-yaml does not know leaves no event.
    if (first.explicitEnd || /^%/m.test(this.text)) throw new NotPlain();
    this.next = 1;
    const start = this.startOf(root);
    const value = this.value([]);
    // One event closes the document, and another would begin a second one.
    if (this.next !== this.events.length - 1) throw new NotPlain();
    return { value, start, offsets: this.offsets };
  }

  private value(path: string[]): unknown {
    const { EVENT_ID } = this.yaml;
    const event = this.events[this.next++];
    if (event?.type === EVENT_ID.SCALAR) return this.scalar(event);
    if (event?.type === EVENT_ID.MAPPING) return this.members(event, path);
    if (event?.type === EVENT_ID.SEQUENCE) return this.items(event, path);
    throw new NotPlain();
  }

  private members(mapping: Collection, path: string[]): Record<string, unknown> {
    refuseMarks(mapping);
    const found = new Map<string, unknown>();
    while (!this.closes()) {
      const key = this.events[this.next++];
      const name = key?.type === this.yaml.EVENT_ID.SCALAR ? this.scalar(key) : null;
      if (typeof name !== 'string' || found.has(name)) throw new NotPlain();
      const inner = [...path, name];
      this.offsets.set(pathKey(inner), this.startOf(key as ScalarEvent));
      found.set(name, this.value(inner));
    }
    // fromEntries defines members, so one that is called `__proto__` is only an unknown member.
    return Object.fromEntries(found);
  }

  private items(sequence: Collection, path: string[]): unknown[] {
    refuseMarks(sequence);
    const found: unknown[] = [];
    while (!this.closes()) {
      const inner = [...path, String(found.length)];
      const event = this.events[this.next];
      if (event) this.offsets.set(pathKey(inner), this.startOf(event));
      found.push(this.value(inner));
    }
    return found;
  }

  private closes(): boolean {
    const isPop = this.events[this.next]?.type === this.yaml.EVENT_ID.POP;
    if (isPop) this.next += 1;
    return isPop;
  }

  private startOf(event: Event): number {
    if ('start' in event) return event.start;
    if (!('valueStart' in event) || event.valueStart === -1) throw new NotPlain();
    const { PLAIN, SINGLE_QUOTED, DOUBLE_QUOTED } = this.yaml.SCALAR_STYLE;
    if (event.style === PLAIN) return event.valueStart;
    // A text in quotes begins with them; where one of several lines begins, no event tells.
    if (event.style === SINGLE_QUOTED || event.style === DOUBLE_QUOTED) return event.valueStart - 1;
    throw new NotPlain();
  }

  private scalar(event: ScalarEvent): unknown {
    refuseMarks(event);
    const text = this.yaml.getScalarValue(this.text, event);
    return event.style === this.yaml.SCALAR_STYLE.PLAIN ? plainScalar(text) : text;
  }
}

function refuseMarks({ anchorStart, tagStart }: ScalarEvent | Collection): void {
  if (anchorStart !== -1 || tagStart !== -1) throw new NotPlain();
}
