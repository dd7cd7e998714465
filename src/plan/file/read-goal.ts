import type { GoalType } from '../../domain/goal.js';
import { isGiven } from '../../domain/goal-defaults.js';
import { aGoal } from '../../domain/goal-rules/question.js';
import { checkNewGoal } from '../../domain/goal-rules.js';
import { goalTypeWords } from '../../domain/goal-words.js';
import { nearest } from '../../domain/nearest.js';
import { wordOf } from '../../domain/words.js';
import type { DesiredGoal, Place } from '../desired.js';
import { againstRules, renamedFrom } from './against-rules.js';
import { defaultFor } from './default-for.js';
import type { GoalMember } from './goal-member.js';
import { mistakeWords } from './mistake-words.js';
import { type Layer, valueIn } from './read-members.js';
import type { Reading } from './reading.js';
import { setBy } from './set-by.js';
import { shortForm } from './short-form.js';

/** What a file says of a goal, defaults aside. */
export interface GoalEntry {
  key: string;
  place: Place;
  own: Layer<GoalMember>;
}

/** What else the file has. */
export interface GoalSurroundings {
  defaults: Layer<GoalMember>;
  /** The keys of the tags of this account. */
  tagKeys: ReadonlySet<string>;
  /** The keys of the goals of all accounts. */
  goalKeys: ReadonlySet<string>;
}

/** A goal but for its tag, which accounts that have the same goal may have otherwise. */
export type GoalWithoutTag = Omit<DesiredGoal, 'tag'>;

/**
 * A conversion goal that a file wants; null where it is too little to be one, which was complained about.
 * @param before what another account with the same entry and the same defaults has made of it
 */
export function readGoal(
  entry: GoalEntry,
  around: GoalSurroundings,
  reading: Reading,
  before?: GoalWithoutTag,
): DesiredGoal | null {
  const goal = before ?? readWithoutTag(entry, around, reading);
  return goal && { ...goal, tag: tagOf(goal.fields.type, entry.own, around, reading) };
}

function readWithoutTag(entry: GoalEntry, around: GoalSurroundings, reading: Reading): GoalWithoutTag | null {
  const { key, place, own } = entry;
  const type = typeOf(own);
  if (type === null) {
    const others = [...around.goalKeys].filter((other) => other !== key);
    if (!isWrong(own, 'type')) reading.complain(place, mistakeWords.typeMissing(key, nearest(key, others)));
    return null;
  }
  const layer = withDefaults(type, ofType(type, own, reading), around.defaults);
  const fields = { name: key, ...setBy(layer), ...shortForm(layer, reading), type } as DesiredGoal['fields'];
  againstRules(checkNewGoal(fields), layer, place, reading);
  return {
    key,
    fields: pairsAsSet(fields),
    renamedFrom: renamedFrom(layer, reading),
    place,
  };
}

/** The type as it is named, or that of the first member that only one type has. */
function typeOf(own: Layer<GoalMember>): GoalType | null {
  const telling = [...own.values()].find(({ member, value }) => value !== null && member.types?.length === 1);
  const told = isWrong(own, 'type') ? null : telling?.member.types?.[0];
  return valueIn<GoalType>(own, 'type') ?? told ?? null;
}

function isWrong(layer: Layer, name: string): boolean {
  return layer.get(name)?.value === undefined && layer.has(name);
}

/** Without what the type does not have, which is complained about. */
function ofType(type: GoalType, own: Layer<GoalMember>, { complain }: Reading): Layer<GoalMember> {
  const layer = new Map(own);
  for (const [name, { member, value, spot }] of own) {
    if (!member.types || member.types.includes(type)) continue;
    layer.delete(name);
    const owners = new Intl.ListFormat('en').format(member.types.map((each) => wordOf(goalTypeWords, each)));
    if (isGiven(value)) complain(spot.place, mistakeWords.otherType(name, owners, aGoal(type)));
  }
  return layer;
}

function withDefaults(type: GoalType, own: Layer<GoalMember>, defaults: Layer<GoalMember>): Layer<GoalMember> {
  const layer = new Map(own);
  for (const [name, taken] of defaults) {
    const fitting = own.has(name) || !isGiven(taken.value) ? null : defaultFor(type, taken);
    if (fitting && (!taken.member.withEvent || own.has('event'))) layer.set(name, fitting);
  }
  return layer;
}

function tagOf(
  type: GoalType,
  own: Layer<GoalMember>,
  { defaults, tagKeys: keys }: GoalSurroundings,
  { complain }: Reading,
): DesiredGoal['tag'] {
  const taken = own.get('tag') ?? defaults.get('tag');
  const isOfType = taken?.member.types?.includes(type) ?? true;
  const tag = (isOfType ? (taken?.value ?? null) : null) as DesiredGoal['tag'];
  if (taken && tag && 'key' in tag && !keys.has(tag.key)) {
    complain(taken.spot.place, mistakeWords.unknownTag(tag.key, nearest(tag.key, keys)));
  }
  return tag;
}

const pairs = ['actionExpression', 'categoryExpression', 'labelExpression', 'value'] as const;

/** The pairs of an Event goal are a set: those that are not named are taken away. */
function pairsAsSet(fields: DesiredGoal['fields']): DesiredGoal['fields'] {
  if (fields.type !== 'Event' || !pairs.some((pair) => isGiven(fields[pair]))) return fields;
  return { ...Object.fromEntries(pairs.map((pair) => [pair, null])), ...fields };
}
