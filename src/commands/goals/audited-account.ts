import type { Context } from '../../context.js';
import type { Goal } from '../../domain/goal.js';
import type { UetTag } from '../../domain/tag.js';
import { type BingctlError, usage } from '../../errors.js';
import { goalsOfFile, tagsOfFile } from './listed-file.js';
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
    const listed = await goalsOfFile(goals, ctx);
    return {
      goals: listed,
      tags: tags === undefined ? null : await tagsOfFile(tags, ctx),
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
