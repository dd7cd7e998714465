import type { Context } from '../../context.js';
import type { IdentityProvider } from '../../domain/identity-provider.js';
import type { Known } from '../../sign-in/complete.js';
import type { Intent } from './intent.js';

export interface ApplicationFlags {
  clientId?: string;
  identity?: IdentityProvider;
  tenant?: string;
}

export interface KnownApplication extends Known {
  identityProvider: IdentityProvider;
  tenant: string | null;
  /** The developer token is the public one of the sandbox, which need not be kept. */
  tokenIsPublic: boolean;
}

/** With what somebody signs in, as far as it is known: of flags, variables, and what the profile had before. */
export function knownOf(flags: ApplicationFlags, { name, before, secrets }: Intent, ctx: Context): KnownApplication {
  // Signing in with another provider is by another application.
  const again = before !== null && (flags.identity ?? before.identityProvider) === before.identityProvider;
  const settings = again ? ctx.settings.withProfile(name) : ctx.settings.withoutProfile();
  const identityProvider = flags.identity ?? settings.identityProvider;
  const clientId = flags.clientId ?? settings.clientId;
  const isSame = again && clientId === before.clientId && identityProvider === before.identityProvider;
  // A variable goes before what was kept, and what was kept before what is built in.
  const kept = settings.developerTokenFrom === 'default' ? (secrets?.developerToken ?? null) : null;
  return {
    identityProvider,
    clientId,
    tenant: flags.tenant ?? settings.tenant,
    clientSecret: settings.clientSecret ?? (isSame ? (secrets?.clientSecret ?? null) : null),
    needsSecret: identityProvider === 'google',
    developerToken: kept ?? settings.developerToken,
    tokenIsPublic: kept === null && settings.developerToken !== null && settings.developerTokenFrom === 'default',
  };
}
