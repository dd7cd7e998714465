import type { ControlHandler } from './control-handler.js';
import { HttpRefusal } from './http.js';
import { decideDevice, decisions, isDecision } from './oauth/device-login.js';
import type { UserRecord } from './state.js';
import { user } from './state-check.js';
import { list } from './state-members.js';
import { caller } from './users.js';

/** Steers who calls: the users and their roles, who signs in on a device, and what becomes of tokens. */
export const identityControls: Record<string, Record<string, ControlHandler>> = {
  devices: {
    POST: ({ userCode, decision }, { store, now }) => {
      if (typeof userCode !== 'string' || !isDecision(decision)) {
        throw new HttpRefusal(400, `give userCode, and as decision one of: ${decisions.join(', ')}`);
      }
      return store.change((state) => {
        const decided = decideDevice(state, userCode, decision, now() + state.clockOffsetMs);
        if (!decided) throw new HttpRefusal(404, 'no device waits under this code');
        return { decision };
      });
    },
  },
  users: {
    GET: (_, { store }) => store.change((state) => ({ users: state.users, caller: caller(state) })),
    // The first of them is the one who calls; none: one with full rights.
    PUT: ({ users }, { store }) => {
      list(users, 'users', user);
      return store.change((state) => {
        state.users = users as UserRecord[];
        return { users: state.users, caller: caller(state) };
      });
    },
  },
  tokens: {
    GET: (_, { requests }) => ({ grants: requests.grants }),
    // As when a person takes their consent back: access tokens live out their time.
    DELETE: (_, { store, now }) =>
      store.change((state) => {
        const at = now() + state.clockOffsetMs;
        const tokens = Object.values(state.identity.refreshTokens).filter(({ revokedAt }) => revokedAt === null);
        for (const token of tokens) token.revokedAt = at;
        return { revoked: tokens.length };
      }),
  },
};
