import type { Pair, YAMLMap } from 'yaml';
import { mappingPlaces, type Places } from './mapping-places.js';
import { type TextEdit, withEdits } from './text-edits.js';
import { jsonText, yamlInline } from './written-members.js';
import type { Value } from './written-value.js';

/** A mapping of a YAML or JSON text that is changed in place: what is not named stays as it is, byte for byte. */
export interface Mapping {
  /** The names of its members as they are written. */
  readonly names: readonly string[];
  /** In lines, one member each: not between braces. */
  readonly isBlock: boolean;
  /** What stands before its members on their lines, in a block. */
  readonly margin: string;
  /** In a block: an empty line stands between its members. */
  readonly isAiry: boolean;
  /** The mapping that a member holds; null where it holds something else, or is not there. */
  at(name: string): Mapping | null;
  /** Gives a member a value; one that is not there comes behind the last. */
  set(name: string, value: Value): void;
  rename(name: string, to: string): void;
  remove(name: string): void;
  /** Lines behind the last member, in a block. */
  append(lines: readonly string[]): void;
  /** Lines beneath the name of a member, in place of what it holds, in a block. */
  setLines(name: string, lines: readonly string[]): void;
}

export interface EditableText {
  isJson: boolean;
  /** What one level is indented by. */
  indent: string;
  root: Mapping;
  /** With all that was changed. */
  text(): string;
}

/** Opens a text that holds a mapping; null for one that holds something else, nothing, or mistakes. */
export async function editMapping(text: string): Promise<EditableText | null> {
  // The bundle knows the package, which is CommonJS, by its default export only.
  const yaml = (await import('yaml')).default;
  const document = yaml.parseDocument(text, { prettyErrors: false, stringKeys: true, resolveKnownTags: false });
  if (document.errors.length > 0 || !yaml.isMap(document.contents)) return null;
  const places = mappingPlaces(yaml, text, document.contents);
  const edits: (() => TextEdit[])[] = [];
  const root = mapping(document.contents, places, edits);
  return {
    isJson: places.isJson,
    indent: places.indent,
    root,
    text: () =>
      withEdits(
        text,
        // What is inside comes first: at one place, what a member gets stands before what comes behind it.
        [...edits].reverse().flatMap((made) => made()),
      ),
  };
}

function mapping(map: YAMLMap, places: Places, edits: (() => TextEdit[])[]): Mapping {
  const { isMap, nameOf } = places;
  const values = new Map<Pair, Value>();
  const renamed = new Map<Pair, string>();
  const removed = new Set<Pair>();
  const added: [string, Value][] = [];
  const lines: string[] = [];
  const beneath = new Map<Pair, readonly string[]>();
  const children = new Map<Pair, Mapping>();
  const pairNamed = (name: string) => map.items.find((pair) => nameOf(pair) === name);
  const isBlock = !map.flow;
  const margin = isBlock ? places.marginOf(map) : '';
  const inline = (value: Value) =>
    places.isJson ? jsonText(value, places.indentIn(map), places.marginOf(map)) : yamlInline(value);

  edits.push(() => {
    const kept = map.items.filter((pair) => !removed.has(pair));
    const changed = [
      ...[...renamed].map(([pair, to]) => places.keyEdit(pair, inline(to))),
      ...[...values].map(([pair, value]) => places.valueEdit(pair, inline(value))),
      ...[...beneath].flatMap(([pair, below]) => places.beneathEdits(pair, below)),
    ];
    const more = added.map(([name, value]) => `${inline(name)}: ${inline(value)}`);
    if (isBlock) {
      const below = [...more.map((line) => margin + line), ...lines];
      return [...changed, ...[...removed].map(places.lineRemoval), ...places.linesAfter(map, below)];
    }
    return [...changed, ...places.removals(map, removed), ...places.itemsAfter(map, kept, more)];
  });

  return {
    names: map.items.map(nameOf),
    isBlock,
    margin,
    isAiry: isBlock && places.isAiry(map),
    at(name) {
      const pair = pairNamed(name);
      if (!pair || !isMap(pair.value)) return null;
      const child = children.get(pair) ?? mapping(pair.value, places, edits);
      children.set(pair, child);
      return child;
    },
    set(name, value) {
      const pair = pairNamed(name);
      if (pair) values.set(pair, value);
      else added.push([name, value]);
    },
    rename(name, to) {
      const pair = pairNamed(name);
      if (pair) renamed.set(pair, to);
    },
    remove(name) {
      const pair = pairNamed(name);
      if (pair) removed.add(pair);
    },
    append: (more) => void lines.push(...more),
    setLines(name, below) {
      const pair = pairNamed(name);
      if (pair) beneath.set(pair, below);
    },
  };
}
