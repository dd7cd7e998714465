import type { SignInAddresses } from '../config/oauth/addresses.js';
import type { ScopeOf } from '../config/oauth/scopes.js';

/** With what somebody signs in: an application that is registered with a provider, and the provider's addresses. */
export interface SignInApplication extends ScopeOf {
  addresses: SignInAddresses;
  clientId: string;
  /** null: a public application, which must not send any (authentication-oauth-get-tokens.md). */
  clientSecret: string | null;
}
