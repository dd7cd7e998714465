import type { Id } from '../../domain/tag.js';
import { usage } from '../../errors.js';
import { type EditableText, editMapping, type Mapping } from '../../files/edit-mapping.js';
import type { Desired, DesiredGoal } from '../desired.js';
import type { LockedIds } from '../lock.js';
import type { KeyedId } from '../lock-keeper.js';
import type { DesiredMatches } from '../match-desired.js';
import type { Observed } from '../observed.js';
import { tagOf as tagMeant } from '../tag-of.js';
import { exportAccount, type LeftOut, tagOf } from './exported.js';
import { keysById, matchFile } from './file-matches.js';
import { type FreshEntries, freshEntries } from './fresh-entries.js';
import { goalEntry } from './goal-entry.js';
import { appendEntries } from './merge-append.js';
import { mergeGoal, mergeTag } from './merge-entry.js';

/** What became of an entry: given other values, put in, or found in the file alone. */
export interface MergedEntry {
  outcome: 'changed' | 'added' | 'onlyInFile';
  kind: 'tag' | 'goal';
  key: string;
  /** The members that have other values now. */
  members: readonly string[];
}

export interface Merged {
  text: string;
  entries: readonly MergedEntry[];
  leftOut: readonly LeftOut[];
  /** Of all that the file holds now and the account has. */
  ids: readonly KeyedId[];
}

/** The file, as text and as it was read, and the account. */
export interface Merging {
  text: string;
  desired: Desired;
  observed: Observed;
  locked: LockedIds | null;
  /** Of the account, what shall not be put in. */
  without: ReadonlySet<Id>;
}

/**
 * The file with what the account has otherwise: values that differ, and behind all others what is new. Nothing is taken
 * out of it: an entry that the account does not have may be one that is still to be applied.
 * @throws BingctlError `usage` for a file in which two keys mean one thing, or an entry that cannot be changed in place
 */
export async function mergeAccount({ text, desired, observed, locked, without }: Merging): Promise<Merged> {
  const editable = await editMapping(text);
  if (editable === null) throw usage('there are no members in it that could be changed');
  const matches = matchFile(desired, observed, locked);
  const whole = exportAccount(observed, locked);
  const fresh = freshEntries(whole, { desired, matches, locked, without }, observed);
  const entries = [
    ...mergedTags(editable, desired, matches),
    ...mergedGoals(editable, { desired, matches, fresh }, observed),
  ];
  for (const section of ['tags', 'goals'] as const) appendEntries(editable, section, fresh[section]);
  return {
    text: editable.text(),
    entries: [...entries, ...added('tag', fresh.tags), ...added('goal', fresh.goals)],
    leftOut: whole.leftOut,
    ids: [...keyed('tag', keysById(matches.tags), fresh.tags), ...keyed('goal', keysById(matches.goals), fresh.goals)],
  };
}

function mergedTags(editable: EditableText, { tags }: Desired, matches: DesiredMatches): MergedEntry[] {
  return tags.flatMap((tag): MergedEntry[] => {
    const match = matches.tags.found.get(tag.key);
    if (!match) return [{ outcome: 'onlyInFile', kind: 'tag', key: tag.key, members: [] }];
    const members = mergeTag(() => entryIn(editable, 'tags', tag.key), tag, match.thing);
    return members.length > 0 ? [{ outcome: 'changed', kind: 'tag', key: tag.key, members }] : [];
  });
}

interface Goals {
  desired: Desired;
  matches: DesiredMatches;
  fresh: FreshEntries;
}

function mergedGoals(editable: EditableText, { desired, matches, fresh }: Goals, observed: Observed): MergedEntry[] {
  return desired.goals.flatMap((goal): MergedEntry[] => {
    const match = matches.goals.found.get(goal.key);
    if (!match) return [{ outcome: 'onlyInFile', kind: 'goal', key: goal.key, members: [] }];
    const entry = goalEntry(match.thing, tagOf(match.thing, fresh.tagKeys, observed.tags));
    // What cannot stand in a file as it is, an auto goal say, is not managed by being in one.
    if (typeof entry === 'string') return [];
    const fields = withTag(goal, tagMeant(goal, matches.tags, desired, observed));
    const members = mergeGoal(() => entryIn(editable, 'goals', goal.key), fields, match.thing, entry);
    return members.length > 0 ? [{ outcome: 'changed', kind: 'goal', key: goal.key, members }] : [];
  });
}

/** A tag that is not there yet, or means nothing, is another than the goal has. */
function withTag({ fields }: DesiredGoal, meant: ReturnType<typeof tagMeant>) {
  if (meant === null) return fields;
  return { ...fields, tagId: 'id' in meant ? meant.id : '' };
}

/** @throws BingctlError `usage` where an entry is an alias, or has no members of its own */
function entryIn({ root }: EditableText, section: 'tags' | 'goals', key: string): Mapping {
  const entry = root.at(section)?.at(key);
  if (entry) return entry;
  throw usage(`${section}.${key} cannot be changed in place: it is an alias, or has no members of its own`, {
    hint: 'write its members out, and merge again',
  });
}

function added(kind: MergedEntry['kind'], entries: FreshEntries['tags']): MergedEntry[] {
  return entries.map(({ key }) => ({ outcome: 'added', kind, key, members: [] }));
}

function keyed(kind: MergedEntry['kind'], known: ReadonlyMap<Id, string>, fresh: FreshEntries['tags']): KeyedId[] {
  return [...[...known].map(([id, key]) => ({ kind, key, id })), ...fresh.map(({ key, id }) => ({ kind, key, id }))];
}
