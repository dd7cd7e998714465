import { BingctlError } from '../errors.js';
import { carryOut, type Intent, type Writes } from '../service/carry-out.js';
import { type ItemResult, isDone } from '../service/results.js';
import type { KeyedId } from './lock-keeper.js';
import type { Step } from './plan.js';
import { keyedIds, type StepResult } from './step-result.js';

/** What became of the steps so far. */
export type Results = Map<Step, StepResult>;

interface Telling {
  record(ids: readonly KeyedId[]): Promise<void>;
  settled(count: number): void;
  /** How many writes of the plan are settled already. */
  before: number;
}

/** Writes steps of one kind, and notes what became of each as soon as its call is answered. */
export async function writeSteps<S, T>(
  items: readonly { step: Step; sent: S }[],
  writes: Writes<S, T>,
  results: Results,
  { record, settled, before }: Telling,
): Promise<void> {
  const note = (some: readonly ItemResult<T>[]) =>
    some.flatMap((result): KeyedId[] => {
      const step = items[result.index]?.step;
      if (!step) return [];
      results.set(step, stepResult(step, result));
      return isDone(result) ? keyedIds(step, result.id) : [];
    });
  const all = await carryOut(items.map(intentOf), writes, async (count, some) => {
    const ids = note(some);
    if (ids.length > 0) await record(ids);
    settled(before + count);
  });
  // Those of which no call told: the ones that were never sent.
  note(all);
}

function intentOf<S>({ step: { action, id, name }, sent }: { step: Step; sent: S }): Intent<S> {
  return action === 'create' || id === null ? { deed: 'add', name, sent } : { deed: 'update', id, name, sent };
}

function stepResult(step: Step, { outcome, id, error }: ItemResult<unknown>): StepResult {
  return {
    step,
    outcome: step.action === 'pause' && outcome === 'updated' ? 'paused' : outcome,
    id: id ?? step.id,
    error: error && step.action === 'create' && id !== null ? madeSince(error) : error,
  };
}

/** The name was free when the plan was made. What an add advises has no place here: an apply knows no --if-exists. */
function madeSince(refused: BingctlError): BingctlError {
  const { kind, message, code, errorCode, trackingId, fieldPath } = refused;
  const hint = 'it was made since the plan was: a new plan goes by what is there now';
  return new BingctlError(kind, message, { code, errorCode, trackingId, fieldPath, hint, cause: refused });
}
