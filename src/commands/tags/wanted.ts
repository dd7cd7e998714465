import type { Context } from '../../context.js';
import type { Industry, TagFields } from '../../domain/tag.js';
import { usage } from '../../errors.js';
import type { Wanted } from '../problems.js';

/** The flags that say what a tag shall be. */
export interface TagFlags {
  name?: string;
  description?: string;
  industry?: Industry;
  fromFile?: string;
}

/** What the flags, or the file, ask for. */
export async function wantedTags(flags: TagFlags, ctx: Context): Promise<Wanted<TagFields>> {
  const { name, description, industry, fromFile } = flags;
  const fields: TagFields = {
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
    ...(industry !== undefined && { industry }),
  };
  if (fromFile === undefined) return { single: true, entries: [{ id: null, fields, place: null }] };
  const [also] = Object.keys(fields);
  if (also) throw usage(`--from-file takes the fields from the file: leave --${also} out`);
  const [{ wantedIn }, { readTags }] = await Promise.all([import('../wanted-in.js'), import('../../files/records.js')]);
  return wantedIn(fromFile, readTags, ctx);
}
