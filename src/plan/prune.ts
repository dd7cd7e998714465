import type { Goal } from '../domain/goal.js';
import { goalUpdate } from '../domain/goal-change.js';
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
  const steps = others.filter(isOurs).map((goal): Step => {
    const about = { kind: 'goal', key: null, id: goal.id, name: goal.name ?? '', tagKey: null, problems: [] } as const;
    return { ...about, action: 'pause', ...goalUpdate(goal, { status: 'Paused' }) };
  });
  steps.sort((a, b) => (a.name < b.name ? -1 : 1));
  return { steps, warnings: whyLeft(left) };
}

function whyLeft(left: readonly Goal[]): string[] {
  if (left.length === 0) return [];
  const names = left.map(({ name }) => quote(name ?? '')).join(', ');
  return [`not paused, since they count for every account of the customer and may be another's: ${names}`];
}
