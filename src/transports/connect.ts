import type { Clock } from '../clock.js';
import type { IdentityProvider } from '../domain/identity-provider.js';
import type { Call } from '../service/operations.js';
import type { Endpoint } from './endpoint.js';
import type { TransportEvent } from './retry.js';

/** Whom calls are for; '' where they are for whoever is signed in: it is not sent. */
export interface AccountIds {
  customerId: string;
  accountId: string;
}

/** A way to the service for one account; made by {@link ConnectionOptions} and a transport. */
export interface Connection {
  call: Call;
  /** The same calls for another account, over the same connections. */
  callFor(account: AccountIds): Call;
  /** Lets go of kept connections; calls in flight are broken off. */
  close(): void;
}

/**
 * The access token to send.
 * @param refused the token that the service has just called expired (109): another one is fetched unless somebody has
 *   fetched it meanwhile
 * @throws BingctlError `signedOut` when none is to be had
 */
export type TokenSource = (refused?: string) => Promise<string>;

export interface ConnectionOptions extends Endpoint, AccountIds {
  developerToken: string;
  /** Who gave the access token: a token of Google's is announced as one. */
  identityProvider?: IdentityProvider | undefined;
  /** Asked for each attempt, so that a token that ran out while waiting is renewed. */
  accessToken: TokenSource;
  /** For one attempt. */
  timeoutMs: number;
  /** Attempts after the first. */
  maxRetries: number;
  clock: Clock;
  tell: (event: TransportEvent) => void;
  /** Gets the requests and answers, a line at a time, with every credential masked. */
  trace?: ((line: string) => void) | undefined;
  /** Where the proxy variables are looked up. */
  env: Record<string, string | undefined>;
}
