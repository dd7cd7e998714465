import type { Context } from '../../context.js';
import { BingctlError, usage } from '../../errors.js';
import { readInput } from '../../files/input.js';
import { digestOf } from '../../plan/digest.js';
import { readLock } from '../../plan/lock-file.js';
import { readSavedPlan, type SavedPlan } from '../../plan/saved-plan.js';
import { observe } from './observe.js';
import type { PlanFlags, Planned, Planning } from './planning.js';

/** The plan that `plan --out` wrote to a file. @throws BingctlError `usage` where the flags say otherwise than it does */
export async function readSaved(path: string, flags: PlanFlags, ctx: Context): Promise<SavedPlan> {
  const given = Object.entries({ '--file': flags.file, '--target': flags.target, '--prune': flags.prune });
  const [flag] = given.find(([, value]) => value !== undefined) ?? [];
  if (flag !== undefined) throw usage(`a saved plan says what is to be done: leave ${flag} out`);
  const saved = readSavedPlan(await readInput(ctx.io, path), path);
  const { environment } = ctx.settings;
  const elsewhere = saved.plans.find(({ account }) => account.environment !== environment);
  if (elsewhere) {
    const there = elsewhere.account.environment;
    throw usage(`${path} is a plan for the environment ${there}, and this run is for ${environment}`, {
      hint: `--env ${there}`,
    });
  }
  return saved;
}

/** Reads the accounts again. @throws BingctlError `refused` when one is not as it was when the plan was made */
export async function planningOf(saved: SavedPlan, lockPath: string, ctx: Context): Promise<Planning> {
  const lock = await readLock(lockPath);
  const planned: Planned[] = [];
  for (const [index, plan] of saved.plans.entries()) {
    const { account } = plan;
    const campaigns = await ctx.campaigns({ account });
    const digest = digestOf(await observe(account, campaigns, ctx));
    if (digest !== saved.digests[index]) {
      throw new BingctlError('refused', `account ${account.accountId} has changed since the plan was saved`, {
        hint: 'plan again: nothing was written',
      });
    }
    planned.push({ plan, digest, campaigns });
  }
  for (const { plan } of planned) for (const warning of plan.warnings) ctx.warn(warning);
  return { lock, planned };
}
