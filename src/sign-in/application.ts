import type { SignInPlace } from '../config/oauth/addresses.js';
import type { ScopeOf } from '../config/oauth/scopes.js';

/** With what somebody signs in, and where: an application that is registered with a provider. */
export interface SignInApplication extends ScopeOf, SignInPlace {
  clientId: string;
  /** null: a public application, which must not send any (authentication-oauth-get-tokens.md). */
  clientSecret: string | null;
}
