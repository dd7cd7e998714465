import sax from 'sax';

/** An element as any reader of XML sees it. */
export interface Seen {
  name: string;
  namespace: string;
  attributes: { name: string; namespace: string; value: string }[];
  text: string;
  children: Seen[];
}

/** Reads a request the way a service would, with nothing of the client's. */
export function readRequest(xml: string): Seen {
  const parser = sax.parser(true, { xmlns: true });
  const stack: Seen[] = [{ name: '', namespace: '', attributes: [], text: '', children: [] }];
  parser.onerror = (error) => {
    throw error;
  };
  parser.onopentag = (tag) => {
    if (!('local' in tag)) throw new Error('no namespaces');
    const attributes = Object.values(tag.attributes).map(({ local, uri, value }) => ({
      name: local,
      namespace: uri,
      value,
    }));
    const seen = { name: tag.local, namespace: tag.uri, attributes, text: '', children: [] };
    stack.at(-1)?.children.push(seen);
    stack.push(seen);
  };
  parser.onclosetag = () => stack.pop();
  parser.ontext = (text) => {
    const at = stack.at(-1);
    if (at) at.text += text;
  };
  parser.write(xml).close();
  const [root] = stack[0]?.children ?? [];
  if (!root) throw new Error('nothing there');
  return root;
}

/** The one element below by these names. */
export function descend(from: Seen, ...names: string[]): Seen {
  return names.reduce((at, name) => {
    const found = at.children.filter((each) => each.name === name);
    if (found.length !== 1 || !found[0]) throw new Error(`${found.length} elements ${name} in ${at.name}`);
    return found[0];
  }, from);
}

const xsi = 'http://www.w3.org/2001/XMLSchema-instance';

export function isNil({ attributes }: Seen): boolean {
  return attributes.some(({ name, namespace, value }) => namespace === xsi && name === 'nil' && value === 'true');
}

export function classOf({ attributes }: Seen): string | null {
  return (
    attributes.find(({ name, namespace }) => namespace === xsi && name === 'type')?.value.replace(/^.*:/, '') ?? null
  );
}

/** Its members in the words of bingctl: text, null for nil, an object for what has members. */
export function plain(element: Seen): unknown {
  if (isNil(element)) return null;
  if (element.children.length === 0) return element.text;
  return Object.fromEntries(
    element.children.map((each) => [each.name[0]?.toLowerCase() + each.name.slice(1), plain(each)]),
  );
}
