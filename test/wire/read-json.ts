import { isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';

/**
 * Reads a request the way a service would, with nothing of the client's: JSON is YAML, and the parser of YAML keeps the
 * digits of a number as they were written. Numbers come as `{ digits }`, so that they are told from text.
 */
export function readJson(json: string): unknown {
  JSON.parse(json);
  const document = parseDocument(json, { schema: 'json', uniqueKeys: true });
  if (document.errors[0]) throw document.errors[0];
  return plain(document.contents);
}

function plain(node: Node | null): unknown {
  if (isMap(node)) {
    return Object.fromEntries(
      node.items.map(({ key, value }) => [String((key as { value: unknown }).value), plain(value as Node)]),
    );
  }
  if (isSeq(node)) return node.items.map((item) => plain(item as Node));
  if (!isScalar(node)) throw new Error('neither an object, nor a list, nor a value');
  return typeof node.value === 'number' ? { digits: node.source } : node.value;
}
