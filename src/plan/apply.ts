import type { Id, UetTag } from '../domain/tag.js';
import { BingctlError, type Outcome } from '../errors.js';
import type { Campaigns } from '../service/campaigns.js';
import { carryOut, type Intent } from '../service/carry-out.js';
import type { Sent, SentGoal } from '../service/operations.js';
import { type ItemResult, isDone } from '../service/results.js';
import { whyUnsent } from '../service/writing.js';
import type { KeyedId } from './lock-keeper.js';
import type { Action, Plan, Step } from './plan.js';

/** What became of a step: that of the write, or `unchanged` where nothing had to be sent; `paused` is an update too. */
export type StepOutcome = Outcome | 'paused';

export interface StepResult {
  step: Step;
  outcome: StepOutcome;
  /** Of what the step is about, once it is there. */
  id: Id | null;
  /** Why it was not done. */
  error: BingctlError | null;
}

/** What an apply asks for and tells while it works. */
export interface Applying {
  campaigns: Campaigns;
  /** The id of what an earlier plan of the same customer made, for a step that adopts it. */
  madeBefore(step: Step): Id | null;
  /** Keeps ids; waited for before the call that follows. Must not reject: what was made is not made less by it. */
  record(ids: readonly KeyedId[]): Promise<void>;
  /** Told how many of the writes of this plan are settled. */
  settled(count: number): void;
}

const sending: ReadonlySet<Action> = new Set(['create', 'update', 'pause']);

/** The steps of a plan that send something. */
export function writesOf({ steps }: Pick<Plan, 'steps'>): Step[] {
  return steps.filter(({ action }) => sending.has(action));
}

/**
 * Carries a plan out: tags first, then the goals, whose tags have ids by then. One result for each step, in their order;
 * nothing rejects, since what failed is the result of a step. Running a new plan afterwards finishes what is left.
 */
export async function applyPlan(
  plan: Plan,
  { campaigns, madeBefore, record, settled }: Applying,
): Promise<StepResult[]> {
  const results = new Map<Step, StepResult>();
  const put = (step: Step, outcome: StepOutcome, id: Id | null, error: BingctlError | null = null) =>
    void results.set(step, { step, outcome, id, error });
  let before = 0;
  const take = async (steps: readonly Step[], some: readonly ItemResult<unknown>[]) => {
    const made: KeyedId[] = [];
    for (const result of some) {
      const step = steps[result.index];
      if (!step) continue;
      put(step, outcomeOf(step, result), result.id ?? step.id, result.error);
      if (isDone(result)) made.push(...keyed(step, result.id));
    }
    if (made.length > 0) await record(made);
  };
  const write = async <S, T>(
    steps: readonly Step[],
    intents: Intent<S>[],
    writes: Parameters<typeof carryOut<S, T>>[1],
  ) => {
    const all = await carryOut(intents, writes, async (count, some) => {
      await take(steps, some);
      settled(before + count);
    });
    before += steps.length;
    for (const { index, outcome, id, error } of all) {
      const step = steps[index];
      if (step && !results.has(step)) put(step, outcome, id ?? step.id, error);
    }
  };

  for (const step of plan.steps.filter(({ action }) => !sending.has(action))) {
    const id = step.id ?? madeBefore(step);
    if (id === null) put(step, 'notSent', null, new BingctlError('refused', 'not made in the other account either'));
    else put(step, 'unchanged', id);
  }
  await record(plan.steps.flatMap((step) => keyed(step, step.id ?? results.get(step)?.id ?? null)));

  const steps = writesOf(plan);
  const tags = steps.filter(({ kind }) => kind === 'tag');
  await write<Sent<UetTag>, UetTag>(
    tags,
    tags.map((step) => intentOf(step, step.sent ?? {})),
    { add: campaigns.addTags, update: campaigns.updateTags },
  );

  const outage = tags.map((step) => results.get(step)?.error).find((error) => error && error.kind !== 'refused');
  const made = new Map(plan.steps.filter(({ kind }) => kind === 'tag').map((step) => [step.key, results.get(step)]));
  const goals: { step: Step; sent: SentGoal }[] = [];
  for (const step of steps.filter(({ kind }) => kind === 'goal')) {
    const tag = step.tagKey === null ? null : made.get(step.tagKey);
    if (outage) put(step, 'notSent', step.id, whyUnsent(outage));
    else if (tag !== null && !tag?.id) put(step, 'notSent', step.id, withoutTag(step, tag));
    else goals.push({ step, sent: { ...step.sent, ...(tag && { tagId: tag.id }) } as SentGoal });
  }
  await write<SentGoal, Id>(
    goals.map(({ step }) => step),
    goals.map(({ step, sent }) => intentOf(step, sent)),
    { add: campaigns.addGoals, update: campaigns.updateGoals },
  );
  return plan.steps.map((step) => results.get(step) as StepResult);
}

function intentOf<S>(step: Step, sent: S): Intent<S> {
  const { action, id, name } = step;
  return action === 'create' || id === null ? { deed: 'add', name, sent } : { deed: 'update', id, name, sent };
}

function outcomeOf({ action }: Step, { outcome }: ItemResult<unknown>): StepOutcome {
  return action === 'pause' && outcome === 'updated' ? 'paused' : outcome;
}

function keyed({ kind, key }: Step, id: Id | null): KeyedId[] {
  return key === null || id === null ? [] : [{ kind, key, id }];
}

function withoutTag({ tagKey }: Step, tag: StepResult | undefined): BingctlError {
  const why = tag?.error ? `: ${tag.error.message}` : '';
  const message = `not sent, because its UET tag "${tag?.step.name ?? tagKey}" was not made${why}`;
  return new BingctlError('refused', message, { cause: tag?.error });
}
