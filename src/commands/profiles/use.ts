import type { Context } from '../../context.js';
import { type Answer, one } from '../../render/answer.js';
import { profileView } from '../../render/views/profile.js';
import { refuseIds } from '../refuse-ids.js';
import { knownProfile } from './known-profile.js';

export interface Input {
  profile: string;
}

export async function run(input: Input, ctx: Context): Promise<Answer> {
  refuseIds(ctx);
  const book = await ctx.profiles();
  const name = knownProfile(input.profile, book);
  await book.use(name);
  const named = ctx.settings.profileNamed;
  if (named && named.from !== 'flag' && named.value !== name) {
    ctx.warn(`${named.place} names profile ${named.value}, and goes before the current one.`);
  }
  return one(await book.entry(name), profileView);
}
