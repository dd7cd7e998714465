import type { UetTag } from '../../domain/tag.js';
import { checkNewTag } from '../../domain/tag-rules.js';
import type { Members, Value } from '../../files/written-value.js';
import { tagMembers } from '../file/tag-members.js';
import { asWritten } from './member-values.js';

/**
 * Everything that is set on a UET tag and that a file can set.
 * @returns why the tag cannot stand in a file at all, as a text
 */
export function tagEntry(tag: UetTag): { members: Members; remarks: string[] } | string {
  const members: Record<string, Value> = {};
  const remarks: string[] = [];
  for (const { name, kind, sets: field } of tagMembers) {
    const value = field === null ? null : tag[field];
    // Unknown is what the service says of a tag that has no industry.
    if (field === null || value === null || value === '' || value === 'Unknown') continue;
    const written = asWritten(kind, value);
    const [problem] = checkNewTag({ name: 'any', [field]: value });
    if (typeof written === 'object' && !problem) members[name] = written.value;
    else
      remarks.push(
        `${name}: the account has ${JSON.stringify(value)}, ${typeof written === 'string' ? `which ${written}` : `but ${problem?.message}`}`,
      );
  }
  if (members.name === undefined) return remarks.find((remark) => remark.startsWith('name')) ?? 'it has no name';
  return { members, remarks };
}
