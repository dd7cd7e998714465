import type { IdentityProvider } from '../../domain/identity-provider.js';
import type { Consent } from '../identity-records.js';
import type { Visit } from './visit.js';

/** The application that asks, and the platform that it asks. */
export interface Client {
  provider: IdentityProvider;
  clientId: string;
}

/** Whether a consent was given to this application, on this platform. */
export function isOf(consent: Consent, { provider, clientId }: Client): boolean {
  return consent.provider === provider && consent.clientId === clientId;
}

/** What was found for a code or a token that is to be exchanged. */
export interface Grant {
  consent: Consent;
  /** A refresh token comes with the access token. */
  refreshable: boolean;
  /** Called when nothing else stands in the way: a request that is refused may be mended and sent again. */
  useUp(): void;
}

/** @throws SignInRefusal for what is unknown, spent, or somebody else's */
export type FindGrant = (visit: Visit, client: Client) => Grant;
