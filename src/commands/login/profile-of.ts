import type { Profile } from '../../config/profiles.js';
import type { Settings } from '../../config/settings.js';
import type { AdAccount } from '../../domain/account.js';
import { customersFor } from '../../domain/account-access.js';
import type { SignedIn } from '../../service/customers.js';
import type { Intent } from './intent.js';
import type { KnownApplication } from './known.js';

export interface NewProfile {
  intent: Intent;
  known: KnownApplication;
  clientId: string;
  me: SignedIn;
  account: AdAccount | null;
  /** What flags and variables say. */
  settings: Settings;
}

/** The profile that a sign-in makes. What it does not decide stays as it was. */
export function profileOf(made: NewProfile): Profile {
  const { account, clientId, intent, known, me, settings } = made;
  const { before, environment, store } = intent;
  const { identityProvider, tenant } = known;
  return {
    environment,
    identityProvider,
    clientId,
    tenant,
    customerId: customerOf(made),
    accountId: account?.id ?? null,
    accountName: account?.name ?? null,
    accountNumber: account?.number ?? null,
    userName: me.user.userName,
    transport: settings.transportFrom === 'flag' ? settings.transport : (before?.transport ?? null),
    credentialStore: store,
  };
}

/** Agencies use an account through a customer of their own, which is not the one that owns it (get-started.md). */
function customerOf({ account, intent: { before }, me, settings }: NewProfile): string | null {
  if (account === null) return null;
  if (settings.customerId !== null) return settings.customerId;
  const isAsBefore = before?.accountId === account.id && before.userName === me.user.userName;
  return (isAsBefore ? before.customerId : null) ?? customersFor(account, me.roles)[0] ?? null;
}
