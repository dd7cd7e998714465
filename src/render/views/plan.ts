import type { Change } from '../../domain/goal-change.js';
import type { Action, Plan, Step } from '../../plan/plan.js';
import { amount, type ExactNumber } from '../amount.js';
import { type Column, list, type View } from '../answer.js';
import { amounts } from '../changes.js';
import { detailLines, planLines } from '../plan-lines.js';
import { planMarkdown } from '../plan-markdown.js';

/** The plans of all accounts that a file is for. */
export interface Plans {
  plans: readonly Plan[];
  /** What the drawing calls the file. */
  file: string;
}

/** The version of the shape that `plan -o json` prints (docs/plan.md). */
export const shapeVersion = 1;

/** The columns of CSV that say whose a step is, and those of the step. */
export const accountMembers = ['target', 'environment', 'customerId', 'accountId'];
const stepMembers = ['action', 'kind', 'key', 'id', 'name', 'changes', 'problems'];

const actions: readonly Action[] = ['create', 'update', 'adopt', 'pause', 'keep', 'replace', 'refuse'];

/** A plan: drawn step by step for people, as a comment for a pull request, as one object for programs. */
export const plansView: View<Plans> = {
  columns: [],
  draw: ({ plans, file }, paint, width) => planLines(plans, file, paint, width),
  parts: (rows) =>
    list(
      rows.flatMap(({ plans }) => plans.flatMap(stepsOf)),
      stepView,
    ),
  markdown: ({ plans }) => planMarkdown(plans),
  output: ({ plans }) => ({ version: shapeVersion, plans: plans.map(planOutput) }),
  csv: [],
};

/** A step and whose it is: one row. */
export interface AccountStep {
  plan: Plan;
  step: Step;
}

function stepsOf(plan: Plan): AccountStep[] {
  return plan.steps.map((step) => ({ plan, step }));
}

/** The columns that the steps of a plan and those of an apply begin with. */
export const stepColumns: Column<AccountStep>[] = [
  { title: 'target', cell: ({ plan }) => plan.target },
  { title: 'account', cell: ({ plan }) => plan.account.accountId },
  { title: 'action', cell: ({ step }) => step.action },
  { title: 'kind', cell: ({ step }) => step.kind },
  { title: 'key', cell: ({ step }) => step.key },
  { title: 'id', cell: ({ step }) => step.id },
  { title: 'name', cell: ({ step }) => step.name },
];

/** Steps as rows; all of them, what is as wanted too. */
const stepView: View<AccountStep> = {
  columns: [
    ...stepColumns,
    { title: 'changes', cell: ({ step }) => detailLines(step) },
    { title: 'problems', cell: ({ step }) => step.problems.map(({ message }) => message) },
  ],
  output: accountStepOutput,
  csv: [...accountMembers, ...stepMembers],
};

/** Such a row as CSV has it. */
export function accountStepOutput({ plan: { target, account }, step }: AccountStep): Record<string, unknown> {
  return { target, ...account, ...stepOutput(step) };
}

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
