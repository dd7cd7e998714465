import type { HeldTokens, TokenKeeper } from './token-keeper.js';

/**
 * A refresh token in a variable. Nothing keeps the new one that Microsoft sends with each renewal: within one command it is
 * used, the next one begins with the variable's, and Microsoft takes that too, until it is 90 days old or revoked.
 */
export function variableToken(refreshToken: string): TokenKeeper {
  let held: HeldTokens = { refreshToken, accessToken: null, expiresAtMs: null };
  return {
    place: 'BINGCTL_REFRESH_TOKEN',
    again:
      'set BINGCTL_REFRESH_TOKEN to a new one; a token that is replaced at each use is better kept in BINGCTL_TOKEN_FILE',
    read: async () => held,
    async keep(tokens) {
      held = tokens;
    },
    alone: (work) => work(),
  };
}
