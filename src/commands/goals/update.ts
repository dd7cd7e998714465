import type { Context } from '../../context.js';
import { theOne } from '../../domain/named.js';
import { usage } from '../../errors.js';
import type { Answer } from '../../render/answer.js';
import { refuseProblems } from '../problems.js';
import { newNamesTaken, targetsOf } from '../targets.js';
import { readAllGoals } from './reading.js';
import { resolveTags } from './tag-names.js';
import { type GoalFlags, wantedGoals } from './wanted.js';
import { type GoalIntent, updateIntent, updateProblems, writeGoals } from './write.js';

export interface Input extends GoalFlags {
  goal?: string;
  dryRun?: boolean;
}

export async function run(input: Input, ctx: Context): Promise<Answer> {
  const { goal: named, dryRun, ...flags } = input;
  const { single, entries } = await wantedGoals(flags, ctx);
  if (flags.fromFile !== undefined && named !== undefined) {
    throw usage('--from-file names the goals to change: leave the argument out');
  }
  if (flags.fromFile === undefined && named === undefined) {
    throw usage('which conversion goal? Name it by id or name', { hint: 'bingctl goals update --help' });
  }
  if (flags.fromFile === undefined && Object.keys(entries[0]?.fields ?? {}).length === 0) {
    throw usage('nothing to change: name what shall change by a flag', { hint: 'bingctl goals update --help' });
  }

  const campaigns = await ctx.campaigns({ dryRun });
  const existing = await readAllGoals(campaigns, ctx);
  const targets =
    named === undefined
      ? targetsOf('conversion goal', entries, existing)
      : [theOne('conversion goal', named, existing)];
  const stored = targets.map(({ tagId }) => tagId);
  const resolved = await resolveTags(entries, campaigns, stored);
  const pairs = targets.map((there, index) => ({ there, fields: resolved[index]?.fields ?? {} }));
  refuseProblems(resolved, (fields, index) => {
    const there = targets[index];
    return there ? updateProblems(there, fields) : [];
  });
  const taken = newNamesTaken('conversion goal', pairs, existing);
  const intents = pairs.map(({ there, fields }, index): GoalIntent => {
    const error = taken[index];
    if (error) return { deed: 'refuse', id: there.id, name: there.name ?? '', error };
    return updateIntent(there, fields, existing, ctx);
  });
  return writeGoals({ intents, single, existing, campaigns, ctx, deed: 'updated' });
}
