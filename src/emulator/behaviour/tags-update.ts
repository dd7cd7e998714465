import { eachItem, refuse } from '../refusal.js';
import { visibleTag, type World } from '../world.js';
import type { Requests } from './requests.js';
import { checkTagDescription, checkTagList, checkTagName, checkTagNameFree, sharedWith } from './tag-checks.js';

/** updateuettags: what is absent or null stays; only the owner may change a tag that is shared. */
export function updateUetTags(request: Requests['UpdateUetTags'], world: World) {
  const sent = checkTagList(request.uetTags);
  const ids = new Set<string>();
  const names = new Set<string>();
  const { partialErrors } = eachItem(sent, (item) => {
    if (!item) refuse(5310);
    const id = item.id ?? refuse(5312);
    if (ids.has(id)) refuse(5301);
    ids.add(id);
    const visible = visibleTag(world, id) ?? refuse(5300);
    // The page names no code for a customer that only sees the tag; 106 is the one for ids without the right to them.
    if (visible.ownerId !== world.customerId) refuse(106);

    const { tag } = visible;
    if (item.name !== null && item.name !== undefined) checkTagName(item.name);
    checkTagDescription(item.description);
    const shares = sharedWith(item.customerShare, world);
    if (item.name !== null && item.name !== undefined) checkTagNameFree(item.name, names, tag, world);

    tag.name = item.name ?? tag.name;
    tag.description = item.description ?? tag.description;
    tag.industry = item.industry ?? tag.industry;
    tag.sharedWith = shares ?? tag.sharedWith;
  });
  return { partialErrors };
}
