import type { GoalType, Scope } from '../domain/goal.js';
import { sideEffectsOfGoals } from '../domain/side-effects.js';
import type { UetTag } from '../domain/tag.js';
import type { Desired, DesiredGoal } from './desired.js';
import { goalSteps } from './goal-steps.js';
import type { LockedIds } from './lock.js';
import { matchDesired } from './match-desired.js';
import type { Matches } from './match-keys.js';
import { byId, type Observed, ownTags } from './observed.js';
import type { Plan, Step } from './plan.js';
import { limitWarnings, lockWarnings, sharedTagWarnings, unmanagedTags } from './plan-warnings.js';
import { pruneSteps } from './prune.js';
import { type GoalTag, tagOf } from './tag-of.js';
import { tagSteps } from './tag-steps.js';

export interface PlanOptions {
  /** What the lock has for this account; null: there is no lock. */
  locked: LockedIds | null;
  /** Active goals that the file does not hold are paused. */
  prune: boolean;
}

/**
 * What has to be done so that the account has what the file wants. Pure: the same file, account and lock give the same
 * plan, in whatever order the file and the service have them.
 */
export function makePlan(wanted: Desired, seen: Observed, { locked, prune }: PlanOptions): Plan {
  const desired = { ...wanted, tags: byKey(wanted.tags), goals: byKey(wanted.goals) };
  const observed = { ...seen, tags: byId(seen.tags), goals: byId(seen.goals) };
  const { tags, goals } = matchDesired(desired, observed, locked);
  const pruned = prune ? pruneSteps(observed, goals, locked) : { steps: [], warnings: [] };
  const steps = [
    ...tagSteps(desired.tags, tags, ownTags(observed)),
    ...goalSteps(desired.goals, goals, observed, tagsOf(desired, tags, observed)),
    ...pruned.steps,
  ];
  return {
    version: 1,
    target: desired.target,
    account: observed.account,
    steps,
    sideEffects: sideEffectsOf(steps, observed),
    warnings: [
      ...tags.warnings,
      ...goals.warnings,
      ...pruned.warnings,
      ...(prune ? unmanagedTags(observed, tags) : []),
      ...(locked === null ? lockWarnings(steps, observed) : []),
      ...sharedTagWarnings(steps, observed),
      ...limitWarnings(steps, observed),
    ],
  };
}

/** The order of a file is no matter: the plan has one of its own. */
function byKey<T extends { key: string }>(entries: readonly T[]): T[] {
  return [...entries].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Many goals use few tags, and each is looked up once. */
function tagsOf(desired: Desired, matches: Matches<UetTag>, observed: Observed): (goal: DesiredGoal) => GoalTag {
  const known = new Map<string, GoalTag>();
  return (goal) => {
    const reference = JSON.stringify(goal.tag);
    const tag = known.get(reference) ?? tagOf(goal, matches, desired, observed);
    known.set(reference, tag);
    return tag;
  };
}

/** Pausing is an update too. */
function sideEffectsOf(steps: readonly Step[], { goals, autoTagging }: Observed): string[] {
  const written = steps.filter(({ kind, sent }) => kind === 'goal' && sent !== null);
  if (written.length === 0) return [];
  const byId = new Map(goals.map((goal) => [goal.id, goal]));
  const asWritten = written.map(({ sent, id }) => {
    const stored = id === null ? undefined : byId.get(id);
    return {
      type: (sent?.type ?? stored?.type ?? null) as GoalType | null,
      scope: (sent?.scope ?? stored?.scope ?? null) as Scope | null,
    };
  });
  return sideEffectsOfGoals(asWritten, autoTagging).map(({ message }) => message);
}
