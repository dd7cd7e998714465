import type { Change } from '../../domain/goal-change.js';
import { type Action, hasChanges, type Plan, type Step } from '../../plan/plan.js';
import { amount, type ExactNumber } from '../amount.js';
import type { View } from '../answer.js';
import { amounts } from '../changes.js';
import { planLines } from '../plan-lines.js';
import { planMarkdown } from '../plan-markdown.js';

/** The plans of all accounts that a file is for. */
export interface Plans {
  plans: readonly Plan[];
  /** What the drawing calls the file. */
  file: string;
}

/** The version of the shape that `plan -o json` prints (docs/plan.md). */
export const shapeVersion = 1;

const actions: readonly Action[] = ['create', 'update', 'adopt', 'pause', 'keep', 'replace', 'refuse'];

/** A plan: drawn step by step for people, as a comment for a pull request, as one object for programs. */
export const plansView: View<Plans> = {
  columns: [],
  draw: ({ plans, file }, paint) => planLines(plans, file, paint),
  markdown: ({ plans }) => planMarkdown(plans),
  output: ({ plans }) => ({ version: shapeVersion, changes: plans.some(hasChanges), plans: plans.map(planOutput) }),
  csv: [],
};

/** A plan as machine formats print it. */
export function planOutput({ target, account, steps, sideEffects, warnings }: Plan): Record<string, unknown> {
  return { target, account, steps: steps.map(stepOutput), sideEffects, warnings, summary: summaryOf(steps) };
}

/** A step as machine formats print it. */
export function stepOutput({ action, kind, key, id, name, changes, problems }: Step): Record<string, unknown> {
  return {
    action,
    kind,
    key,
    id,
    name,
    changes: changes.map(({ field, before, after }) => ({
      field,
      before: shown(field, before),
      after: shown(field, after),
    })),
    problems: problems.map(({ field, message, hint = null, code, errorCode }) => ({
      field,
      message,
      hint,
      code,
      errorCode,
    })),
  };
}

/** Amounts are numbers in machine formats. */
function shown(field: string, value: Change['before']): Change['before'] | ExactNumber {
  return typeof value === 'string' && amounts.has(field) ? amount(value) : value;
}

/** How many steps of each kind there are. */
export function summaryOf(steps: readonly Step[]): Record<Action, number> {
  const counts = actions.map((action) => [action, steps.filter((step) => step.action === action).length]);
  return Object.fromEntries(counts) as Record<Action, number>;
}
