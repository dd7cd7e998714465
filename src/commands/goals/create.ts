import type { Context } from '../../context.js';
import {
  autoGoalCollision,
  goalNameTaken,
  repeatedInStoreGoals,
  repeatedNames,
  secondInStoreGoal,
} from '../../domain/collisions.js';
import type { Goal, GoalFields } from '../../domain/goal.js';
import { completeNewGoal } from '../../domain/goal-defaults.js';
import { goalLike } from '../../domain/goal-like.js';
import { checkNewGoal } from '../../domain/goal-rules.js';
import { sameName, theOne } from '../../domain/named.js';
import type { Answer } from '../../render/answer.js';
import type { SentGoal } from '../../service/operations.js';
import type { IfExists } from '../declare.js';
import { type Entry, refuseProblems } from '../problems.js';
import { readAllGoals } from './reading.js';
import { resolveTags } from './tag-names.js';
import { type GoalFlags, wantedGoals } from './wanted.js';
import { type GoalIntent, updateIntent, writeGoals } from './write.js';

export interface Input extends GoalFlags {
  like?: string;
  ifExists: IfExists;
  dryRun?: boolean;
}

export async function run(input: Input, ctx: Context): Promise<Answer> {
  const { like, ifExists, dryRun, ...flags } = input;
  const { single, entries } = await wantedGoals(flags, ctx);
  // What can be found wrong without asking the service is said before it is asked.
  if (like === undefined) refuseWrong(entries);

  const campaigns = await ctx.campaigns({ dryRun });
  const existing = await readAllGoals(campaigns, ctx);
  const model = like === undefined ? null : theOne('conversion goal', like, existing);
  const modelled = model ? entries.map((entry) => ({ ...entry, fields: goalLike(model, entry.fields) })) : entries;
  if (model) refuseWrong(modelled);

  const resolved = await resolveTags(modelled, campaigns);
  const intents = resolved.map(({ fields }, index): GoalIntent => {
    const name = fields.name ?? '';
    const taken = existing.find((goal) => goal.name !== null && sameName(goal.name, name));
    if (taken) return onTaken(taken, entries[index]?.fields ?? fields, fields, ifExists, existing, ctx);
    const whole = completeNewGoal(fields);
    const collision = autoGoalCollision(whole, existing) ?? secondInStoreGoal(whole, existing);
    if (collision) return { deed: 'refuse', id: null, name, error: collision };
    return { deed: 'add', name, sent: sentGoal(whole) };
  });
  return writeGoals({ intents, single, existing, campaigns, ctx, deed: 'created' });
}

function refuseWrong(entries: readonly Entry<GoalFields>[]): void {
  const wanted = entries.map(({ fields }) => fields);
  const names = repeatedNames('conversion goal', wanted);
  const inStore = repeatedInStoreGoals(wanted);
  refuseProblems(entries, (fields, index) => [
    ...checkNewGoal(fields),
    ...(names[index] ?? []),
    ...(inStore[index] ?? []),
  ]);
}

/** `update` changes what the user named, with its tag looked up, and nothing that only a model or a default brought in. */
function onTaken(
  taken: Goal,
  named: GoalFields,
  resolved: GoalFields,
  ifExists: IfExists,
  existing: readonly Goal[],
  ctx: Context,
): GoalIntent {
  const id = taken.id ?? '';
  const name = taken.name ?? '';
  if (ifExists === 'error') return { deed: 'refuse', id, name, error: goalNameTaken(taken) };
  if (ifExists === 'skip') return { deed: 'keep', id, name, outcome: 'skipped' };
  // The name is what it was found by: another way to write it is no reason to rename it.
  const { name: _, ...others } = { ...named, ...(named.tagId && { tagId: resolved.tagId }) };
  return updateIntent(taken, others, existing, ctx);
}

function sentGoal(fields: GoalFields): SentGoal {
  const { id: _, ...members } = fields;
  const given = Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== undefined && value !== null),
  );
  return given as SentGoal;
}
