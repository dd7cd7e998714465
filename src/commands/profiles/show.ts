import type { Context } from '../../context.js';
import { usage } from '../../errors.js';
import { type Answer, list, one } from '../../render/answer.js';
import { profileView } from '../../render/views/profile.js';
import { settingSourceView } from '../../render/views/setting-source.js';
import { knownProfile } from './known-profile.js';

export interface Input {
  profile?: string;
  sources?: boolean;
}

export async function run({ profile: named, sources }: Input, ctx: Context): Promise<Answer> {
  const book = await ctx.profiles();
  const settings = named === undefined ? ctx.settings : ctx.settings.withProfile(knownProfile(named, book));
  if (sources) {
    const name = settings.profile?.name ?? null;
    return list(settings.sources(name === null ? null : await book.secrets(name)), settingSourceView);
  }
  const name = named ?? settings.profile?.name;
  if (name === undefined) throw noneInUse(settings.environment);
  return one(await book.entry(name), profileView);
}

function noneInUse(environment: string) {
  return usage(`no profile is in use in ${environment}`, {
    hint: environment === 'local' ? 'name one: bingctl profiles list shows what there is.' : 'bingctl login',
  });
}
