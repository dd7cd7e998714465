import { randomUUID } from 'node:crypto';
import { eachItem, refuse, refuseCall } from '../refusal.js';
import { visibleTag, type World } from '../world.js';
import type { Requests } from './requests.js';

/**
 * getuettagauthkey: the key of the Conversions API; the owner's first question makes it, and it stays the same. Other
 * customers that see the tag can read it once it is there.
 */
export function getUetTagAuthKey(request: Requests['GetUetTagAuthKey'], world: World) {
  // "Not everyone has this feature yet"; the page names no code for those who have not.
  if (!world.switches.authKeys) refuseCall(204);
  const { results, partialErrors } = eachItem([request.uetTagId ?? '0'], (id) => {
    const { tag, ownerId } = visibleTag(world, id) ?? refuse(5300);
    if (tag.authKey === null && ownerId !== world.customerId) refuse(106);
    tag.authKey ??= randomUUID();
    return tag.authKey;
  });
  return { uetTagAuthKey: results[0] ?? null, partialErrors };
}
