import { updateOf } from '../fix.js';
import type { Reason } from './reason.js';

/** It would count if it looked at the tag that the event is sent with. */
export const otherTag: Reason = (goal, { sent, hits, tags }) => {
  const matches = hits.matcher(goal);
  for (const each of sent ?? []) {
    const { tagId, ...event } = each.event;
    if (tagId === undefined || tagId === goal.tagId || matches(event).matches !== true) continue;
    const name = tags?.find(({ id }) => id === tagId)?.name;
    return {
      code: 'wrong-tag',
      event: each.name,
      message: `the event is sent with UET tag ${name === undefined ? tagId : `"${name}" (${tagId})`}, and the goal looks at ${goal.tagId}`,
      fix: updateOf(goal, '--tag', tagId),
    };
  }
  return null;
};
