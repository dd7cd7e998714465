import { nearest } from '../../domain/nearest.js';
import { isMapping } from '../../files/mapping.js';
import { kindOf, WrongValue } from '../../files/members.js';
import { type FileMember, memberNamed } from './member.js';
import { mistakeWords } from './mistake-words.js';
import type { Reading } from './reading.js';
import type { Spot } from './spot.js';
import { MissingVariable } from './variables.js';

/** A member that a file has, as it was read. */
export interface Taken<M extends FileMember = FileMember> {
  member: M;
  /**
   * Null: it says that the member is not managed, though something above would manage it. Undefined: it is wrong, which
   * was complained about, or a variable that no account of the run needs.
   */
  value: unknown;
  spot: Spot;
}

/** What a mapping says, by the names of the members in camelCase. */
export type Layer<M extends FileMember = FileMember> = ReadonlyMap<string, Taken<M>>;

/**
 * The members of a mapping; all that is wrong with them is complained about.
 * @param of what the mapping is, such as `a goal`
 */
export function readMembers<M extends FileMember>(
  members: readonly M[],
  spot: Spot,
  of: string,
  reading: Reading,
): Layer<M> {
  const layer = new Map<string, Taken<M>>();
  if (!isMapping(spot.value)) refuseNoMapping(of, spot, reading);
  for (const [written, inner] of spot.members()) {
    const member = memberNamed(members, written);
    if (member === undefined) reading.complain(inner.place, unknown(written, members, of));
    else if (layer.has(member.name)) reading.complain(inner.place, mistakeWords.memberTwice(member.name));
    else layer.set(member.name, { member, value: readValue(member, inner, reading), spot: inner });
  }
  return layer;
}

/** Nothing is a mapping of nothing; what is undefined is an alias of nothing, which was complained about. */
export function refuseNoMapping(name: string, { value, place }: Spot, { complain }: Reading): void {
  if (value !== null && value !== undefined) complain(place, mistakeWords.noMapping(name, kindOf(value)));
}

function readValue({ name, kind }: FileMember, spot: Spot, reading: Reading): unknown {
  if (spot.value === null || spot.value === undefined) return spot.value;
  try {
    return kind.read(spot, reading);
  } catch (error) {
    if (!(error instanceof WrongValue)) throw error;
    const tell = error instanceof MissingVariable ? reading.miss : reading.complain;
    tell(spot.place, mistakeWords.wrongValue(name, error.message));
    return undefined;
  }
}

function unknown(written: string, members: readonly FileMember[], of: string): string {
  if (written === '<<') return mistakeWords.mergeKey();
  // Somebody who writes the service's word is told ours.
  const meant = members.find(({ sets }) => [sets].flat().includes(written))?.name;
  const near =
    meant ??
    nearest(
      written,
      members.map(({ name }) => name),
    );
  return mistakeWords.unknownMember(written, of, near);
}

/** The value of a member; undefined where there is none. */
export function valueIn<T>(layer: Layer, name: string): T | undefined {
  return (layer.get(name)?.value ?? undefined) as T | undefined;
}
