import { industries, type TagFields, type UetTag } from '../../domain/tag.js';
import type { Members, Value } from '../../files/written-value.js';
import { tagMembers } from '../file/tag-members.js';
import { literal } from './literal.js';

/** Everything that is set on a UET tag and that a file can set. */
export function tagEntry(tag: UetTag): { members: Members; sets: ReadonlySet<keyof TagFields>; remarks: string[] } {
  const members: Record<string, Value> = {};
  const sets = new Set<keyof TagFields>();
  const remarks: string[] = [];
  for (const { name, kind, sets: field } of tagMembers) {
    const value = field === null ? null : tag[field];
    // Unknown is what the service says of a tag that has no industry.
    if (field === null || value === null || value === '' || value === 'Unknown') continue;
    if (field === 'industry' && !industries.some((known) => known === value)) {
      remarks.push(`industry: the account has ${value}, which this version of bingctl does not know`);
      continue;
    }
    members[name] = literal(kind.write(value));
    sets.add(field);
  }
  return { members, sets, remarks };
}
