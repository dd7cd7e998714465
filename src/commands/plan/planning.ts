import { dirname, join, resolve } from 'node:path';
import type { Context } from '../../context.js';
import { BingctlError, usage } from '../../errors.js';
import { type Lock, lockKey } from '../../plan/lock.js';
import { readLock } from '../../plan/lock-file.js';
import { makePlan } from '../../plan/make-plan.js';
import type { Observed } from '../../plan/observed.js';
import { isBlocked, type Plan } from '../../plan/plan.js';
import { readPlanFile } from '../../plan/read-plan-file.js';
import type { Campaigns } from '../../service/campaigns.js';
import { wantedAccounts } from './accounts.js';
import { observe } from './observe.js';

/** What `plan` and `apply` take alike. */
export interface PlanFlags {
  file?: string | undefined;
  target?: string[] | undefined;
  prune?: boolean | undefined;
}

export const defaultFile = 'bingctl.yaml';

/** A plan, what it was made on, and the port to carry it out through. */
export interface Planned {
  plan: Plan;
  observed: Observed;
  campaigns: Campaigns;
}

export interface Planning {
  /** As it was named. */
  file: string;
  lockPath: string;
  lock: Lock | null;
  planned: Planned[];
}

/** Reads the file, the lock and the accounts, and computes what has to be done. Nothing is written. */
export async function planning(flags: PlanFlags, dryRun: boolean, ctx: Context): Promise<Planning> {
  const file = flags.file ?? defaultFile;
  const read = await readPlanFile({ io: ctx.io, path: file, targets: flags.target });
  for (const warning of read.warnings) ctx.warn(warning);
  const lockPath = join(dirname(resolve(ctx.io.cwd, file === '-' ? defaultFile : file)), 'bingctl.lock.json');
  const lock = await readLock(lockPath);
  const planned: Planned[] = [];
  for (const { desired, account } of await wantedAccounts(read.desired, ctx)) {
    const campaigns = await ctx.campaigns({ dryRun, account });
    const observed = await observe(account, campaigns, ctx);
    const locked = lock?.accounts[lockKey(account)] ?? null;
    planned.push({ plan: makePlan(desired, observed, { locked, prune: flags.prune ?? false }), observed, campaigns });
  }
  if (flags.prune) refuseBlindPrune(planned, lock);
  for (const { plan } of planned) for (const warning of plan.warnings) ctx.warn(warning);
  return { file, lockPath, lock, planned };
}

/** Without a lock a goal that was renamed in the file looks like a new one and an old one to pause. */
function refuseBlindPrune(planned: readonly Planned[], lock: Lock | null): void {
  const blind = planned.find(
    ({ plan }) =>
      lock?.accounts[lockKey(plan.account)] === undefined && plan.steps.some(({ action }) => action === 'create'),
  );
  if (!blind) return;
  throw usage(
    '--prune without a lock could pause a goal that was only renamed in the file: this plan creates some too',
    {
      hint: 'apply it without --prune first, which writes bingctl.lock.json',
    },
  );
}

/** What keeps the plans from being carried out, as one error; null when nothing does. */
export function blockedBy(plans: readonly Plan[]): BingctlError | null {
  const steps = plans.filter(isBlocked).flatMap(({ steps }) => steps);
  const items = steps
    .filter(({ action }) => action === 'refuse' || action === 'replace')
    .map(({ name, id, problems: [first] }, index) => ({
      index,
      name,
      id,
      code: first?.code ?? null,
      errorCode: first?.errorCode ?? null,
      message: first?.message ?? '',
      fieldPath: first?.field ?? null,
      outcome: 'refused' as const,
    }));
  if (items.length === 0) return null;
  const message = `${items.length === 1 ? '1 step' : `${items.length} steps`} of the plan cannot be done: nothing was written`;
  return new BingctlError('refused', message, { items, hint: null });
}
