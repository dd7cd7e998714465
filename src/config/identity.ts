import type { IdentityProvider } from '../domain/identity-provider.js';
import { BingctlError } from '../errors.js';
import type { TokenSource } from '../transports/connect.js';
import type { Settings } from './settings.js';
import type { SignIn } from './sign-in.js';

/** With what right a call is made, whoever it is made for. */
export interface Credentials {
  developerToken: string;
  accessToken: TokenSource;
  identityProvider: IdentityProvider;
}

/** What has to be known for a call: for Customer Management, which is asked for accounts, without the ids. */
export type Needed = 'customerId' | 'accountId';

const waysToSet = {
  customerId: '--customer or BINGCTL_CUSTOMER_ID',
  accountId: '--account or BINGCTL_ACCOUNT_ID',
  developerToken: 'BINGCTL_DEVELOPER_TOKEN',
  accessToken: 'BINGCTL_ACCESS_TOKEN',
};

/**
 * What calls are signed with, once it is known that no id is missing either.
 * @param missing the ids that no setting has
 * @throws BingctlError `signedOut` that names everything missing at once
 */
export function requireCredentials(settings: Settings, signIn: SignIn, missing: readonly Needed[] = []): Credentials {
  const { developerToken, identityProvider, tokens } = signIn;
  if (developerToken !== null && tokens !== null && missing.length === 0) {
    return { developerToken, accessToken: tokens.token, identityProvider };
  }
  const wanted = [
    ...missing,
    ...(developerToken === null ? (['developerToken'] as const) : []),
    ...(tokens === null ? (['accessToken'] as const) : []),
  ];
  throw new BingctlError(
    'signedOut',
    `not signed in to ${settings.environment}: set ${wanted.map((part) => waysToSet[part]).join(', ')}`,
    {
      hint:
        tokens === null
          ? 'sign in with bingctl login, which asks for all of it; without an account, try --env local'
          : null,
    },
  );
}
