import type { Context } from '../../context.js';
import { quote } from '../../domain/quote.js';
import { knownProfile } from './known-profile.js';

export interface Input {
  profile: string;
  yes?: boolean;
}

export async function run(input: Input, ctx: Context): Promise<undefined> {
  const book = await ctx.profiles();
  const name = knownProfile(input.profile, book);
  const profile = book.find(name);
  const facts = [profile?.environment, profile?.userName, profile?.accountName].filter(Boolean).join(', ');
  await ctx.consent(`Forget profile ${quote(name)} (${facts}) and its secrets?`, input.yes);
  const wasCurrent = book.current() === name;
  await book.remove(name);
  ctx.note(`Profile ${name} is forgotten.${wasCurrent ? ' None is current now: bingctl profiles use NAME.' : ''}`);
}
