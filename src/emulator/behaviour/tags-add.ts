import { newTag } from '../new-records.js';
import { eachItem, refuse } from '../refusal.js';
import { customerOf, customerToChange, newId, type World } from '../world.js';
import { addAutoGoal } from './auto-goals.js';
import type { Requests } from './requests.js';
import { checkTagDescription, checkTagList, checkTagName, checkTagNameFree, sharedWith } from './tag-checks.js';
import { tagView } from './tag-view.js';

/** adduettags: answers with whole tags, scripts and all; null where one was refused. */
export function addUetTags(request: Requests['AddUetTags'], world: World) {
  const sent = checkTagList(request.uetTags);
  const names = new Set<string>();
  const { results, partialErrors } = eachItem(sent, (tag) => {
    if (!tag) refuse(5310);
    if (tag.id !== null && tag.id !== undefined) refuse(5311);
    const name = tag.name ?? refuse(5305);
    checkTagName(name);
    checkTagDescription(tag.description);
    const shares = sharedWith(tag.customerShare, world) ?? [];
    checkTagNameFree(name, names, null, world);

    const limit = world.switches.tagLimit;
    if (limit !== null && customerOf(world).tags.length >= limit) refuse(5313);
    const made = newTag({ id: newId(world), name, description: tag.description ?? null, sharedWith: shares });
    made.industry = tag.industry ?? null;
    customerToChange(world).tags.push(made);
    if (world.switches.autoGoals) addAutoGoal(made, world);
    return tagView({ tag: made, ownerId: world.customerId }, world, ['Industry']);
  });
  return { uetTags: results, partialErrors };
}
