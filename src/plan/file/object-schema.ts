import type { FileMember } from './member.js';
import { or, type Schema } from './schema.js';

/**
 * A mapping with these members, and no others. Each is described once, among the definitions of the schema, since it is
 * read under several names; see {@link definitionsOf}.
 * @param group such as `goal`: what the names of its definitions begin with
 */
export function objectOf(members: readonly FileMember[], group: string): Schema {
  const ref = (name: string): Schema => ({ $ref: `#/definitions/${group}.${name}` });
  const others = members.flatMap(({ name }): [string, Schema][] => {
    const [, ...spellings] = spellingsOf(name);
    return spellings.length > 0 ? [[`^(?:${spellings.join('|')})$`, ref(name)]] : [];
  });
  return {
    type: 'object',
    properties: Object.fromEntries(members.map(({ name }) => [name, ref(name)])),
    // Read, and not offered.
    ...(others.length > 0 && { patternProperties: Object.fromEntries(others) }),
    additionalProperties: false,
  };
}

/** What {@link objectOf} refers to. */
export function definitionsOf(members: readonly FileMember[], group: string): Record<string, Schema> {
  return Object.fromEntries(
    members.map(({ name, title, description, kind }) => [
      `${group}.${name}`,
      { title, description, ...or(kind.schema, { type: 'null' }) },
    ]),
  );
}

/** The names under which a member is read: `viewThroughWindow`, `view-through-window`, `view_through_window`. */
export function spellingsOf(name: string): string[] {
  const parts = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).split(' ');
  return parts.length === 1 ? [name] : [name, parts.join('-'), parts.join('_')];
}
