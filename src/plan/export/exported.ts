import type { Goal } from '../../domain/goal.js';
import { meanings, nameKey } from '../../domain/named.js';
import { quote } from '../../domain/quote.js';
import type { Id, UetTag } from '../../domain/tag.js';
import type { Members } from '../../files/written-value.js';
import type { LockedIds } from '../lock.js';
import { type AccountKey, isOwnTag, type Observed } from '../observed.js';
import { inOrderOfIds, keysFor } from './entry-keys.js';
import { goalEntry, type TagReference } from './goal-entry.js';
import { tagEntry } from './tag-entry.js';

/** A tag or a goal as it stands in the file. */
export interface ExportedEntry {
  key: string;
  id: Id;
  /** As the account has it. */
  name: string;
  members: Members;
  /** What of it the file does not say, and why. */
  remarks: readonly string[];
}

/** Something of the account that the file does not hold. */
export interface LeftOut {
  kind: 'tag' | 'goal';
  id: Id | null;
  name: string;
  why: string;
  /** `--prune` would pause it, since the file does not hold it. */
  prunable: boolean;
}

/** An account as a file: what of it can be managed, each with a key of its own. */
export interface Exported {
  account: AccountKey;
  tags: readonly ExportedEntry[];
  goals: readonly ExportedEntry[];
  leftOut: readonly LeftOut[];
}

/**
 * The account as the file that plans to nothing. Pure; the order is that of the ids, so that what is made later comes last.
 * @param locked keys that things have in a file already are kept
 */
export function exportAccount(observed: Observed, locked: LockedIds | null = null): Exported {
  const { account } = observed;
  const leftOut: LeftOut[] = [];
  const without = (kind: LeftOut['kind'], { id, name }: Pick<Goal, 'id' | 'name'>, why: string, prunable = false) =>
    void leftOut.push({ kind, id, name: name ?? '', why, prunable });

  const entries = new Map<UetTag | Goal, { members: Members; remarks: string[] }>();
  const ownTags = unique(observed.tags, (tag) => {
    const owner = tag.customerShare?.ownerCustomerId;
    if (!isOwnTag(tag, account)) return `it belongs to customer ${owner}, and only its owner may change it`;
    const entry = tagEntry(tag);
    if (typeof entry === 'string') return entry;
    entries.set(tag, entry);
    return null;
  });
  for (const [tag, why] of ownTags.others) without('tag', tag, why);
  const tagKeys = keysFor('tag', ownTags.ours, keysIn(locked?.tags));

  const ownGoals = unique(observed.goals, (goal) => {
    const entry = goalEntry(goal, tagOf(goal, tagKeys, observed.tags));
    if (typeof entry === 'string') return entry;
    entries.set(goal, entry);
    return null;
  });
  for (const [goal, why] of ownGoals.others) {
    without('goal', goal, why, goal.status === 'Active' && !goal.isAutoGoal);
  }
  const goalKeys = keysFor('goal', ownGoals.ours.map(identified), keysIn(locked?.goals));
  const entryOf = (thing: UetTag | Goal, keys: ReadonlyMap<Id, string>): ExportedEntry => {
    const { id, name } = identified(thing);
    return { key: keys.get(id) ?? '', id, name, ...(entries.get(thing) ?? { members: {}, remarks: [] }) };
  };
  return {
    account,
    tags: ownTags.ours.map((tag) => entryOf(tag, tagKeys)),
    goals: ownGoals.ours.map((goal) => entryOf(goal, goalKeys)),
    leftOut,
  };
}

/**
 * How a file names the tag of a goal.
 * @param keys of the tags that the file holds, by id
 */
export function tagOf({ tagId }: Goal, keys: ReadonlyMap<Id, string>, tags: readonly UetTag[]): TagReference {
  if (tagId === null) return null;
  const key = keys.get(tagId);
  if (key !== undefined) return { reference: { key } };
  const [meant, another] = meanings(tagId, tags);
  if (meant && !another) return { reference: { named: tagId } };
  const why = meant ? 'and another tag is called so' : 'which this account cannot see';
  return { remark: `tag: the account has ${tagId}, ${why}` };
}

/** Those that a file can hold, in the order of the ids, and the others with the reason: names are unique in a file, as the service compares them. */
function unique<T extends Pick<Goal, 'id' | 'name'>>(
  things: readonly T[],
  whyNot: (thing: T) => string | null,
): { ours: T[]; others: [T, string][] } {
  const names = new Map<string, string>();
  const ours: T[] = [];
  const others: [T, string][] = [];
  for (const thing of inOrderOfIds(things.map((each) => ({ id: each.id ?? '', each }))).map(({ each }) => each)) {
    const key = nameKey(thing.name ?? '');
    const why = whyNot(thing) ?? (names.has(key) ? `${quote(names.get(key) ?? '')} has the same name to a file` : null);
    if (why === null) {
      names.set(key, thing.name ?? '');
      ours.push(thing);
    } else others.push([thing, why]);
  }
  return { ours, others };
}

function identified({ id, name }: Pick<Goal, 'id' | 'name'>): { id: Id; name: string } {
  return { id: id ?? '', name: name ?? '' };
}

function keysIn(ids: Readonly<Record<string, Id>> = {}): Map<Id, string> {
  return new Map(Object.entries(ids).map(([key, id]) => [id, key]));
}
