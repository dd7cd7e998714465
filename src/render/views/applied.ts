import type { Plan } from '../../plan/plan.js';
import type { StepOutcome, StepResult } from '../../plan/step-result.js';
import type { View } from '../answer.js';
import { appliedLines } from '../applied-lines.js';
import { planOutput, shapeVersion, stepOutput } from './plan.js';

/** A plan and what became of its steps, in their order. */
export interface AppliedPlan {
  plan: Plan;
  results: readonly StepResult[];
}

export interface Applied {
  applied: readonly AppliedPlan[];
  /** What the drawing calls the file. */
  file: string;
}

/** What an apply did: the shape of a plan, with the outcome of each step. */
export const appliedView: View<Applied> = {
  columns: [],
  draw: ({ applied, file }, paint) => appliedLines(applied, file, paint),
  output: ({ applied }) => ({ version: shapeVersion, plans: applied.map(outputOf) }),
  csv: [],
};

function outputOf({ plan, results }: AppliedPlan): Record<string, unknown> {
  const steps = results.map(({ step, outcome, id }) => ({ ...stepOutput({ ...step, id }), outcome }));
  return { ...planOutput(plan), steps, outcomes: outcomesOf(results) };
}

/** How many steps each outcome has; those that none has are left out. */
function outcomesOf(results: readonly StepResult[]): Partial<Record<StepOutcome, number>> {
  const counts: Partial<Record<StepOutcome, number>> = {};
  for (const { outcome } of results) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}
