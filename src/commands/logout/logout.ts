import type { Context } from '../../context.js';
import { type Answer, one } from '../../render/answer.js';
import { profileView } from '../../render/views/profile.js';
import { stronger } from '../login/tell.js';
import { refuseIds } from '../refuse-ids.js';

export type Input = Record<never, never>;

/** Who is signed out already stays so: doing it twice is no error. */
export async function run(_input: Input, ctx: Context): Promise<Answer | undefined> {
  refuseIds(ctx);
  const { profile } = ctx.settings;
  for (const variable of stronger(ctx.settings.withoutProfile())) {
    ctx.warn(`${variable} is set: calls still take their token from it.`);
  }
  if (profile === null) {
    ctx.note('Nobody is signed in.');
    return undefined;
  }
  const book = await ctx.profiles();
  const { name } = profile;
  const had = await book.signOut(name);
  ctx.note(
    had
      ? `Profile ${name} is signed out: its tokens and other secrets are gone from this machine.`
      : `Profile ${name} was signed out already.`,
  );
  return one(await book.entry(name), profileView);
}
