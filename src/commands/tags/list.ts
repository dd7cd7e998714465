import type { Context } from '../../context.js';
import type { TagTrackingStatus, UetTag } from '../../domain/tag.js';
import { type Answer, list } from '../../render/answer.js';
import { tagView } from '../../render/views/tag.js';

export interface Input {
  status?: TagTrackingStatus;
}

export async function run(input: Input, ctx: Context): Promise<Answer> {
  const campaigns = await ctx.campaigns();
  const tags = await ctx.progress('Reading UET tags', () => campaigns.tags());
  const shown = input.status ? tags.filter((tag) => tag.trackingStatus === input.status) : tags;

  // A customer without tags is an answer, not a failure: the exit code stays 0.
  return list<UetTag>(shown, tagView, {
    whenEmpty: input.status ? 'No UET tag is in this state.' : 'This customer has no UET tags yet.',
    ...(tags.length === 0 && { next: 'bingctl tags create --name NAME' }),
  });
}
