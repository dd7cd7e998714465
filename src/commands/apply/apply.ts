import type { Context } from '../../context.js';
import { asBingctlError, BingctlError, usage } from '../../errors.js';
import { type LockKeeper, lockKeeper, noKeeper } from '../../plan/lock-keeper.js';
import type { Plan } from '../../plan/plan.js';
import { writesOf } from '../../plan/step-result.js';
import { type Answer, one } from '../../render/answer.js';
import { type Applied, appliedView } from '../../render/views/applied.js';
import { plansView } from '../../render/views/plan.js';
import { blockedBy, lockPathOf, type PlanFlags, type Planned } from '../plan/planning.js';
import { tellSideEffects } from '../telling.js';
import { carryOutPlans, untouched } from './carry-out-plans.js';
import { oneAtATime } from './one-at-a-time.js';
import { questionOf } from './question.js';
import { fromFile, fromSavedPlan } from './source.js';
import { tellDryRun } from './tell-dry-run.js';

export interface Input extends PlanFlags {
  /** A saved one. */
  plan?: string;
  yes?: boolean;
  dryRun?: boolean;
}

export async function run({ plan, yes = false, dryRun = false, ...flags }: Input, ctx: Context): Promise<Answer> {
  const source = plan === undefined ? await fromFile(flags, ctx) : await fromSavedPlan(plan, flags, ctx);
  const { file } = source;
  const lockPath = lockPathOf(file, ctx);
  if (dryRun) {
    const { planned } = await source.planning({ lockPath, dryRun });
    return carryOut(planned, { file, keeper: noKeeper, agreed: true, dryRun }, ctx);
  }
  const work = async (path: string) => {
    const { lock, planned } = await source.planning({ lockPath: path, dryRun });
    return carryOut(planned, { file, keeper: lockKeeper(path, lock), agreed: yes, dryRun }, ctx);
  };
  return oneAtATime(lockPath, work, ctx);
}

interface CarryingOut {
  file: string;
  keeper: LockKeeper;
  /** Nobody has to be asked. */
  agreed: boolean;
  dryRun: boolean;
}

async function carryOut(planned: readonly Planned[], how: CarryingOut, ctx: Context): Promise<Answer> {
  const { file, keeper, agreed, dryRun } = how;
  const plans = planned.map(({ plan }) => plan);
  const writes = plans.flatMap(writesOf).length;
  const blocked = blockedBy(plans);
  const isAsked = writes > 0 && !agreed && !blocked;
  if (writes > 0 || blocked) present(plans, { file, isAsked, dryRun }, ctx);
  if (blocked) return one<Applied>({ applied: plans.map(untouched), file }, appliedView, { failure: blocked });
  if (isAsked) await ctx.consent(questionOf(plans, writes), agreed);

  const work = (step: (done: number) => void) => carryOutPlans(planned, { keeper, step });
  const { applied, failure, unkept } = await ctx.progress('Applying', work, writes > 0 ? writes : undefined);
  if (dryRun) tellDryRun(planned, ctx);
  if (failure && unkept !== null) ctx.warn(withoutLock(unkept).message);
  return one<Applied>({ applied, file }, appliedView, {
    failure: failure ?? (unkept === null ? null : withoutLock(unkept)),
  });
}

/** Shows the plans before anything is done. @throws BingctlError `usage` where nobody could see what to agree to */
function present(
  plans: readonly Plan[],
  { file, isAsked, dryRun }: { file: string; isAsked: boolean; dryRun: boolean },
  ctx: Context,
): void {
  if (ctx.preview({ plans, file }, plansView, isAsked)) return;
  if (isAsked) {
    throw usage('with this output the plan cannot be shown before it is carried out', {
      hint: 'look at it with bingctl plan, then say --yes',
    });
  }
  const effects = plans.flatMap(({ sideEffects }) => sideEffects);
  tellSideEffects(
    effects.map((message) => ({ message })),
    ctx,
    dryRun,
  );
}

/** What was made stands, and is made once all the same. */
function withoutLock(thrown: unknown): BingctlError {
  const { kind, message } = asBingctlError(thrown);
  return new BingctlError(kind, `what was done is not in the lock: ${message}`, {
    hint: 'mend that and run it again: what was made is found by its name',
    cause: thrown,
  });
}
