import type { Context } from '../../context.js';
import { BingctlError, usage } from '../../errors.js';
import { readInput } from '../../files/input.js';
import { digestOf } from '../../plan/digest.js';
import { lockKey } from '../../plan/lock.js';
import { readLock } from '../../plan/lock-file.js';
import { readSavedPlan, type SavedPlan } from '../../plan/saved-plan.js';
import type { PlanFlags, Planned, Planning } from './planning.js';
import { readAccounts } from './read-accounts.js';

/** The plan that `plan --out` wrote to a file. @throws BingctlError `usage` where the flags say otherwise than it does */
export async function readSaved(path: string, flags: PlanFlags, ctx: Context): Promise<SavedPlan> {
  const given = Object.entries({ '--file': flags.file, '--target': flags.target, '--prune': flags.prune });
  const [flag] = given.find(([, value]) => value !== undefined) ?? [];
  if (flag !== undefined) throw usage(`a saved plan says what is to be done: leave ${flag} out`);
  const saved = readSavedPlan(await readInput(ctx.io, path), path);
  await refuseElsewhere(saved, path, ctx);
  return saved;
}

/** A plan says which account it is for; flags that name another one are not overruled by it. */
async function refuseElsewhere({ plans }: SavedPlan, path: string, ctx: Context): Promise<void> {
  const { environment, account, customerIdFrom } = ctx.settings;
  const accounts = plans.map((plan) => plan.account);
  const there = accounts.find((each) => each.environment !== environment)?.environment;
  if (there !== undefined) {
    throw usage(`${path} is a plan for the environment ${there}, and this run is for ${environment}`, {
      hint: `--env ${there}`,
    });
  }
  if (account?.from !== 'flag' && customerIdFrom !== 'flag') return;
  const { customerId, accountId } = await ctx.ids();
  const isMeant = accounts.some((each) => each.customerId === customerId && each.accountId === accountId);
  if (!isMeant) {
    throw usage(`${path} is no plan for account ${accountId} of customer ${customerId}`, {
      hint: 'leave --account and --customer out: the plan says where it belongs',
    });
  }
}

/** Reads the accounts again. @throws BingctlError `refused` when one is not as it was when the plan was made */
export async function planningOf(
  saved: SavedPlan,
  { lockPath, dryRun }: { lockPath: string; dryRun: boolean },
  ctx: Context,
): Promise<Planning> {
  const lock = await readLock(lockPath);
  const planned = await readAccounts(saved.plans, { dryRun }, ctx, (plan, { observed, campaigns }, index): Planned => {
    const { account } = plan;
    const digest = digestOf(observed, lock?.accounts[lockKey(account)] ?? null);
    if (digest === saved.digests[index]) return { plan, campaigns };
    const message = `account ${account.accountId}, or its lock, has changed since the plan was saved`;
    throw new BingctlError('refused', message, { hint: 'plan again: nothing was written' });
  });
  for (const { plan } of planned) for (const warning of plan.warnings) ctx.warn(warning);
  return { lock, planned, digests: [...saved.digests] };
}
