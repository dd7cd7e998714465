import { eachItem, refuse, refuseCall } from '../refusal.js';
import { visibleTags, type World } from '../world.js';
import { mostItems, type Requests } from './requests.js';
import { tagView } from './tag-view.js';

/** getuettagsbyids: no ids means all that the customer can see; a place for which there is nothing holds null. */
export function getUetTagsByIds(request: Requests['GetUetTagsByIds'], world: World) {
  const fields = request.returnAdditionalFields ?? [];
  const ids = request.tagIds ?? [];
  if (ids.length > mostItems) refuseCall(5304);
  if (new Set(ids).size < ids.length) refuseCall(5301);

  const tags = visibleTags(world);
  if (ids.length === 0) return { uetTags: tags.map((tag) => tagView(tag, world, fields)), partialErrors: [] };

  const byTagId = new Map(tags.map((visible) => [visible.tag.id, visible]));
  const { results, partialErrors } = eachItem(ids, (id) => tagView(byTagId.get(id) ?? refuse(5300), world, fields));
  return { uetTags: results, partialErrors };
}
