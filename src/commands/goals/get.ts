import type { Context } from '../../context.js';
import { theOnes } from '../../domain/named.js';
import { type Answer, oneOrMany } from '../../render/answer.js';
import { goalView } from '../../render/views/goal.js';
import { missingOf } from '../missing.js';
import { unreadTypes } from './reading.js';

export interface Input {
  goal: string[];
}

export async function run(input: Input, ctx: Context): Promise<Answer> {
  const campaigns = await ctx.campaigns();
  const listing = await ctx.progress('Reading conversion goals', () => campaigns.goals());
  const { found, missing } = theOnes('conversion goal', input.goal, listing.goals);
  // What was not found may be of a type that could not be read: that comes first.
  const failure = missing.length > 0 ? (unreadTypes(listing) ?? missingOf('conversion goal', missing)) : null;
  if (failure && found.length === 0) throw failure;
  return oneOrMany(found, input.goal.length === 1, goalView, { failure });
}
