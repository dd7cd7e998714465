import type { Kind } from './kind.js';

/** A member that the file may have. One table of them drives the reader, the schema and what `export` writes. */
export interface FileMember {
  /** In camelCase; kebab-case and snake_case are read too. */
  name: string;
  /** For editors, and docs/config-file.md. */
  title: string;
  description: string;
  kind: Kind;
  /** What of the tag or goal it sets, in the service's words; null: the reader makes something of it. */
  sets: string | readonly string[] | null;
}

/** The member that a name in the file means. */
export function memberNamed<M extends { name: string }>(members: readonly M[], written: string): M | undefined {
  const name = camelCase(written);
  return members.find((member) => member.name === name);
}

/** `view-through-window` and `view_through_window` as `viewThroughWindow`; anything else as it is. */
function camelCase(written: string): string {
  const isOneStyle = /^[a-z]+(?:-[a-z]+)*$|^[a-z]+(?:_[a-z]+)*$/.test(written);
  return isOneStyle ? written.replace(/[-_]([a-z])/g, (_, letter: string) => letter.toUpperCase()) : written;
}
