import { conditionSteps } from './goal-form/condition-steps.js';
import type { GoalDraft, GoalWorld } from './goal-form/draft.js';
import { eventSteps } from './goal-form/event-steps.js';
import { type FormStep, fromFirstNeeded } from './goal-form/form-step.js';
import { nameStep, withoutTakenName } from './goal-form/name-step.js';
import { summaryStep } from './goal-form/summary.js';
import { tagStep } from './goal-form/tag-steps.js';
import { typeStep } from './goal-form/type-step.js';
import { worthSteps } from './goal-form/worth-steps.js';
import type { Prompter } from './prompter.js';
import { walk } from './steps.js';

const steps: readonly FormStep[] = [
  typeStep,
  tagStep,
  ...eventSteps,
  ...conditionSteps,
  ...worthSteps,
  nameStep,
  summaryStep,
];

/**
 * Asks for what a goal still needs, from the first thing that it cannot do without, and then for all that was not given;
 * Esc goes back. Nothing is written.
 * @returns the draft with its answers; itself when nothing is missing
 * @throws BingctlError `interrupted` on Ctrl-C and when the terminal goes away
 */
export async function goalForm(prompter: Prompter, given: GoalDraft, world: GoalWorld): Promise<GoalDraft> {
  // Whoever gave everything is not asked, not even for another name: the name is refused.
  if (fromFirstNeeded(steps, given, prompter, world).length === 0) return given;
  const { draft, why } = withoutTakenName(given, world);
  if (why !== null) prompter.tell(`${why}: another name is needed.`);
  prompter.tell('Esc goes back, Ctrl-C leaves; nothing is made before the end.');
  return walk(fromFirstNeeded(steps, draft, prompter, world), draft);
}
