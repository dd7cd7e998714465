import type { Change } from './goal-change.js';
import { isGiven } from './goal-defaults.js';
import type { Id, TagFields, UetTag } from './tag.js';

/**
 * What to send for a change of a tag: its id and the members named that differ, nothing else (updateuettags.md: what is left out
 * stays; the shares of a tag would be replaced). When `changes` is empty, nothing has to be sent.
 */
export function tagUpdate(current: UetTag, change: TagFields): { sent: { id: Id } & TagFields; changes: Change[] } {
  const sent: { id: Id } & TagFields = { id: current.id };
  const changes: Change[] = [];
  for (const member of ['name', 'description', 'industry'] as const) {
    const after = change[member];
    if (!isGiven(after)) continue;
    const before = current[member];
    if (before === after) continue;
    Object.assign(sent, { [member]: after });
    changes.push({ field: member, before, after });
  }
  return { sent, changes };
}
