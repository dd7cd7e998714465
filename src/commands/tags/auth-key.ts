import type { Context } from '../../context.js';
import { theOne } from '../../domain/named.js';
import { BingctlError } from '../../errors.js';
import { type Answer, one } from '../../render/answer.js';
import { type AuthKey, authKeyView } from '../../render/views/auth-key.js';

export interface Input {
  tag: string;
  yes?: boolean;
  dryRun?: boolean;
}

export async function run(input: Input, ctx: Context): Promise<Answer | undefined> {
  const campaigns = await ctx.campaigns({ dryRun: input.dryRun });
  const tag = theOne('UET tag', input.tag, await campaigns.tags());

  // Only the owner of a tag can make a key (getuettagauthkey.md); whom a tag is shared with can only read one.
  const owner = tag.customerShare?.ownerCustomerId ?? ctx.settings.customerId;
  const mayMake = owner === ctx.settings.customerId;
  if (input.dryRun) {
    ctx.note(`Dry run: the key of UET tag "${tag.name}" was not asked for${mayMake ? ', which could make one' : ''}.`);
    return undefined;
  }
  if (mayMake) await ctx.consent(`If UET tag "${tag.name}" has no Conversions API key, one is made. Go on?`, input.yes);

  const key = await campaigns.authKey(tag.id);
  if (key === null) throw new BingctlError('notFound', `UET tag "${tag.name}" has no Conversions API key`);
  const row: AuthKey = { id: tag.id, name: tag.name, authKey: key };
  return one(row, authKeyView, { text: `${key}\n` });
}
