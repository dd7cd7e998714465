import { dirname, join, resolve } from 'node:path';
import type { Context } from '../../context.js';
import { BingctlError, usage } from '../../errors.js';
import type { Desired } from '../../plan/desired.js';
import { digestOf } from '../../plan/digest.js';
import { type Lock, lockKey } from '../../plan/lock.js';
import { readLock } from '../../plan/lock-file.js';
import { makePlan } from '../../plan/make-plan.js';
import { ofOneCustomer } from '../../plan/of-one-customer.js';
import { type Action, isBlocked, type Plan } from '../../plan/plan.js';
import { readPlanFile, type WantedByFile } from '../../plan/read-plan-file.js';
import type { Campaigns } from '../../service/campaigns.js';
import { wantedAccounts } from './accounts.js';
import { readAccounts } from './read-accounts.js';

/** What `plan` and `apply` take alike. */
export interface PlanFlags {
  file?: string | undefined;
  target?: string[] | undefined;
  prune?: boolean | undefined;
}

/** A plan, and the port to carry it out through. */
export interface Planned {
  plan: Plan;
  campaigns: Campaigns;
}

const defaultFile = 'bingctl.yaml';

/** The name of the file that flags name, or of the one that is taken without. */
export function fileOf({ file = defaultFile }: PlanFlags): string {
  return file;
}

/** Where the lock of a file lies: beside it. */
export function lockPathOf(file: string, { io }: Context): string {
  return join(dirname(resolve(io.cwd, file === '-' ? defaultFile : file)), 'bingctl.lock.json');
}

/** What the file wants. @throws BingctlError `usage` too for an account that is asked for and not to be had here */
export async function readWanted(flags: PlanFlags, ctx: Context): Promise<Pick<WantedByFile, 'desired' | 'files'>> {
  const { environment } = ctx.settings;
  const from = { io: ctx.io, path: fileOf(flags), targets: flags.target, environment };
  const { desired, warnings, files } = await readPlanFile(from);
  for (const warning of warnings) ctx.warn(warning);
  const elsewhere = desired.find((one) => one.environment !== null && one.environment !== environment);
  if (flags.target && elsewhere) {
    const { target, environment: there } = elsewhere;
    throw usage(`${target} is of the environment ${there}, and this run is for ${environment}`, {
      hint: `--env ${there}`,
    });
  }
  return { desired, files };
}

export interface Planning {
  lock: Lock | null;
  planned: Planned[];
  /** Of what each plan was made on, where they were asked for: {@link digestOf}. */
  digests: string[];
}

export interface PlanningOptions {
  lockPath: string;
  prune: boolean;
  /** Nothing behind the ports can write. */
  dryRun: boolean;
  /** The plan is to be saved. */
  withDigests?: boolean;
}

/** Reads the lock and the accounts, and computes what has to be done. Nothing is written. */
export async function planning(desired: readonly Desired[], options: PlanningOptions, ctx: Context): Promise<Planning> {
  const { lockPath, prune, dryRun, withDigests = false } = options;
  const lock = await readLock(lockPath);
  const wanted = await wantedAccounts(desired, ctx);
  const alone = await readAccounts(wanted, { dryRun }, ctx, ({ desired: all, account }, { observed, campaigns }) => {
    const locked = lock?.accounts[lockKey(account)] ?? null;
    const plan = makePlan(all, observed, { locked, prune });
    return { plan, desired: all, campaigns, digest: withDigests ? digestOf(observed, locked) : null };
  });
  const together = ofOneCustomer(alone);
  const planned = alone.map(({ plan, campaigns }, index) => ({ plan: together[index] ?? plan, campaigns }));
  if (prune) refuseBlindPrune(planned, lock);
  for (const { plan } of planned) for (const warning of plan.warnings) ctx.warn(warning);
  return { lock, planned, digests: alone.flatMap(({ digest }) => digest ?? []) };
}

/** Without a lock a goal that was renamed in the file looks like a new one and an old one to pause. */
function refuseBlindPrune(planned: readonly Planned[], lock: Lock | null): void {
  const both: readonly Action[] = ['create', 'pause'];
  const blind = planned.find(
    ({ plan }) =>
      lock?.accounts[lockKey(plan.account)] === undefined &&
      both.every((one) => plan.steps.some(({ action }) => action === one)),
  );
  if (!blind) return;
  throw usage(
    '--prune without a lock could pause a goal that was only renamed in the file: this plan creates some too',
    {
      hint: 'say renamedFrom of what was renamed, then apply it without --prune, which writes bingctl.lock.json',
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
  // What the code alone would suggest are flags, and the plan shows what each step needs.
  const [one] = items.length === 1 ? steps.flatMap(({ problems }) => problems) : [];
  return new BingctlError('refused', message, { items, hint: one?.hint ?? '' });
}
