import { isMapping } from '../../files/mapping.js';
import type { Place } from '../desired.js';
import { entriesIn } from './entries.js';
import type { FileMember } from './member.js';
import { mistakeWords } from './mistake-words.js';
import { type Layer, readMembers, valueIn } from './read-members.js';
import type { Reading } from './reading.js';
import type { Spot } from './spot.js';

/** What stands under a key. */
export interface Part<M extends FileMember = FileMember> {
  place: Place;
  /** Null: it is to be taken away. */
  layer: Layer<M> | null;
  /** It is no mapping, which was complained about: nothing should be missed in it. */
  isBroken: boolean;
}

export type Parts<M extends FileMember = FileMember> = Map<string, Part<M>>;

/** What the parts are: `tags` by keys, each `a tag`, called `tag` where one of them is named. */
export interface PartsOf<M extends FileMember> {
  name: string;
  one: string;
  each: string;
  members: readonly M[];
}

/**
 * Reads what stands by keys under a member, of one file or of several: a key counts for all of them.
 * @param layers the mappings that may have the member
 * @param nullTakesAway in the part of an account; elsewhere null is a thing of which nothing is said
 * @param within where findings in the part of a key go
 */
export function readParts<M extends FileMember>(
  { name, one, each, members }: PartsOf<M>,
  layers: readonly Layer[],
  nullTakesAway: boolean,
  reading: Reading,
  within: (key: string) => Reading = () => reading,
): Parts<M> {
  const parts: Parts<M> = new Map();
  for (const layer of layers) {
    for (const [key, spot] of entriesIn(valueIn<Spot>(layer, name), name, reading)) {
      const { place } = spot;
      const other = parts.get(key)?.place;
      if (other) {
        const where = `${other.file}:${other.line}:${other.column}`;
        reading.complain(place, mistakeWords.keyTwice(one, key, where));
        continue;
      }
      const isTakenAway = nullTakesAway && spot.value === null;
      const isBroken = spot.value !== null && !isMapping(spot.value);
      parts.set(key, { place, layer: isTakenAway ? null : readMembers(members, spot, each, within(key)), isBroken });
    }
  }
  return parts;
}
