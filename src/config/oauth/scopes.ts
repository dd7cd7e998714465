import type { Environment } from '../../domain/environment.js';
import type { IdentityProvider } from '../../domain/identity-provider.js';

/** The right to manage an account; Microsoft grants it only with a second factor (authentication-oauth-mfa.md). */
const manage = {
  production: 'https://ads.microsoft.com/msads.manage',
  // Of Microsoft's SDKs; no page names it.
  sandbox: 'https://si.ads.microsoft.com/msads.manage',
};

export interface ScopeOf {
  identityProvider: IdentityProvider;
  environment: Environment;
}

/** What a token must be good for; null where the provider's scopes say nothing about Microsoft Advertising. */
export function neededScope({ identityProvider, environment }: ScopeOf): string | null {
  if (identityProvider === 'google') return null;
  return environment === 'sandbox' ? manage.sandbox : manage.production;
}

/** The `scope` of a sign-in and of a renewal. Without `offline_access` Microsoft sends no refresh token. */
export function scopeOf(wanted: ScopeOf): string {
  const needed = neededScope(wanted);
  return needed === null ? 'openid email profile' : `${needed} offline_access`;
}
