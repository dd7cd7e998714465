import type { Tokens } from '../../config/oauth/token-answer.js';
import type { Settings } from '../../config/settings.js';
import type { Context } from '../../context.js';
import type { AdAccount } from '../../domain/account.js';

export interface Login {
  tokens: Tokens;
  accounts: readonly AdAccount[];
  /** The one that the profile is for. */
  account: AdAccount | null;
  /** What flags and variables say. */
  settings: Settings;
}

/** Says what a sign-in leaves to be done, and what keeps it from being used. */
export function tellLogin({ tokens, accounts, account, settings }: Login, ctx: Context): void {
  if (tokens.refreshToken === null) {
    ctx.warn('No refresh token came with this sign-in: it ends within about an hour, and cannot be renewed.');
  }
  if (account === null) {
    ctx.warn(
      accounts.length === 0
        ? 'You are signed in, and have no ad account yet: open one at https://ads.microsoft.com, then sign in again.'
        : `You may use ${accounts.length} ad accounts, and the profile names none: pick one with bingctl accounts use ACCOUNT.`,
    );
  }
  for (const variable of stronger(settings)) {
    ctx.warn(`${variable} is set, and goes before the token of this sign-in.`);
  }
}

/** Variables that calls take their token from, whatever is signed in. */
export function stronger({ accessToken, refreshToken, tokenFile }: Settings): string[] {
  return [
    ...(accessToken === null ? [] : ['BINGCTL_ACCESS_TOKEN']),
    ...(refreshToken === null ? [] : ['BINGCTL_REFRESH_TOKEN']),
    ...(tokenFile === null ? [] : ['BINGCTL_TOKEN_FILE']),
  ];
}
