import type { Environment } from '../../domain/environment.js';
import { nameKey } from '../../domain/named.js';
import type { Desired, DesiredGoal, DesiredTag } from '../desired.js';
import type { GoalMember } from './goal-member.js';
import { defaultMembers, goalMembers } from './goal-members.js';
import { mistakeWords } from './mistake-words.js';
import { type Parts, type PartsOf, readParts } from './parts.js';
import { type GoalWithoutTag, readGoal } from './read-goal.js';
import { type Layer, readMembers, valueIn } from './read-members.js';
import { readTag } from './read-tag.js';
import type { Reading } from './reading.js';
import type { Spot } from './spot.js';
import { type TagMember, tagMembers } from './tag-members.js';
import { stacked, withOverrides } from './with-overrides.js';

export const tagParts: PartsOf<TagMember> = { name: 'tags', one: 'tag', each: 'a tag', members: tagMembers };
export const goalParts: PartsOf<GoalMember> = { name: 'goals', one: 'goal', each: 'a goal', members: goalMembers };

/** What all accounts of a file have. */
export interface Shared {
  defaults: Layer<GoalMember>;
  tags: Parts<TagMember>;
  goals: Parts<GoalMember>;
  /** What goals are that an account has as they stand, with the usual defaults but for the tag: the same in all of them. */
  asTheyStand: Map<Layer<GoalMember>, GoalWithoutTag>;
}

/**
 * All that an account shall have.
 * @param target its name in the file; null in a file for one account
 * @param layer what the file says of it
 */
export function readAccount(target: string | null, layer: Layer, shared: Shared, reading: Reading): Desired {
  const tagsByKey = withOverrides('tag', shared.tags, readParts(tagParts, [layer], true, reading), reading);
  const goalsByKey = withOverrides('goal', shared.goals, readParts(goalParts, [layer], true, reading), reading);
  const defaults = readDefaults(layer, reading);
  const asTheyStand = [...defaults.keys()].every((name) => name === 'tag') ? shared.asTheyStand : null;
  const around = {
    defaults: stacked(shared.defaults, defaults),
    tagKeys: new Set(tagsByKey.keys()),
    goalKeys: new Set(shared.goals.keys()),
  };
  const tags = [...tagsByKey].map(([key, part]) => readTag(key, part.place, part.layer ?? new Map(), reading));
  const goals = [...goalsByKey].flatMap(([key, { place, layer: own, isBroken }]): DesiredGoal[] => {
    if (isBroken) return [];
    const entry = { key, place, own: own ?? new Map() };
    const goal = readGoal(entry, around, reading, asTheyStand?.get(entry.own));
    if (goal) asTheyStand?.set(entry.own, goal);
    return goal ? [goal] : [];
  });
  refuseSameNames('tag', tags, reading);
  refuseSameNames('goal', goals, reading);
  return {
    target,
    environment: valueIn<Environment>(layer, 'environment') ?? null,
    customerId: valueIn<string>(layer, 'customerId') ?? null,
    accountId: valueIn<string>(layer, 'accountId') ?? null,
    tags,
    goals,
  };
}

export function readDefaults(layer: Layer, reading: Reading): Layer<GoalMember> {
  const spot = valueIn<Spot>(layer, 'defaults');
  return spot === undefined ? new Map() : readMembers(defaultMembers, spot, 'the defaults', reading);
}

/** The service tells names apart as sameName does, and so would not know which is meant. */
function refuseSameNames(what: string, things: readonly (DesiredTag | DesiredGoal)[], { complain }: Reading): void {
  const holders = new Map<string, string>();
  for (const { key, fields, place } of things) {
    const holder = holders.get(nameKey(fields.name));
    if (holder === undefined) holders.set(nameKey(fields.name), key);
    else complain(place, mistakeWords.sameName(what, fields.name, holder));
  }
}
