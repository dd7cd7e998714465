import type { Context } from '../../context.js';
import { asBingctlError } from '../../errors.js';
import { type Answer, list } from '../../render/answer.js';
import { profileView } from '../../render/views/profile.js';

export type Input = Record<never, never>;

export async function run(_input: Input, ctx: Context): Promise<Answer> {
  const book = await ctx.profiles();
  const profiles = await book.all((name, error) => {
    const { hint, message } = asBingctlError(error);
    ctx.warn(`The secrets of profile ${name} cannot be read: ${[message, hint].filter(Boolean).join('; ')}`);
  });
  return list(profiles, profileView, {
    whenEmpty: 'There are no profiles on this machine.',
    ...(profiles.length === 0 && { next: 'bingctl login' }),
  });
}
