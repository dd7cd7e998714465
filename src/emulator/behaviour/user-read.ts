import { refuseCall } from '../refusal.js';
import type { UserRecord } from '../state.js';
import { rolesOf } from '../users.js';
import type { World } from '../world.js';
import type { Requests } from './requests.js';

/**
 * getuser: oneself, or another of whom one sees the roles in one's own customers only. Somebody of none of them is refused
 * like somebody who is not there.
 */
export function getUser(request: Requests['GetUser'], { state, user }: World) {
  const id = request.userId ?? user.id;
  const found = id === user.id ? user : state.users.find((each) => each.id === id);
  if (!found) refuseCall(1001);
  const own = new Set(rolesOf(user, state).map(({ customerId }) => customerId));
  const customerRoles = rolesOf(found, state).filter(({ customerId }) => found === user || own.has(customerId));
  if (found !== user && customerRoles.length === 0) refuseCall(1001);
  return { user: userView(found), customerRoles };
}

/** The password is never given; what people can write about themselves is left empty. */
function userView({ id, customerId, userName, firstName, lastName, lifeCycleStatus }: UserRecord) {
  return {
    customerId,
    id,
    lcid: 'EnglishUS',
    name: { firstName, lastName, middleInitial: null },
    secretQuestion: 'None',
    userLifeCycleStatus: lifeCycleStatus,
    userName,
  };
}
