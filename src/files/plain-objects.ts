import { isMapping } from './mapping.js';
import type { Parsed, ParsedObject } from './objects.js';
import { placesIn } from './places-in.js';
import { readPlain } from './plain-yaml.js';
import { nearestOffset } from './tree.js';

/**
 * The objects of a plain text, as most are. Null for one that is not plain, or does not hold what it should: the general
 * reader knows all of YAML, and says what is wrong.
 * @param several an array of objects will do
 */
export async function plainObjects(text: string, several: boolean): Promise<Parsed | null> {
  const plain = await readPlain(text);
  if (!plain) return null;
  const { value: root, offsets, start } = plain;
  const single = !Array.isArray(root);
  if (!single && !several) return null;
  const place = placesIn(text);
  const values: unknown[] = single ? [root] : root;
  const objects = values.flatMap((value, index): ParsedObject[] => {
    const within = single ? [] : [String(index)];
    const at = (...path: readonly string[]) => place(nearestOffset(offsets, [...within, ...path]) ?? start);
    return isMapping(value) ? [{ value, at }] : [];
  });
  return objects.length === values.length ? { objects, single, mistakes: [], hint: null } : null;
}
