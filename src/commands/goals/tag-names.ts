import type { GoalFields } from '../../domain/goal.js';
import { theOne } from '../../domain/named.js';
import type { Id, UetTag } from '../../domain/tag.js';
import { BingctlError, type ErrorItem } from '../../errors.js';
import type { Campaigns } from '../../service/campaigns.js';
import { missingOf } from '../missing.js';
import { type Entry, usageOf } from '../problems.js';

/**
 * Puts ids where the user wrote ids or names of tags. Reads the tags only when one is named that the goal does not have:
 * the tag of a goal may have become one that nobody can see any more.
 * @param stored the tags that the goals have now, by position
 */
export async function resolveTags(
  entries: readonly Entry<GoalFields>[],
  campaigns: Campaigns,
  stored: readonly (Id | null)[] = [],
): Promise<Entry<GoalFields>[]> {
  const isOpen = ({ fields }: Entry<GoalFields>, index: number) => fields.tagId && fields.tagId !== stored[index];
  if (!entries.some(isOpen)) return [...entries];
  const tags = await campaigns.tags();
  const missing: ErrorItem[] = [];
  const wrong: ErrorItem[] = [];
  const resolved = entries.map((entry, index) => {
    if (!isOpen(entry, index)) return entry;
    try {
      return { ...entry, fields: { ...entry.fields, tagId: tagMeant(entry, tags).id } };
    } catch (error) {
      // By flags there is one goal: its error needs no place.
      if (!(error instanceof BingctlError) || entry.place === null) throw error;
      (error.kind === 'notFound' ? missing : wrong).push(itemOf(entry, index, error));
      return entry;
    }
  });
  const failure = usageOf(wrong) ?? missingOf('UET tag', missing);
  if (failure) throw failure;
  return resolved;
}

function tagMeant({ fields }: Entry<GoalFields>, tags: readonly UetTag[]): UetTag {
  return theOne('UET tag', fields.tagId ?? '', tags);
}

function itemOf({ id, fields, place }: Entry<GoalFields>, index: number, { kind, message }: BingctlError): ErrorItem {
  return {
    index,
    name: fields.name ?? null,
    id,
    code: null,
    errorCode: null,
    message: `${place}: tagId: ${message}`,
    fieldPath: 'tagId',
    outcome: kind === 'notFound' ? 'notFound' : 'notSent',
  };
}
