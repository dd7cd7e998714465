import type { Mapping } from '../../files/edit-mapping.js';
import { isMembers, type Members, type Plain, type Value } from '../../files/written-value.js';
import { memberNamed } from '../file/member.js';

/** A name as the file has it, which may be in kebab-case; null where it is not there. */
export function writtenName(mapping: Mapping, name: string): string | null {
  return mapping.names.find((written) => memberNamed([{ name }], written)) ?? null;
}

/** Takes a member away where it is written; what defaults say is not touched. */
export function removeMember(mapping: Mapping, name: string): void {
  const written = writtenName(mapping, name);
  if (written !== null) mapping.remove(written);
}

/** Gives a member a value, in the place and the form that it has. */
export function setMember(mapping: Mapping, name: string, value: Value): void {
  const written = writtenName(mapping, name);
  const inner = written === null ? null : mapping.at(written);
  if (inner === null) mapping.set(written ?? name, value);
  else if (name === 'revenue') setParts(inner, isMembers(value) ? value : { type: value });
  else if (name === 'tag') setOnly(inner, 'id', value);
  else setOnly(inner, 'equals', value);

  // A tag that is named in braces may be of the file: then its key takes the place of the braces.
  function setOnly(one: Mapping, plainName: string, whole: Value): void {
    const [[to, what] = [plainName, whole]] = isMembers(whole) ? Object.entries(whole) : [];
    const [first, ...others] = one.names;
    if (first === undefined || others.length > 0 || (name === 'tag' && !isMembers(whole))) {
      mapping.set(written ?? name, whole);
      return;
    }
    if (first !== to) one.rename(first, to);
    one.set(first, what as Plain);
  }
}

function setParts(revenue: Mapping, parts: Members): void {
  for (const part of ['type', 'value', 'currency']) {
    const value = parts[part];
    if (value === undefined) removeMember(revenue, part);
    else setMember(revenue, part, value);
  }
}
