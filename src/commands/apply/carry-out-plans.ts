import type { Id } from '../../domain/tag.js';
import type { BingctlError } from '../../errors.js';
import { applyPlan } from '../../plan/apply.js';
import type { LockKeeper } from '../../plan/lock-keeper.js';
import { sharedName } from '../../plan/of-one-customer.js';
import type { Plan, Step } from '../../plan/plan.js';
import { type StepResult, writesOf } from '../../plan/step-result.js';
import type { AppliedPlan } from '../../render/views/applied.js';
import { atOnce } from '../../service/at-once.js';
import { failureOf } from '../../service/failure.js';
import type { ItemResult } from '../../service/results.js';
import type { Planned } from '../plan/planning.js';
import { accountsAtOnce } from '../plan/read-accounts.js';

export interface CarryingOut {
  keeper: LockKeeper;
  /** Told how many of all writes are settled. */
  step(done: number): void;
}

export interface CarriedOut {
  applied: AppliedPlan[];
  /** Of all that was to be written, as one error. */
  failure: BingctlError | null;
  /** Why the lock does not hold what was made; null when it does. */
  unkept: unknown;
}

/**
 * What fails in one account says nothing of the others. Those of one customer share names, and are written one after the
 * other; of two customers one is written to while the other answers.
 */
export async function carryOutPlans(planned: readonly Planned[], { keeper, step }: CarryingOut): Promise<CarriedOut> {
  const made = new Map<string, Id>();
  let unkept: unknown = null;
  const settled = new Map<Plan, number>();
  const tell = (plan: Plan, count: number) => {
    settled.set(plan, count);
    step([...settled.values()].reduce((sum, each) => sum + each, 0));
  };
  // What was made is made, whether the lock could be written or not; the next run finds it by name.
  const keep = (writing: Promise<void>) =>
    writing.then(
      // What an earlier write could not keep is in this one.
      () => {
        unkept = null;
      },
      (error: unknown) => {
        unkept ??= error;
      },
    );
  const applyOne = async ({ plan, campaigns }: Planned, isLast: boolean): Promise<AppliedPlan> => {
    const { account } = plan;
    const results = await applyPlan(plan, {
      campaigns,
      madeBefore: (step) => made.get(sharedName(account.customerId, step)) ?? null,
      record: (ids) => keep(keeper.record(account, ids)),
      settled: (count) => tell(plan, count),
    });
    tell(plan, writesOf(plan).length);
    for (const { step, id, error } of isLast ? [] : results) {
      if (id !== null && error === null) made.set(sharedName(account.customerId, step), id);
    }
    if (results.every(({ error }) => error === null)) await keep(keeper.keepOnly(account, keysOf(plan.steps)));
    return { plan, results };
  };
  const done = new Map<Plan, AppliedPlan>();
  await atOnce(accountsAtOnce, byCustomer(planned), async (ofOne) => {
    for (const one of ofOne) done.set(one.plan, await applyOne(one, one === ofOne.at(-1)));
  });
  const applied = planned.flatMap(({ plan }) => done.get(plan) ?? []);
  return { applied, failure: failureOfSteps(applied.flatMap(({ results }) => results)), unkept };
}

function byCustomer(planned: readonly Planned[]): Planned[][] {
  const customers = new Map<Id, Planned[]>();
  for (const one of planned) {
    const { customerId } = one.plan.account;
    customers.set(customerId, [...(customers.get(customerId) ?? []), one]);
  }
  return [...customers.values()];
}

/** A plan of which nothing was tried, what the lock would have learnt included. */
export function untouched(plan: Plan): AppliedPlan {
  const results = plan.steps.map((step): StepResult => {
    const { action, id } = step;
    const outcome =
      action === 'refuse' || action === 'replace' ? 'refused' : action === 'keep' ? 'unchanged' : 'notSent';
    return { step, outcome, id, error: null };
  });
  return { plan, results };
}

function keysOf(steps: readonly Step[]): Record<Step['kind'], ReadonlySet<string>> {
  const keys = (kind: Step['kind']) =>
    new Set(steps.flatMap((step) => (step.kind === kind && step.key !== null ? [step.key] : [])));
  return { tag: keys('tag'), goal: keys('goal') };
}

function failureOfSteps(results: readonly StepResult[]): BingctlError | null {
  const written = results.flatMap((result, index) =>
    result.step.sent !== null || result.error !== null ? [asItem(result, index)] : [],
  );
  const kinds = new Set(results.filter(({ error }) => error !== null).map(({ step }) => step.kind));
  const what = kinds.size > 1 ? 'step' : kinds.has('tag') ? 'UET tag' : 'conversion goal';
  return failureOf(written, what, 'applied');
}

/** @param index of the step among those of all plans */
function asItem({ step, outcome, id, error }: StepResult, index: number): ItemResult<null> {
  return { index, name: step.name, id, outcome: outcome === 'paused' ? 'updated' : outcome, value: null, error };
}
