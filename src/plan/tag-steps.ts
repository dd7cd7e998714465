import { tagNameTaken } from '../domain/collisions.js';
import type { Problem } from '../domain/diagnostic.js';
import { sameName } from '../domain/named.js';
import { tagProblem } from '../domain/problems.js';
import type { UetTag } from '../domain/tag.js';
import { tagUpdate } from '../domain/tag-change.js';
import { checkNewTag, checkTagUpdate } from '../domain/tag-rules.js';
import type { DesiredTag } from './desired.js';
import { type Match, type Matches, whenNameTaken } from './match-keys.js';
import { newTagMembers } from './new-members.js';
import type { Step } from './plan.js';

/** What shall become of the tags of the file. @param own the tags of the customer, without those that others share */
export function tagSteps(desired: readonly DesiredTag[], matches: Matches<UetTag>, own: readonly UetTag[]): Step[] {
  return desired.map((tag) => {
    const doubled = matches.doubled.get(tag.key);
    const match = matches.found.get(tag.key);
    if (doubled) {
      const problem = tagProblem('name', doubled, null, 'give it another name in the file');
      return refused(tag, match?.thing ?? null, [problem]);
    }
    return match ? existing(tag, match, own) : fresh(tag);
  });
}

function fresh(tag: DesiredTag): Step {
  const problems = checkNewTag(tag.fields);
  if (problems.length > 0) return refused(tag, null, problems);
  const sent = { ...tag.fields };
  return { ...stepOf(tag), action: 'create', id: null, changes: newTagMembers(sent), sent };
}

function existing(tag: DesiredTag, { thing, isLocked }: Match<UetTag>, own: readonly UetTag[]): Step {
  const { sent, changes } = tagUpdate(thing, tag.fields);
  const step = { ...stepOf(tag), id: thing.id, name: thing.name };
  if (changes.length === 0) return { ...step, action: isLocked ? 'keep' : 'adopt' };
  const problems = [
    ...checkTagUpdate(tag.fields),
    ...(changes.some(({ field }) => field === 'name') ? nameProblems(tag, thing, own) : []),
  ];
  if (problems.length > 0) return refused(tag, thing, problems);
  return { ...step, action: 'update', changes, sent: { ...sent } };
}

function nameProblems({ fields, renamedFrom }: DesiredTag, renamed: UetTag, own: readonly UetTag[]): Problem[] {
  const taken = own.find((other) => other.id !== renamed.id && sameName(other.name, fields.name));
  return taken
    ? [tagProblem('name', tagNameTaken(taken).message, 'UetTagNameAlreadyExists', whenNameTaken(renamedFrom))]
    : [];
}

function refused(tag: DesiredTag, thing: UetTag | null, problems: Problem[]): Step {
  return { ...stepOf(tag), action: 'refuse', id: thing?.id ?? null, name: thing?.name ?? tag.fields.name, problems };
}

function stepOf({ key, fields }: DesiredTag): Omit<Step, 'action' | 'id'> {
  return { kind: 'tag', key, name: fields.name, changes: [], sent: null, tagKey: null, problems: [] };
}
