import type { Prompter } from '../prompter.js';
import type { Step } from '../steps.js';
import type { GoalDraft, GoalWorld } from './draft.js';

/** A question of the goal form. */
export interface FormStep {
  /** Whether the goal cannot be made without an answer: the form begins at the first of these that is open. */
  needed: boolean;
  asks(draft: GoalDraft): boolean;
  ask(draft: GoalDraft, prompter: Prompter, world: GoalWorld): Promise<Partial<GoalDraft>>;
}

/** The steps from the first open one that the goal cannot do without; none when there is no such. */
export function fromFirstNeeded(
  steps: readonly FormStep[],
  draft: GoalDraft,
  prompter: Prompter,
  world: GoalWorld,
): Step<GoalDraft>[] {
  const first = steps.findIndex(({ needed, asks }) => needed && asks(draft));
  if (first === -1) return [];
  return steps.slice(first).map((step) => ({
    asks: (known) => step.asks(known),
    ask: (known) => step.ask(known, prompter, world),
  }));
}
