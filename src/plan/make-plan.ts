import type { Goal, GoalType, Scope } from '../domain/goal.js';
import { meanings } from '../domain/named.js';
import { tagProblem } from '../domain/problems.js';
import { quote } from '../domain/quote.js';
import { sideEffectsOfGoals } from '../domain/side-effects.js';
import type { UetTag } from '../domain/tag.js';
import type { Desired, DesiredGoal } from './desired.js';
import { type GoalTag, goalSteps } from './goal-steps.js';
import type { LockedIds } from './lock.js';
import { type Matches, matchKeys } from './match-keys.js';
import type { Observed } from './observed.js';
import type { Plan, Step } from './plan.js';
import { pruneSteps } from './prune.js';
import { tagSteps } from './tag-steps.js';

export interface PlanOptions {
  /** What the lock has for this account; null: there is no lock. */
  locked: LockedIds | null;
  /** Active goals that the file does not hold are paused. */
  prune: boolean;
}

/**
 * What has to be done so that the account has what the file wants. Pure: the same file, account and lock give the same
 * plan, in whatever order the file has its entries.
 */
export function makePlan(given: Desired, observed: Observed, { locked, prune }: PlanOptions): Plan {
  const desired = { ...given, tags: byKey(given.tags), goals: byKey(given.goals) };
  const wantedTags = desired.tags.map(({ key, fields, renamedFrom }) => ({ key, name: fields.name, renamedFrom }));
  const wantedGoals = desired.goals.map(({ key, fields, renamedFrom }) => ({ key, name: fields.name, renamedFrom }));
  const tags = matchKeys('UET tag', wantedTags, ownTags(observed), locked?.tags ?? {});
  const goals = matchKeys('conversion goal', wantedGoals, observed.goals, locked?.goals ?? {});
  const pruned = prune ? pruneSteps(observed, goals, locked) : { steps: [], warnings: [] };
  const steps = [
    ...tagSteps(desired.tags, tags, observed),
    ...goalSteps(desired.goals, goals, observed, (goal) => tagOf(goal, tags, desired, observed)),
    ...pruned.steps,
  ];
  return {
    version: 1,
    target: desired.target,
    account: observed.account,
    steps,
    sideEffects: sideEffectsOf(steps, goals, observed),
    warnings: [
      ...tags.warnings,
      ...goals.warnings,
      ...pruned.warnings,
      ...(locked === null && steps.some(({ action }) => action !== 'create') ? [withoutLock] : []),
      ...limitWarnings(steps, observed),
    ],
  };
}

const withoutLock =
  'there is no lock for this account: things are found by their names, and what is renamed in the file becomes a second one, unless renamedFrom says so';

/** Names are unique in a customer: tags that others share with it have their own. */
function ownTags({ tags, account }: Observed): UetTag[] {
  return tags.filter(
    ({ customerShare }) => (customerShare?.ownerCustomerId ?? account.customerId) === account.customerId,
  );
}

function tagOf({ tag }: DesiredGoal, matches: Matches<UetTag>, desired: Desired, { tags }: Observed): GoalTag {
  if (tag === null) return null;
  if ('key' in tag) {
    const found = matches.found.get(tag.key);
    if (found) return { id: found.thing.id };
    if (desired.tags.some(({ key }) => key === tag.key)) return { key: tag.key };
    return { problem: tagProblem('tag', `the file has no tag ${quote(tag.key)}`, null) };
  }
  const [meant, another] = meanings(tag.named, tags);
  if (meant && !another) return { id: meant.id };
  const message = meant ? `${quote(tag.named)} can mean several UET tags` : `no UET tag is called ${quote(tag.named)}`;
  return { problem: tagProblem('tag', message, null, meant ? 'use the id' : 'bingctl tags list') };
}

/** The order of a file is no matter: the plan has one of its own. */
function byKey<T extends { key: string }>(entries: readonly T[]): T[] {
  return [...entries].sort((a, b) => (a.key < b.key ? -1 : 1));
}

function sideEffectsOf(steps: readonly Step[], { found }: Matches<Goal>, { autoTagging }: Observed): string[] {
  const written = steps.filter(({ kind, action }) => kind === 'goal' && (action === 'create' || action === 'update'));
  const goals = written.map(({ sent, key }) => {
    const stored = key === null ? undefined : found.get(key)?.thing;
    return {
      type: (sent?.type ?? stored?.type ?? null) as GoalType | null,
      scope: (sent?.scope ?? stored?.scope ?? null) as Scope | null,
    };
  });
  return sideEffectsOfGoals(goals, autoTagging).map(({ message }) => message);
}

/** entity-hierarchy-limits.md; of tags the help page "UET limits". What other accounts have counts too, unseen. */
const mostGoals = 1000;
const mostTags = 1200;

function limitWarnings(steps: readonly Step[], { goals, tags }: Observed): string[] {
  const created = (kind: Step['kind']) => steps.filter((step) => step.kind === kind && step.action === 'create').length;
  const counts: [number, number, string][] = [
    [goals.length, mostGoals, 'conversion goal'],
    [tags.length, mostTags, 'UET tag'],
  ];
  return counts.flatMap(([there, most, what], index) => {
    const after = there + created(index === 0 ? 'goal' : 'tag');
    if (after <= most || after === there) return [];
    return [`this makes ${after} ${what}s, and the service takes ${most}`];
  });
}
