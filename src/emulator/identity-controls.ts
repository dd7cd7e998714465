import type { ControlHandler } from './control-handler.js';
import { HttpRefusal } from './http.js';
import { decideDevice, decisions, isDecision } from './oauth/device-login.js';

/** Steers the identity platforms: who signs in on a device, and what becomes of tokens. */
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
