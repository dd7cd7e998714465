import type { Problem } from '../domain/diagnostic.js';
import { meanings, notFound, sameName } from '../domain/named.js';
import { tagProblem } from '../domain/problems.js';
import { quote } from '../domain/quote.js';
import type { Id, UetTag } from '../domain/tag.js';
import type { Desired, DesiredGoal } from './desired.js';
import type { Matches } from './match-keys.js';
import type { Observed } from './observed.js';

/** The tag of a goal: one that is there, or one that the plan makes first; null: none is named. */
export type GoalTag = { id: Id } | { key: string } | { problem: Problem } | null;

/** The tag that a goal of the file uses: by its key in the file, or by an id or a name in the account. */
export function tagOf(
  { tag }: Pick<DesiredGoal, 'tag'>,
  matches: Matches<UetTag>,
  desired: Pick<Desired, 'tags'>,
  { tags }: Pick<Observed, 'tags'>,
): GoalTag {
  if (tag === null) return null;
  if ('key' in tag) return ofKey(tag.key, matches, desired);
  const { named } = tag;
  const [meant, another] = meanings(named, tags);
  if (another) return wrong(`${quote(named)} can mean several UET tags`, 'use the id');
  if (meant) return renamedBy(meant, named, matches, desired) ?? { id: meant.id };
  const coming = desired.tags.find(({ fields }) => sameName(fields.name, named));
  if (coming) return ofKey(coming.key, matches, desired);
  const { message, hint } = notFound('UET tag', named, tags);
  return wrong(message, hint ?? undefined);
}

function ofKey(key: string, { found }: Matches<UetTag>, { tags }: Pick<Desired, 'tags'>): GoalTag {
  const match = found.get(key);
  if (match) return { id: match.thing.id };
  return tags.some((tag) => tag.key === key) ? { key } : wrong(`the file has no tag ${quote(key)}`);
}

/** A name that the same plan takes away would mean nothing the next time. */
function renamedBy(meant: UetTag, named: string, { found }: Matches<UetTag>, { tags }: Pick<Desired, 'tags'>): GoalTag {
  const holder = tags.find(({ key }) => found.get(key)?.thing === meant);
  if (!holder || named === meant.id || sameName(holder.fields.name, named)) return null;
  return wrong(`the file renames the UET tag ${quote(named)}`, `use its key: tag: ${holder.key}`);
}

function wrong(message: string, hint?: string): GoalTag {
  return { problem: tagProblem('tag', message, null, hint) };
}
