import type { Context } from '../../context.js';
import { theOne } from '../../domain/named.js';
import { quote } from '../../domain/quote.js';
import { sideEffectOfAuthKey } from '../../domain/side-effects.js';
import type { UetTag } from '../../domain/tag.js';
import { BingctlError } from '../../errors.js';
import { type Answer, one } from '../../render/answer.js';
import { type AuthKey, authKeyView } from '../../render/views/auth-key.js';
import { tellSideEffects } from '../telling.js';
import { isOwn } from './write.js';

export interface Input {
  tag: string;
  yes?: boolean;
  dryRun?: boolean;
}

export async function run(input: Input, ctx: Context): Promise<Answer> {
  const campaigns = await ctx.campaigns({ dryRun: input.dryRun });
  const tag = theOne('UET tag', input.tag, await campaigns.tags());

  // Only the owner of a tag can make a key (getuettagauthkey.md); whom a tag is shared with can only read one.
  if (isOwn(tag, campaigns) && !campaigns.kept) {
    const name = quote(tag.name);
    if (input.yes) tellSideEffects([sideEffectOfAuthKey(name)], ctx, false);
    await ctx.consent(
      `The service makes a Conversions API key for the UET tag ${name}, if it has none. Go on?`,
      input.yes,
    );
  }
  const key = await campaigns.authKey(tag.id).catch((error: unknown) => {
    throw isOwn(tag, campaigns) ? error : notMadeByOwner(tag, error);
  });
  const row: AuthKey = { id: tag.id, name: tag.name, authKey: key };
  if (campaigns.kept) {
    ctx.note('Dry run: GetUetTagAuthKey was not sent, because it makes a key where there is none.');
    return one(row, authKeyView, { text: '' });
  }
  if (key === null) throw new BingctlError('notFound', `UET tag ${quote(tag.name)} has no Conversions API key`);
  return one(row, authKeyView, { text: `${key}\n` });
}

/** UserIsNotAuthorized: of a tag that one can see it means that there is no key to read. */
function notMadeByOwner({ name, customerShare }: UetTag, error: unknown): unknown {
  if (!(error instanceof BingctlError) || error.code !== 106) return error;
  const owner = customerShare?.ownerCustomerId;
  const { code, errorCode, trackingId } = error;
  const message = `UET tag ${quote(name)} has no Conversions API key that can be read: it belongs to customer ${owner}, and only its owner can make one`;
  const hint = `ask them to make one, or use --customer ${owner} if you may act for that customer`;
  return new BingctlError('forbidden', message, { code, errorCode, trackingId, hint, cause: error });
}
