import { resolve } from 'node:path';
import type { Context } from '../../context.js';
import { atomicWrite } from '../../files/atomic-write.js';
import { hasChanges } from '../../plan/plan.js';
import { savedPlanText } from '../../plan/saved-plan.js';
import { type Answer, one } from '../../render/answer.js';
import { type Plans, plansView } from '../../render/views/plan.js';
import { blockedBy, fileOf, lockPathOf, type PlanFlags, planning, readWanted } from './planning.js';

export interface Input extends PlanFlags {
  detailedExitcode?: boolean;
  out?: string;
}

export const markdown = true;

export async function run(input: Input, ctx: Context): Promise<Answer> {
  const { out, prune = false } = input;
  const file = fileOf(input);
  const wanted = await readWanted(input, ctx);
  const { planned } = await planning(wanted, { lockPath: lockPathOf(file, ctx), prune, dryRun: true }, ctx);
  const plans = planned.map(({ plan }) => plan);
  const blocked = blockedBy(plans);
  if (out !== undefined && !blocked) {
    const digests = planned.map(({ digest }) => digest);
    await atomicWrite(resolve(ctx.io.cwd, out), savedPlanText({ bingctlPlan: 1, file, prune, plans, digests }));
  }
  const changes = plans.some(hasChanges);
  const next = changes && !blocked ? `bingctl apply${out === undefined ? '' : ` ${out}`}` : undefined;
  return one<Plans>({ plans, file }, plansView, {
    failure: blocked,
    ...(changes && input.detailedExitcode && { exit: 2 }),
    ...(next !== undefined && { next }),
  });
}
