import type { Context } from '../../context.js';
import { theOnes } from '../../domain/named.js';
import { type Answer, oneOrMany } from '../../render/answer.js';
import { tagView } from '../../render/views/tag.js';
import { missingOf } from '../missing.js';

export interface Input {
  tag: string[];
}

export async function run(input: Input, ctx: Context): Promise<Answer> {
  const campaigns = await ctx.campaigns();
  const tags = await ctx.progress('Reading UET tags', () => campaigns.tags());
  const { found, missing } = theOnes('UET tag', input.tag, tags);
  const failure = missingOf('UET tag', missing);
  // One thing that is not there leaves nothing to show.
  if (failure && found.length === 0) throw failure;
  return oneOrMany(found, input.tag.length === 1, tagView, { failure });
}
