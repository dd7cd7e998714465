import { isLoopback } from '../../domain/hosts.js';
import type { IdentityProvider } from '../../domain/identity-provider.js';
import { usage } from '../../errors.js';

export interface SignInPlace {
  identityProvider: IdentityProvider;
  /** null: whichever organisation or person signs in. Google has none. */
  tenant: string | null;
  /** Where every call goes instead, with the production paths. */
  baseUrl: string | null;
}

export interface SignInAddresses {
  authorize: URL;
  token: URL;
  /** null: Google's needs an application of another kind, and Microsoft Advertising documents none. */
  deviceCode: URL | null;
}

/**
 * Where somebody signs in and tokens come from. The sandbox of Microsoft Advertising has the production sign-in
 * (sandbox.md; authentication-oauth.md).
 * @throws BingctlError `usage` for an address that would get secrets in clear text
 */
export function signInAddresses({ identityProvider, tenant, baseUrl }: SignInPlace): SignInAddresses {
  if (baseUrl !== null) refuseClearText(new URL(baseUrl));
  const at = (origin: string, path: string) => new URL(path, baseUrl ?? origin);
  if (identityProvider === 'google') {
    return {
      authorize: at('https://accounts.google.com', '/o/oauth2/v2/auth'),
      token: at('https://oauth2.googleapis.com', '/token'),
      deviceCode: null,
    };
  }
  const microsoft = (end: string) =>
    at('https://login.microsoftonline.com', `/${encodeURIComponent(tenant ?? 'common')}/oauth2/v2.0/${end}`);
  return { authorize: microsoft('authorize'), token: microsoft('token'), deviceCode: microsoft('devicecode') };
}

function refuseClearText(url: URL): void {
  if (url.protocol === 'https:' || isLoopback(url.hostname)) return;
  throw usage(`${url.origin} would get credentials in clear text: http is for loopback only`, {
    hint: `use https://${url.host}`,
  });
}
