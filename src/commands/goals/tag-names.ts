import type { GoalFields } from '../../domain/goal.js';
import { theOne } from '../../domain/named.js';
import type { Campaigns } from '../../service/campaigns.js';
import type { Entry } from '../problems.js';

/** Puts ids where the user wrote ids or names of tags. Reads the tags only when one is named. */
export async function resolveTags(
  entries: readonly Entry<GoalFields>[],
  campaigns: Campaigns,
): Promise<Entry<GoalFields>[]> {
  if (entries.every(({ fields }) => !fields.tagId)) return [...entries];
  const tags = await campaigns.tags();
  return entries.map((entry) => {
    const wanted = entry.fields.tagId;
    return wanted ? { ...entry, fields: { ...entry.fields, tagId: theOne('UET tag', wanted, tags).id } } : entry;
  });
}
