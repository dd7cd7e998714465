import { updateOf } from '../fix.js';
import { causes, firstCounted } from './first-counted.js';
import type { Reason } from './reason.js';

/** It would count if it looked at the tag that the event is sent with. */
export const otherTag: Reason = (goals, { sent, hits, tags }) => {
  const tagged = (sent ?? []).filter(({ event }) => event.tagId !== undefined);
  // An event of the goal's own tag that is right without it is right with it, and would have counted.
  const first = firstCounted(goals, tagged, hits, { event: ({ event: { tagId, ...event } }) => event });
  return causes(first, (goal, { name: event, event: { tagId = '' } }) => {
    const name = tags?.find(({ id }) => id === tagId)?.name;
    return {
      code: 'wrong-tag',
      event,
      message: `the event is sent with UET tag ${name === undefined ? tagId : `"${name}" (${tagId})`}, and the goal looks at ${goal.tagId}`,
      fix: updateOf(goal, '--tag', tagId),
    };
  });
};
