import type { Id } from '../domain/tag.js';
import type { BingctlError, Outcome } from '../errors.js';
import type { KeyedId } from './lock-keeper.js';
import type { Action, Plan, Step } from './plan.js';

/** What became of a step: that of the write, or `unchanged` where nothing had to be sent; `paused` is an update too. */
export type StepOutcome = Outcome | 'paused';

export interface StepResult {
  step: Step;
  outcome: StepOutcome;
  /** Of what the step is about, once it is there. Of a name that was taken meanwhile, that of its holder. */
  id: Id | null;
  /** Why it was not done. */
  error: BingctlError | null;
}

const sending: ReadonlySet<Action> = new Set(['create', 'update', 'pause']);

/** The steps of a plan that send something. */
export function writesOf({ steps }: Pick<Plan, 'steps'>): Step[] {
  return steps.filter(isWrite);
}

export function isWrite({ action }: Step): boolean {
  return sending.has(action);
}

/** What the lock learns of a step; nothing of what has no key in the file. */
export function keyedIds({ kind, key }: Step, id: Id | null): KeyedId[] {
  return key === null || id === null ? [] : [{ kind, key, id }];
}
