import type { Context } from '../../context.js';
import type { UetTag } from '../../domain/tag.js';
import type { GoalDraft } from '../../prompts/goal-form/draft.js';
import type { Campaigns } from '../../service/campaigns.js';
import { carryOut } from '../../service/carry-out.js';
import { failureOf } from '../../service/failure.js';
import { tellDryRun } from '../telling.js';

/** The UET tag of a goal that was asked for; it is made here when it is a new one. Null: the goal has none. */
export async function tagToUse(
  { fields, newTag }: GoalDraft,
  tags: readonly UetTag[],
  campaigns: Campaigns,
  ctx: Context,
): Promise<Pick<UetTag, 'id' | 'name' | 'trackingStatus'> | null> {
  if (!newTag) return tags.find(({ id }) => id === fields.tagId) ?? null;
  const writes = { add: campaigns.addTags, update: campaigns.updateTags };
  const intent = { deed: 'add' as const, name: newTag.name, sent: { name: newTag.name } };
  const results = await ctx.progress('Creating the UET tag', (step) => carryOut([intent], writes, step), 1);
  const failure = failureOf(results, 'UET tag', 'created');
  if (failure) throw failure;
  if (campaigns.kept) tellDryRun('UET tag', campaigns.kept, results, ctx);
  const made = results[0]?.value;
  if (made) ctx.note(`UET tag "${made.name}" (${made.id}) was made.`);
  // In a dry run there is none yet: the goal is checked with an id that no tag has.
  return made ?? { id: '0', name: newTag.name, trackingStatus: 'Unverified' };
}
