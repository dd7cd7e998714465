import type { Context } from '../../context.js';
import { repeatedNames, tagNameTaken } from '../../domain/collisions.js';
import { sameName } from '../../domain/named.js';
import type { TagFields, UetTag } from '../../domain/tag.js';
import { checkNewTag, checkNewTagName, checkTagUpdate } from '../../domain/tag-rules.js';
import type { Answer } from '../../render/answer.js';
import type { Campaigns } from '../../service/campaigns.js';
import type { IfExists } from '../declare.js';
import { refuseProblems } from '../problems.js';
import { type TagFlags, wantedTags } from './wanted.js';
import { isOwn, type TagIntent, updateIntent, writeTags } from './write.js';

export interface Input extends TagFlags {
  ifExists: IfExists;
  dryRun?: boolean;
}

export async function run(input: Input, ctx: Context): Promise<Answer> {
  const { single, entries } = await wantedTags(input, ctx);
  const wanted = entries.map(({ fields }) => fields);
  const repeated = repeatedNames('UET tag', wanted);
  // Of what may be there already, the name is what matters before it is looked for.
  const check = input.ifExists === 'error' ? checkNewTag : checkNewTagName;
  refuseProblems(entries, (fields, index) => [...check(fields), ...(repeated[index] ?? [])]);

  const campaigns = await ctx.campaigns({ dryRun: input.dryRun });
  const existing = await ctx.progress('Reading UET tags', () => campaigns.tags());
  const own = existing.filter((tag) => isOwn(tag, campaigns));
  const holders = wanted.map(({ name = '' }) => own.find((tag) => sameName(tag.name, name)));
  refuseProblems(entries, (fields, index) => {
    if (!holders[index]) return checkNewTag(fields);
    return input.ifExists === 'update' ? checkTagUpdate(fields) : [];
  });
  const intents = wanted.map((fields, index): TagIntent => {
    const taken = holders[index];
    if (taken) return onTaken(taken, fields, input.ifExists, campaigns, ctx);
    return { deed: 'add', name: fields.name ?? '', sent: fields };
  });
  return writeTags({ intents, single, existing, campaigns, ctx, deed: 'created' });
}

function onTaken(taken: UetTag, fields: TagFields, ifExists: IfExists, campaigns: Campaigns, ctx: Context): TagIntent {
  const { id, name } = taken;
  if (ifExists === 'error') return { deed: 'refuse', id, name, error: tagNameTaken(taken) };
  if (ifExists === 'skip') return { deed: 'keep', id, name, outcome: 'skipped' };
  // The name is what it was found by: another way to write it is no reason to rename it.
  const { name: _, ...others } = fields;
  return updateIntent(taken, others, campaigns, ctx);
}
