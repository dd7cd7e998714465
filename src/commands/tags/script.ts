import type { Context } from '../../context.js';
import { theOne } from '../../domain/named.js';
import { type ScriptOptions, tagScript } from '../../domain/script.js';
import { type Answer, one } from '../../render/answer.js';
import { type TagScript, tagScriptView } from '../../render/views/tag-script.js';

export interface Input {
  tag: string;
  noscript?: boolean;
  format?: 'html' | 'js';
  consent?: 'default-denied';
  nonce?: string;
  spa?: boolean;
  queue?: string;
}

export async function run(input: Input, ctx: Context): Promise<Answer> {
  const { tag: wanted, ...variant } = input;
  const campaigns = await ctx.campaigns();
  const tags = await ctx.progress('Reading UET tags', () => campaigns.tags());
  const tag = theOne('UET tag', wanted, tags);
  const script = tagScript(tag, variant satisfies ScriptOptions);
  return one<TagScript>({ id: tag.id, name: tag.name, script }, tagScriptView, { text: script });
}
