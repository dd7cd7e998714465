import { emptyIdentity } from './identity-records.js';
import { stateVersion } from './state.js';
import { BrokenState } from './state-members.js';

/** Version 1 knew no users and no sign-in. The file becomes one of today's version with the next call. */
export function upgraded(state: Record<string, unknown>, version: number): Record<string, unknown> {
  if (version === stateVersion) return state;
  if (version === 1) return { ...state, version: stateVersion, users: [], identity: emptyIdentity() };
  throw new BrokenState(`it has the unknown version ${version}`);
}
