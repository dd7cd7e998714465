import type { Clock } from '../clock.js';
import { mayHaveSecrets } from '../domain/hosts.js';
import type { IdentityProvider } from '../domain/identity-provider.js';
import { BingctlError } from '../errors.js';
import { openStore } from './credential-store.js';
import { signInAddresses } from './oauth/addresses.js';
import { profileTokens, signedOut } from './profile-tokens.js';
import type { Application, PostForm } from './renew.js';
import type { Settings } from './settings.js';
import { fileToken } from './token-file.js';
import type { Patience, TokenKeeper } from './token-keeper.js';
import { type AccessTokens, fixedToken, renewingTokens } from './token-source.js';
import { variableToken } from './variable-token.js';

/** What calls are signed with. */
export interface SignIn {
  /** null: nobody is signed in. */
  tokens: AccessTokens | null;
  identityProvider: IdentityProvider;
  developerToken: string | null;
  /** As in `BINGCTL_DEVELOPER_TOKEN` or `profile shop`; '' for one that is built in. */
  developerTokenPlace: string;
}

export interface SignInTools {
  clock: Clock;
  /** Used only when a token has to be renewed. */
  post: PostForm;
  /** Gives up waiting for another process that renews the same token. */
  signal: () => AbortSignal;
}

/**
 * What calls are signed with. The access token comes from BINGCTL_ACCESS_TOKEN, BINGCTL_REFRESH_TOKEN, BINGCTL_TOKEN_FILE or
 * the profile, in this order; the developer token from its variable, the profile, or what is built in. The store of the
 * profile is not opened where variables say both.
 * @throws BingctlError `refused` for a store that cannot be read; `signedOut` where what is stored must not be sent, or a
 * refresh token comes without its client id
 */
export async function openSignIn(settings: Settings, tools: SignInTools): Promise<SignIn> {
  const ofVariables = tokensOfVariables(settings, tools);
  const own = settings.developerTokenFrom !== 'default';
  const profile = ofVariables && own ? null : await openProfile(settings, tools, ofVariables !== null);
  const stored = own ? null : (profile?.developerToken ?? null);
  return {
    tokens: ofVariables ?? profile?.tokens ?? null,
    identityProvider: profile && !ofVariables ? profile.identityProvider : settings.identityProvider,
    developerToken: stored ?? settings.developerToken,
    developerTokenPlace: own ? 'BINGCTL_DEVELOPER_TOKEN' : stored === null ? '' : (profile?.tokens.place ?? ''),
  };
}

/** The tokens that variables give, null where they give none. */
function tokensOfVariables(settings: Settings, tools: SignInTools): AccessTokens | null {
  const { accessToken, clientId, clientSecret, environment } = settings;
  if (accessToken !== null) {
    return fixedToken(accessToken, environment === 'local' ? 'the local environment' : 'BINGCTL_ACCESS_TOKEN');
  }
  const keeper = keeperOfVariables(settings, tools);
  if (keeper === null) return null;
  if (clientId === null) {
    throw new BingctlError('signedOut', `${keeper.place} needs the client id of the application it was made for`, {
      hint: 'set BINGCTL_CLIENT_ID',
    });
  }
  const { identityProvider, tenant } = settings;
  return renewing(settings, tools, keeper, { identityProvider, tenant, environment, clientId, clientSecret });
}

function keeperOfVariables(settings: Settings, tools: SignInTools): TokenKeeper | null {
  const { refreshToken, tokenFile } = settings;
  if (refreshToken !== null) return variableToken(refreshToken);
  return tokenFile === null ? null : fileToken(tokenFile, waiting(settings, tools));
}

interface OpenProfile {
  identityProvider: IdentityProvider;
  tokens: AccessTokens;
  developerToken: string | null;
}

/** A stored refresh token goes with the application that it was made for, whatever the variables say of others. */
async function openProfile(settings: Settings, tools: SignInTools, needless: boolean): Promise<OpenProfile | null> {
  const { baseUrl, folders, profile: chosen } = settings;
  if (chosen === null) return null;
  if (baseUrl !== null && !mayHaveSecrets(new URL(baseUrl).hostname)) {
    if (needless) return null;
    throw notSentTo(new URL(baseUrl), chosen.name);
  }
  const { name, profile } = chosen;
  const store = await openStore(profile.credentialStore, folders.config);
  const stored = await store.read(name);
  if (stored === null && !needless) throw signedOut(name, store);
  const keeper = profileTokens({ store, profile: name, configFolder: folders.config, ...waiting(settings, tools) });
  const application = { ...profile, clientSecret: stored?.clientSecret ?? null };
  return {
    identityProvider: profile.identityProvider,
    tokens: renewing(settings, tools, keeper, application),
    developerToken: stored?.developerToken ?? null,
  };
}

type Applicant = Omit<Application, 'tokenAddress'> & { tenant: string | null };

function renewing({ baseUrl }: Settings, tools: SignInTools, keeper: TokenKeeper, applicant: Applicant): AccessTokens {
  const { clock, post } = tools;
  const application = () => ({ ...applicant, tokenAddress: signInAddresses({ ...applicant, baseUrl }).token });
  return renewingTokens({
    keeper,
    clock,
    async renew(refreshToken) {
      const { renew } = await import('./renew.js');
      return renew(application(), refreshToken, { clock, post, again: keeper.again });
    },
  });
}

/** Another process may take all its tries to renew a token. */
function waiting({ maxRetries, timeoutMs }: Settings, { signal }: SignInTools): Patience {
  const pausesMs = 20_000;
  return { lockTimeoutMs: (maxRetries + 1) * (timeoutMs + pausesMs), signal };
}

function notSentTo({ host }: URL, profile: string): BingctlError {
  return new BingctlError(
    'signedOut',
    `${host} is neither this machine nor Microsoft's, so it gets nothing of what profile ${profile} has stored`,
    { hint: 'if it may have your credentials, set BINGCTL_ACCESS_TOKEN and BINGCTL_DEVELOPER_TOKEN' },
  );
}
