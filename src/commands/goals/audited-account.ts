import type { Context } from '../../context.js';
import type { Goal } from '../../domain/goal.js';
import type { UetTag } from '../../domain/tag.js';
import { type BingctlError, usage } from '../../errors.js';
import { inFile } from '../../files/in-file.js';
import { inputName, readInput } from '../../files/input.js';
import { readListedGoals, readListedTags } from '../../files/listed.js';
import { named, unreadTypes } from './reading.js';

/** The goals and tags to look at. */
export interface AuditedAccount {
  goals: Goal[];
  /** null: not known, offline. */
  tags: UetTag[] | null;
  /** Some goals could not be read: the others are looked at. */
  failure: BingctlError | null;
}

/** Those of the account, or those of files, for which nobody is asked. */
export async function auditedAccount(
  { goals, tags, events }: { goals?: string; tags?: string; events?: string },
  ctx: Context,
): Promise<AuditedAccount> {
  if (tags !== undefined && goals === undefined) throw usage('--tags needs --goals: the goals of the same account');
  if ([goals, tags, events].filter((file) => file === '-').length > 1) {
    throw usage('only one of --goals, --tags and --events can be standard input');
  }
  if (goals !== undefined) {
    const listed = await listedIn(goals, readListedGoals, ctx);
    return {
      goals: listed,
      tags: tags === undefined ? null : await listedIn(tags, readListedTags, ctx),
      failure: null,
    };
  }
  const campaigns = await ctx.campaigns();
  const [listing, all] = await ctx.progress('Reading conversion goals', () =>
    Promise.all([campaigns.goals(), campaigns.tags()]),
  );
  if (listing.unavailable.length > 0) {
    ctx.note(`This account is not enabled for goals of type ${named(listing.unavailable)}.`);
  }
  return { goals: listing.goals, tags: all, failure: unreadTypes(listing) };
}

async function listedIn<T>(file: string, read: (text: string) => Promise<T>, { io }: Context): Promise<T> {
  const text = await readInput(io, file);
  return inFile(inputName(file), () => read(text));
}
