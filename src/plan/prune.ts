import type { Goal } from '../domain/goal.js';
import { goalUpdate } from '../domain/goal-change.js';
import { checkGoalUpdate } from '../domain/goal-rules.js';
import { quote } from '../domain/quote.js';
import type { LockedIds } from './lock.js';
import type { Matches } from './match-keys.js';
import type { Observed } from './observed.js';
import type { Step } from './plan.js';

/**
 * Active goals that the file does not hold, to be paused: nothing can be deleted. Goals of Microsoft's own are left alone,
 * and so are goals of the scope Customer that the lock does not know: they may be another account's.
 */
export function pruneSteps(
  { goals }: Observed,
  { found }: Matches<Goal>,
  locked: LockedIds | null,
): { steps: Step[]; warnings: string[] } {
  const held = new Set([...found.values()].map(({ thing }) => thing));
  const ours = new Set(Object.values(locked?.goals ?? {}));
  const others = goals.filter((goal) => !held.has(goal) && goal.status === 'Active' && !goal.isAutoGoal);
  const isOurs = (goal: Goal) => goal.scope !== 'Customer' || (goal.id !== null && ours.has(goal.id));
  const left = others.filter((goal) => !isOurs(goal));
  const [refused, steps] = [[] as string[], [] as Step[]];
  for (const goal of others.filter(isOurs)) {
    const [problem] = checkGoalUpdate(goal, paused);
    if (problem) refused.push(`${titleOf(goal)} is not paused: ${problem.message}`);
    else steps.push(pausing(goal));
  }
  steps.sort((a, b) => (a.name < b.name ? -1 : 1));
  return { steps, warnings: [...refused.sort(), ...whyLeft(left)] };
}

const paused = { status: 'Paused' } as const;

function pausing(goal: Goal): Step {
  const about = { kind: 'goal', key: null, id: goal.id, name: goal.name ?? '', tagKey: null, problems: [] } as const;
  return { ...about, action: 'pause', ...goalUpdate(goal, paused) };
}

function whyLeft(left: readonly Goal[]): string[] {
  if (left.length === 0) return [];
  const names = left.map(titleOf).sort().join(', ');
  return [`not paused, since they count for every account of the customer and may be another's: ${names}`];
}

function titleOf({ name, id }: Goal): string {
  return `${quote(name ?? '')} (${id})`;
}
