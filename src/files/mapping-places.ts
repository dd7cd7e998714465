import type { Node, Pair, YAMLMap } from 'yaml';
import type { TextEdit } from './text-edits.js';

type Yaml = typeof import('yaml');

/** Where the parts of a parsed text stand in it, and the edits that change them. */
export type Places = ReturnType<typeof mappingPlaces>;

export function mappingPlaces(yaml: Yaml, text: string, root: Node | null) {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const isJson = /^\ufeff?\s*\{/.test(text);

  const nameOf = ({ key }: Pair): string => (yaml.isScalar(key) ? String(key.value) : '');
  const isMap = (node: unknown): node is YAMLMap => yaml.isMap(node);
  const startOf = ({ key }: Pair): number => rangeOf(key)[0];
  /** Behind the colon of a member; where there is none, behind its name. */
  const afterColon = ({ key }: Pair): number => {
    const end = rangeOf(key)[1];
    const colon = /^\s*:/.exec(text.slice(end, end + 200));
    return colon ? end + colon[0].length : end;
  };
  const isEmpty = ({ value }: Pair): boolean => {
    const [start, end] = rangeOf(value);
    return value === null || start === end;
  };
  /** Behind the last character of a member, comments not counted. */
  const endOf = (pair: Pair): number => {
    if (isEmpty(pair)) return afterColon(pair);
    const { value } = pair;
    const last = (yaml.isMap(value) || yaml.isSeq(value)) && !value.flow ? value.items.at(-1) : undefined;
    if (yaml.isPair(last)) return endOf(last);
    // A block of text ends with its line end.
    const end = rangeOf(last ?? value)[1];
    return end - (/\r?\n$/.exec(text.slice(0, end).slice(-2))?.[0].length ?? 0);
  };
  const lineStart = (at: number): number => text.lastIndexOf('\n', at - 1) + 1;
  const lineEnd = (at: number): number => {
    const end = text.indexOf('\n', at);
    if (end === -1) return text.length;
    return text[end - 1] === '\r' ? end - 1 : end;
  };
  const blankBefore = (at: number): string | null => {
    const before = text.slice(lineStart(at), at);
    return before.trim() === '' ? before : null;
  };
  const marginOf = (map: YAMLMap): string => {
    const [first] = map.items;
    return (first && blankBefore(startOf(first))) ?? '';
  };

  return {
    isJson,
    indent: indentOf(),
    nameOf,
    isMap,
    marginOf,
    /** What members inside a member of this mapping are indented by; nothing where it stands on one line. */
    indentIn: (map: YAMLMap): string => (map.flow && !isSpread(map) ? '' : indentOf()),
    isAiry(map: YAMLMap): boolean {
      const [last, before] = [map.items.at(-1), map.items.at(-2)];
      return (
        last !== undefined && before !== undefined && /\n[ \t]*\r?\n/.test(text.slice(endOf(before), startOf(last)))
      );
    },
    keyEdit({ key }: Pair, written: string): TextEdit {
      const [start, end] = rangeOf(key);
      return { start, end, text: written };
    },
    valueEdit(pair: Pair, written: string): TextEdit {
      const colon = afterColon(pair);
      if (isEmpty(pair)) return { start: colon, end: colon, text: ` ${written}` };
      const { value } = pair;
      const isBlock = (yaml.isMap(value) || yaml.isSeq(value)) && !value.flow;
      return isBlock
        ? { start: colon, end: endOf(pair), text: ` ${written}` }
        : { start: rangeOf(value)[0], end: endOf(pair), text: written };
    },
    beneathEdits(pair: Pair, lines: readonly string[]): TextEdit[] {
      const [start, end] = [afterColon(pair), endOf(pair)];
      const at = lineEnd(end);
      return [
        { start, end, text: '' },
        { start: at, end: at, text: lines.map((line) => eol + line).join('') },
      ];
    },
    /** Takes a member away with its lines; comments stay. */
    lineRemoval(pair: Pair): TextEdit {
      const start = lineStart(startOf(pair));
      const end = lineEnd(endOf(pair));
      const margin = text.slice(start, startOf(pair));
      const inside = text.slice(startOf(pair), endOf(pair)).split(/\r?\n/).slice(1);
      const comments = [...inside, text.slice(endOf(pair), end)].filter((line) => line.trim().startsWith('#'));
      const kept = comments.map((comment) => margin + comment.trim()).join(eol);
      if (kept !== '') return { start, end, text: kept };
      if (start > 0) return { start: start - (text[start - 2] === '\r' ? 2 : 1), end, text: '' };
      return { start, end: Math.min(text.length, end + eol.length), text: '' };
    },
    linesAfter(map: YAMLMap, lines: readonly string[]): TextEdit[] {
      const last = map.items.at(-1);
      if (lines.length === 0 || !last) return [];
      const at = behindComments(lineEnd(endOf(last)), marginOf(map).length);
      return [{ start: at, end: at, text: lines.map((line) => eol + line).join('') }];
    },
    /** Takes members away from between braces, each run of them with one comma. */
    removals(map: YAMLMap, removed: ReadonlySet<Pair>): TextEdit[] {
      const edits: TextEdit[] = [];
      for (let first = 0; first < map.items.length; first += 1) {
        if (!isIn(removed, map.items[first])) continue;
        let last = first;
        while (isIn(removed, map.items[last + 1])) last += 1;
        const [from, to] = [map.items[first], map.items[last]] as [Pair, Pair];
        const [before, after] = [map.items[first - 1], map.items[last + 1]];
        if (after) edits.push({ start: startOf(from), end: startOf(after), text: '' });
        else edits.push({ start: before ? endOf(before) : startOf(from), end: endOf(to), text: '' });
        first = last;
      }
      return edits;
    },
    /** Behind the last member between braces. */
    itemsAfter(map: YAMLMap, kept: readonly Pair[], written: readonly string[]): TextEdit[] {
      if (written.length === 0) return [];
      const last = map.items.at(-1);
      if (!last) {
        const at = rangeOf(map)[0] + 1;
        const end = rangeOf(map)[1] - 1;
        return [{ start: at, end, text: ` ${written.join(', ')} ` }];
      }
      const separator = isSpread(map) ? eol + marginOf(map) : ' ';
      const joined = written.join(`,${separator}`);
      const at = endOf(last);
      return [{ start: at, end: at, text: kept.length > 0 ? `,${separator}${joined}` : joined }];
    },
  };

  /** Between braces, with a line for each member. */
  function isSpread(map: YAMLMap): boolean {
    const [first] = map.items;
    return first !== undefined && blankBefore(startOf(first)) !== null && text.slice(0, startOf(first)).includes('\n');
  }

  /** Comments that stand deeper than a mapping belong to the last of its members. */
  function behindComments(end: number, margin: number): number {
    let at = end;
    for (;;) {
      const next = text.startsWith('\r\n', at) ? at + 2 : at + 1;
      const line = text.slice(next, lineEnd(next));
      if (next >= text.length || line.search(/#/) !== line.search(/\S/) || line.search(/#/) <= margin) return at;
      at = lineEnd(next);
    }
  }

  function indentOf(): string {
    if (!isMap(root)) return '  ';
    if (isJson) return isSpread(root) ? marginOf(root) : '';
    const inner = root.items
      .map(({ value }) => value)
      .find((value) => isMap(value) && !value.flow && value.items.length > 0);
    return (isMap(inner) && marginOf(inner)) || '  ';
  }
}

function rangeOf(node: unknown): [start: number, end: number] {
  const range = (node as Node | null)?.range;
  return range ? [range[0], range[1]] : [0, 0];
}

function isIn(pairs: ReadonlySet<Pair>, pair: Pair | undefined): boolean {
  return pair !== undefined && pairs.has(pair);
}
