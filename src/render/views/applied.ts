import type { Plan } from '../../plan/plan.js';
import type { StepOutcome, StepResult } from '../../plan/step-result.js';
import { list, type View } from '../answer.js';
import { appliedLines } from '../applied-lines.js';
import {
  type AccountStep,
  accountMembers,
  accountStepOutput,
  planOutput,
  shapeVersion,
  stepColumns,
  stepOutput,
} from './plan.js';

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
  draw: ({ applied, file }, paint, width) => appliedLines(applied, file, paint, width),
  parts: (rows) =>
    list(
      rows.flatMap(({ applied }) => applied.flatMap(stepsOf)),
      appliedStepView,
    ),
  output: ({ applied }) => ({ version: shapeVersion, plans: applied.map(outputOf) }),
  csv: [],
};

interface AppliedStep extends AccountStep {
  outcome: StepOutcome;
  message: string | null;
}

function stepsOf({ plan, results }: AppliedPlan): AppliedStep[] {
  return results.map(({ step, outcome, id, error }) => {
    return { plan, step: step.id === id ? step : { ...step, id }, outcome, message: error?.message ?? null };
  });
}

/** Steps as rows; all of them, what is as wanted too. */
const appliedStepView: View<AppliedStep> = {
  columns: [
    ...stepColumns,
    { title: 'outcome', cell: ({ outcome }) => outcome },
    { title: 'message', cell: ({ message }) => message },
  ],
  output: ({ outcome, message, ...row }) => ({ ...accountStepOutput(row), outcome, message }),
  csv: [...accountMembers, 'action', 'kind', 'key', 'id', 'name', 'outcome', 'message'],
};

function outputOf({ plan, results }: AppliedPlan): Record<string, unknown> {
  const steps = results.map(({ step, outcome, id, error }) => {
    return { ...stepOutput({ ...step, id }), outcome, message: error?.message ?? null };
  });
  return { ...planOutput(plan), steps, outcomes: outcomesOf(results) };
}

/** How many steps each outcome has; those that none has are left out. */
function outcomesOf(results: readonly StepResult[]): Partial<Record<StepOutcome, number>> {
  const counts: Partial<Record<StepOutcome, number>> = {};
  for (const { outcome } of results) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}
