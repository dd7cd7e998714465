import type { Context } from '../../context.js';
import { withLock } from '../../files/lock.js';
import { writesOf } from '../../plan/apply.js';
import { type Answer, one } from '../../render/answer.js';
import { type Applied, appliedView } from '../../render/views/applied.js';
import { plansView } from '../../render/views/plan.js';
import {
  blockedBy,
  fileOf,
  lockPathOf,
  type PlanFlags,
  type Planning,
  planning,
  readWanted,
} from '../plan/planning.js';
import { planningOf, readSaved } from '../plan/saved.js';
import { carryOutPlans, untouched } from './carry-out-plans.js';
import { questionOf } from './question.js';

export interface Input extends PlanFlags {
  /** A saved one. */
  plan?: string;
  yes?: boolean;
}

/** One apply of a file at a time: from the moment it reads the lock until it has written it. */
export async function run({ plan, yes, ...flags }: Input, ctx: Context): Promise<Answer> {
  const { first: signal } = ctx.interrupt;
  if (plan !== undefined) {
    const saved = await readSaved(plan, flags, ctx);
    return withLock(
      lockPathOf(saved.file, ctx),
      async (lockPath) => apply(await planningOf(saved, lockPath, ctx), lockPath, saved.file, yes, ctx),
      { signal },
    );
  }
  const file = fileOf(flags);
  const wanted = await readWanted(flags, ctx);
  return withLock(
    lockPathOf(file, ctx),
    async (lockPath) => {
      const options = { lockPath, prune: flags.prune ?? false, dryRun: false };
      return apply(await planning(wanted, options, ctx), lockPath, file, yes, ctx);
    },
    { signal },
  );
}

async function apply(
  { lock, planned }: Planning,
  lockPath: string,
  file: string,
  yes: boolean | undefined,
  ctx: Context,
): Promise<Answer> {
  const plans = planned.map(({ plan }) => plan);
  const blocked = blockedBy(plans);
  const writes = plans.flatMap(writesOf);
  if (writes.length > 0 || blocked) {
    const isDrawn = ctx.preview({ plans, file }, plansView, !yes);
    if (!isDrawn) for (const effect of plans.flatMap(({ sideEffects }) => sideEffects)) ctx.note(effect);
  }
  if (blocked) return one<Applied>({ applied: plans.map(untouched), file }, appliedView, { failure: blocked });
  if (writes.length > 0) await ctx.consent(questionOf(plans, writes.length), yes);
  const { applied, failure } = await ctx.progress(
    'Applying',
    (step) => carryOutPlans(planned, { lockPath, lock, step }),
    writes.length > 0 ? writes.length : undefined,
  );
  return one<Applied>({ applied, file }, appliedView, { failure });
}
