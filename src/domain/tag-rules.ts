import type { Problem } from './diagnostic.js';
import { isGiven } from './goal-defaults.js';
import { tagProblem } from './problems.js';
import type { Id, TagFields, UetTag } from './tag.js';
import { nameProblem, textProblem } from './text-length.js';

const longestName = 100;

/** Everything that is wrong with a tag to be made (uettag.md); whether its name is free only the account can tell. */
export function checkNewTag(fields: TagFields): Problem[] {
  const missing = isGiven(fields.name) ? [] : checkNewTagName(fields);
  return [...missing, ...checkTexts(fields)];
}

/** What is wrong with the name alone: all that matters of a tag that may be there already. */
export function checkNewTagName({ name }: TagFields): Problem[] {
  return isGiven(name) ? checkName(name) : [tagProblem('name', 'a UET tag needs a name', 'UetTagNameNotPassed')];
}

/** Everything that is wrong with a change of a tag. */
export function checkTagUpdate(fields: TagFields): Problem[] {
  const cleared = Object.entries(fields).flatMap(([member, value]) =>
    value === null ? [tagProblem(member, 'the service has no way to clear it', null)] : [],
  );
  return [...cleared, ...checkTexts(fields)];
}

/** A tag that another customer shares with this one: only its owner may change it (universal-event-tracking.md). */
export function checkTagOwner(tag: UetTag, customerId: Id): Problem[] {
  const owner = tag.customerShare?.ownerCustomerId;
  if (!isGiven(owner) || owner === customerId) return [];
  const message = `the tag belongs to customer ${owner}, and only its owner may change it`;
  return [tagProblem('customerShare', message, null, `use --customer ${owner} if you may act for that customer`)];
}

function checkName(name: string): Problem[] {
  const wrong = nameProblem('the name', name, longestName);
  return wrong ? [tagProblem('name', wrong, 'InvalidUetTagName')] : [];
}

function checkTexts({ name, description, industry }: TagFields): Problem[] {
  const problems = isGiven(name) ? checkName(name) : [];
  // There is a longest description, but no page tells it.
  const wrongDescription = isGiven(description) && textProblem('the description', description, null);
  if (wrongDescription) {
    const hint = description === '' ? 'leave it out: the service cannot clear a description' : undefined;
    problems.push(tagProblem('description', wrongDescription, 'InvalidUetTagDescription', hint));
  }
  if (industry === 'Unknown') {
    problems.push(tagProblem('industry', 'the industry Unknown is for tags that have none', null));
  }
  return problems;
}
