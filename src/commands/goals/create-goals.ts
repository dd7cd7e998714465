import type { Context } from '../../context.js';
import {
  autoGoalCollision,
  goalNameTaken,
  repeatedInStoreGoals,
  repeatedNames,
  secondInStoreGoal,
} from '../../domain/collisions.js';
import type { Problem } from '../../domain/diagnostic.js';
import type { Goal, GoalFields } from '../../domain/goal.js';
import { completeNewGoal, isGiven } from '../../domain/goal-defaults.js';
import { goalLike } from '../../domain/goal-like.js';
import { checkNewGoal } from '../../domain/goal-rules.js';
import { sameName } from '../../domain/named.js';
import type { Answer } from '../../render/answer.js';
import type { Campaigns } from '../../service/campaigns.js';
import type { SentGoal } from '../../service/operations.js';
import type { IfExists } from '../declare.js';
import { type Entry, refuseProblems, type Wanted } from '../problems.js';
import { resolveTags } from './tag-names.js';
import { type GoalIntent, updateIntent, updateProblems, writeGoals } from './write.js';

interface Creating extends Wanted<GoalFields> {
  /** What the goals are to be like. */
  model: Goal | null;
  ifExists: IfExists;
  existing: readonly Goal[];
  campaigns: Campaigns;
  ctx: Context;
  /** Asked for step by step: the tags are ids already, and the side effects were told. */
  asked?: boolean;
}

/** Makes the goals, or adopts those that are there; answers with the goals as they are then. */
export async function createGoals(creating: Creating): Promise<Answer> {
  const { single, entries, model, ifExists, existing, campaigns, ctx, asked = false } = creating;
  const plans = entries.map((entry): Plan => {
    const { fields } = entry;
    const taken = existing.find(({ name }) => name !== null && isGiven(fields.name) && sameName(name, fields.name));
    if (taken && ifExists === 'skip') return { entry: { ...entry, fields: {} }, taken };
    if (taken && ifExists === 'update') return { entry: { ...entry, id: taken.id, fields: changeOf(fields) }, taken };
    return { entry: model ? { ...entry, fields: goalLike(model, fields) } : entry, taken };
  });
  const planned = plans.map(({ entry }) => entry);
  const names = entries.map(({ fields }) => fields);
  refuseWrong(
    planned,
    (fields, index) => {
      const taken = plans[index]?.taken;
      if (!taken || ifExists === 'error') return checkNewGoal(fields);
      return ifExists === 'update' ? updateProblems(taken, fields) : [];
    },
    names,
  );

  const stored = plans.map(({ taken }) => taken?.tagId ?? null);
  const resolved = asked ? planned : await resolveTags(planned, campaigns, stored);
  const intents = resolved.map(({ fields }, index): GoalIntent => {
    const taken = plans[index]?.taken;
    if (taken) return onTaken(taken, fields, ifExists, existing, ctx);
    const whole = completeNewGoal(fields);
    const collision = autoGoalCollision(whole, existing) ?? secondInStoreGoal(whole, existing);
    if (collision) return { deed: 'refuse', id: null, name: fields.name ?? '', error: collision };
    return { deed: 'add', name: fields.name ?? '', sent: sentGoal(whole) };
  });
  return writeGoals({ intents, single, existing, campaigns, ctx, deed: 'created', told: asked });
}

/** One goal that is wanted, and the goal that has its name already. */
interface Plan {
  entry: Entry<GoalFields>;
  taken: Goal | undefined;
}

/** The name is what it was found by: another way to write it is no reason to rename it. */
function changeOf({ name: _, ...others }: GoalFields): GoalFields {
  return others;
}

/** Throws one usage error that tells everything that is wrong with all goals, those that collide in the input too. */
export function refuseWrong(
  entries: readonly Entry<GoalFields>[],
  check: (fields: GoalFields, index: number) => Problem[],
  wanted: readonly GoalFields[] = entries.map(({ fields }) => fields),
): void {
  const names = repeatedNames('conversion goal', wanted);
  const inStore = repeatedInStoreGoals(entries.map(({ fields }) => fields));
  refuseProblems(entries, (fields, index) => [
    ...check(fields, index),
    ...(names[index] ?? []),
    ...(inStore[index] ?? []),
  ]);
}

/** `update` changes what the user named, and nothing that only a model or a default brought in. */
function onTaken(
  taken: Goal,
  change: GoalFields,
  ifExists: IfExists,
  existing: readonly Goal[],
  ctx: Context,
): GoalIntent {
  const id = taken.id ?? '';
  const name = taken.name ?? '';
  if (ifExists === 'error') return { deed: 'refuse', id, name, error: goalNameTaken(taken) };
  if (ifExists === 'skip') return { deed: 'keep', id, name, outcome: 'skipped' };
  return updateIntent(taken, change, existing, ctx);
}

function sentGoal(fields: GoalFields): SentGoal {
  const { id: _, ...members } = fields;
  const given = Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== undefined && value !== null),
  );
  return given as SentGoal;
}
