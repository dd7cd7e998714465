import { nearest } from '../../domain/nearest.js';
import type { FileMember } from './member.js';
import { mistakeWords } from './mistake-words.js';
import type { Parts } from './parts.js';
import type { Layer } from './read-members.js';
import type { Reading } from './reading.js';

/**
 * What all accounts have, with what one of them has otherwise: member by member, things of its own beside, and without
 * those that it takes away.
 * @param what one of them is, such as `goal`
 */
export function withOverrides<M extends FileMember>(
  what: string,
  shared: Parts<M>,
  own: Parts<M>,
  { complain }: Reading,
): Parts<M> {
  const all = new Map(shared);
  for (const [key, part] of own) {
    const { place, layer } = part;
    const base = shared.get(key);
    if (layer !== null) all.set(key, base ? { ...base, layer: stacked(base.layer, layer) } : part);
    else if (base) all.delete(key);
    else complain(place, mistakeWords.nothingToTakeAway(what, key, nearest(key, shared.keys())));
  }
  return all;
}

/** Two layers as one: what the upper one says counts. */
export function stacked<M extends FileMember>(lower: Layer<M> | null, upper: Layer<M>): Layer<M> {
  return lower === null ? upper : new Map([...lower, ...upper]);
}
