import type { Context } from '../../context.js';
import { atomicWrite } from '../../files/atomic-write.js';
import { digestOf } from '../../plan/digest.js';
import { hasChanges } from '../../plan/plan.js';
import { savedPlanText } from '../../plan/saved-plan.js';
import { type Answer, one } from '../../render/answer.js';
import { type Plans, plansView } from '../../render/views/plan.js';
import { blockedBy, type PlanFlags, planning } from './planning.js';

export interface Input extends PlanFlags {
  detailedExitcode?: boolean;
  out?: string;
}

export async function run(input: Input, ctx: Context): Promise<Answer> {
  const { file, planned } = await planning(input, true, ctx);
  const plans = planned.map(({ plan }) => plan);
  const blocked = blockedBy(plans);
  if (input.out !== undefined && !blocked) {
    const digests = planned.map(({ observed }) => digestOf(observed));
    await atomicWrite(input.out, savedPlanText({ bingctlPlan: 1, file, prune: input.prune ?? false, plans, digests }));
  }
  const changes = plans.some(hasChanges);
  const next = changes && !blocked ? `bingctl apply${input.out === undefined ? '' : ` ${input.out}`}` : undefined;
  return one<Plans>({ plans, file }, plansView, {
    failure: blocked,
    ...(changes && input.detailedExitcode && { exit: 2 }),
    ...(next !== undefined && { next }),
  });
}
