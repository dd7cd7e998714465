import type { Context } from '../../context.js';
import { theOne } from '../../domain/named.js';
import { checkTagUpdate } from '../../domain/tag-rules.js';
import { usage } from '../../errors.js';
import type { Answer } from '../../render/answer.js';
import { refuseProblems } from '../problems.js';
import { newNamesTaken, targetsOf } from '../targets.js';
import { type TagFlags, wantedTags } from './wanted.js';
import { isOwn, type TagIntent, updateIntent, writeTags } from './write.js';

export interface Input extends TagFlags {
  tag?: string;
  dryRun?: boolean;
}

export async function run(input: Input, ctx: Context): Promise<Answer> {
  const { single, entries } = await wantedTags(input, ctx);
  if (input.fromFile !== undefined && input.tag !== undefined) {
    throw usage('--from-file names the tags to change: leave the argument out');
  }
  if (input.fromFile === undefined && input.tag === undefined) {
    throw usage('which UET tag? Name it by id or name', { hint: 'bingctl tags update --help' });
  }
  const [first] = entries;
  if (input.fromFile === undefined && Object.keys(first?.fields ?? {}).length === 0) {
    throw usage('nothing to change: name --name, --description or --industry');
  }
  refuseProblems(entries, checkTagUpdate);

  const campaigns = await ctx.campaigns({ dryRun: input.dryRun });
  const existing = await ctx.progress('Reading UET tags', () => campaigns.tags());
  const targets =
    input.tag === undefined ? targetsOf('UET tag', entries, existing) : [theOne('UET tag', input.tag, existing)];
  const pairs = targets.map((there, index) => ({ there, fields: entries[index]?.fields ?? {} }));
  const own = existing.filter((tag) => isOwn(tag, campaigns));
  const taken = newNamesTaken('UET tag', pairs, own);
  const intents = pairs.map(({ there, fields }, index): TagIntent => {
    const error = taken[index];
    return error
      ? { deed: 'refuse', id: there.id, name: there.name, error }
      : updateIntent(there, fields, campaigns, ctx);
  });
  return writeTags({ intents, single, existing, campaigns, ctx, deed: 'updated' });
}
