import { resolve } from 'node:path';
import type { Context } from '../../context.js';
import { shellWord } from '../../domain/shell-word.js';
import { usage } from '../../errors.js';
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

export async function run({ out, detailedExitcode = false, ...flags }: Input, ctx: Context): Promise<Answer> {
  const { prune = false } = flags;
  const file = fileOf(flags);
  const lockPath = lockPathOf(file, ctx);
  const path = out === undefined ? null : resolve(ctx.io.cwd, out);
  const { desired, files } = await readWanted(flags, ctx);
  if (path !== null && [lockPath, ...files.map((name) => resolve(ctx.io.cwd, name))].includes(path)) {
    throw usage(`--out ${out} would write over what the plan is made from`);
  }
  const options = { lockPath, prune, dryRun: true, withDigests: path !== null };
  const { planned, digests } = await planning(desired, options, ctx);
  const plans = planned.map(({ plan }) => plan);
  const blocked = blockedBy(plans);
  const changes = plans.some(hasChanges);
  if (path !== null && !blocked) {
    await atomicWrite(path, savedPlanText({ bingctlPlan: 1, file, prune, plans, digests }));
    ctx.note(`The plan is saved in ${out}.`);
  }
  return one<Plans>({ plans, file }, plansView, {
    failure: blocked,
    ...(changes && detailedExitcode && { exit: 2 }),
    ...(changes && { next: applyCommand(flags, out) }),
  });
}

/** The command line that carries out what was planned. */
function applyCommand({ file, target = [], prune }: PlanFlags, out: string | undefined): string {
  const words =
    out === undefined
      ? [
          ...(file === undefined ? [] : ['-f', file]),
          ...(target.length > 0 ? ['--target', ...target] : []),
          ...(prune ? ['--prune'] : []),
        ]
      : [out];
  return ['bingctl', 'apply', ...words.map(shellWord)].join(' ');
}
