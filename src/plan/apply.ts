import type { Id, UetTag } from '../domain/tag.js';
import { BingctlError } from '../errors.js';
import type { Campaigns } from '../service/campaigns.js';
import type { Sent, SentGoal } from '../service/operations.js';
import { whyUnsent } from '../service/writing.js';
import type { KeyedId } from './lock-keeper.js';
import { comingTag } from './new-members.js';
import type { Plan, Step } from './plan.js';
import { isWrite, keyedIds, type StepResult, writesOf } from './step-result.js';
import { type Results, writeSteps } from './write-steps.js';

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

/**
 * Carries a plan out: tags first, then the goals, whose tags have ids by then. One result for each step, in their order;
 * nothing rejects, since what failed is the result of a step. Running a new plan afterwards finishes what is left.
 */
export async function applyPlan(plan: Plan, applying: Applying): Promise<StepResult[]> {
  const { campaigns, record } = applying;
  const results: Results = new Map();
  for (const step of plan.steps.filter((step) => !isWrite(step))) results.set(step, standing(step, applying));
  // What is there already, before the first call: a rename that is cut short must not lose track of what it renames.
  await record(plan.steps.flatMap((step) => keyedIds(step, step.id ?? results.get(step)?.id ?? null)));

  const writes = writesOf(plan);
  const tags = writes.filter(({ kind }) => kind === 'tag').map((step) => ({ step, sent: { ...step.sent } }));
  const tagWrites = { add: campaigns.addTags, update: campaigns.updateTags };
  await writeSteps<Sent<UetTag>, UetTag>(tags, tagWrites, results, { ...applying, before: 0 });

  const goals = sendableGoals(plan, results);
  const goalWrites = { add: campaigns.addGoals, update: campaigns.updateGoals };
  const before = writes.length - goals.length;
  await writeSteps<SentGoal, Id>(goals, goalWrites, results, { ...applying, before });
  return plan.steps.map((step) => results.get(step) as StepResult);
}

/** A step that sends nothing: what it is about is there, or an earlier plan was to make it. The lock of a dry run adopts nothing. */
function standing(step: Step, { campaigns, madeBefore }: Applying): StepResult {
  const id = step.id ?? madeBefore(step);
  if (campaigns.kept !== null && step.action === 'adopt') return { step, outcome: 'planned', id, error: null };
  if (id !== null) return { step, outcome: 'unchanged', id, error: null };
  const error = new BingctlError('refused', 'not made in the other account either');
  return { step, outcome: 'notSent', id, error };
}

/** The goals whose tags are there; the others get their results here. */
function sendableGoals(plan: Plan, results: Results): { step: Step; sent: SentGoal }[] {
  const tags = new Map(plan.steps.filter(({ kind }) => kind === 'tag').map((step) => [step.key, results.get(step)]));
  const failures = [...tags.values()].map((tag) => tag?.error);
  const outage = failures.find((error) => error && error.kind !== 'refused');
  return writesOf(plan).flatMap((step) => {
    if (step.kind === 'tag') return [];
    const unsent = (error: BingctlError) => {
      results.set(step, { step, outcome: 'notSent', id: step.id, error });
      return [];
    };
    if (outage) return unsent(whyUnsent(outage));
    const { tagKey } = step;
    if (tagKey === null) return [{ step, sent: step.sent as SentGoal }];
    const tag = tags.get(tagKey);
    const tagId = idOfMade(tagKey, tag);
    return tagId === null ? unsent(withoutTag(step, tag)) : [{ step, sent: { ...(step.sent as SentGoal), tagId } }];
  });
}

/** A dry run makes nothing, and speaks of what it would make. */
function idOfMade(tagKey: string, tag: StepResult | undefined): Id | null {
  if (!tag || tag.error !== null) return null;
  return tag.outcome === 'planned' && tag.id === null ? String(comingTag(null, tagKey).after) : tag.id;
}

function withoutTag({ tagKey }: Step, tag: StepResult | undefined): BingctlError {
  const why = tag?.error ? `: ${tag.error.message}` : '';
  const message = `not sent, because its UET tag "${tag?.step.name ?? tagKey}" was not made${why}`;
  return new BingctlError('refused', message, { cause: tag?.error });
}
