import { quote } from '../domain/quote.js';
import type { UetTag } from '../domain/tag.js';
import type { Matches } from './match-keys.js';
import { isOwnTag, type Observed, ownTags } from './observed.js';
import type { Step } from './plan.js';

/** Without a lock, in an account that is not empty. What is new may be one of those that the file does not hold. */
export function lockWarnings(steps: readonly Step[], observed: Observed): string[] {
  const there = { tag: ownTags(observed), goal: observed.goals.filter(({ isAutoGoal }) => !isAutoGoal) };
  if (steps.length === 0 || there.tag.length + there.goal.length === 0) return [];
  const held = new Set(steps.flatMap(({ id, key }) => (key === null ? [] : (id ?? []))));
  const isUnclear = (['tag', 'goal'] as const).some(
    (kind) =>
      steps.some((step) => step.kind === kind && step.id === null) &&
      there[kind].some(({ id }) => id === null || !held.has(id)),
  );
  return [isUnclear ? withoutLock : firstLock];
}

const withoutLock =
  'there is no lock for this account: things are found by their names, and what is renamed in the file becomes a second one, unless renamedFrom says so';
const firstLock =
  'there is no lock for this account yet: until bingctl apply has written one, things are found by their names alone';

/** entity-hierarchy-limits.md; of tags the help page "UET limits". What other accounts have counts too, unseen. */
const mostGoals = 1000;
const mostTags = 1200;

/** Limits that a plan would pass. Warnings: Microsoft lifts them for some, and only the service knows for whom. */
export function limitWarnings(steps: readonly Step[], observed: Observed): string[] {
  const created = (kind: Step['kind']) => steps.filter((step) => step.kind === kind && step.action === 'create').length;
  const counts = [
    { what: 'UET tags', there: ownTags(observed).length, more: created('tag'), most: mostTags },
    { what: 'conversion goals', there: observed.goals.length, more: created('goal'), most: mostGoals },
  ];
  return counts.flatMap(({ what, there, more, most }) =>
    more === 0 || there + more <= most
      ? []
      : [
          `this makes ${there + more} ${what}, and the service takes ${most} where Microsoft has not raised that: what is beyond would be refused`,
        ],
  );
}

/** Tags that a pruned file does not hold: they can be neither paused nor deleted, so all that can be done is to say so. */
export function unmanagedTags(observed: Observed, { found }: Matches<UetTag>): string[] {
  const held = new Set([...found.values()].map(({ thing }) => thing));
  const names = ownTags(observed).flatMap((tag) => (held.has(tag) ? [] : [`${quote(tag.name)} (${tag.id})`]));
  return names.length === 0
    ? []
    : [`UET tags that the file does not hold, and that cannot be paused: ${names.sort().join(', ')}`];
}

/** Tags to be made that are called as one is that somebody shares: it may be the one that is meant. */
export function sharedTagWarnings(steps: readonly Step[], { tags, account }: Observed): string[] {
  return steps.flatMap(({ action, kind, name }) => {
    if (action !== 'create' || kind !== 'tag') return [];
    const shared = tags.find((tag) => !isOwnTag(tag, account) && tag.name === name);
    if (!shared) return [];
    const owner = shared.customerShare?.ownerCustomerId;
    return [
      `customer ${owner} shares a UET tag ${quote(name)} (${shared.id}), and this makes another; to use theirs, name it in the goals: tag: {id: "${shared.id}"}`,
    ];
  });
}
