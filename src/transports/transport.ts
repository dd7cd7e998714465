import type { FoundOperation, Operation } from '../contract/contract.js';
import type { HttpAnswer, HttpRequest } from './http.js';

/** Header elements in SOAP, headers in REST; those that are not set are left out. */
export type Credentials = Map<
  'AuthenticationToken' | 'CustomerAccountId' | 'CustomerId' | 'DeveloperToken' | 'IdentityProvider',
  string
>;

/**
 * Whether a header goes with an operation. `IdentityProvider` goes with all of them, though it is in no contract
 * (authentication-oauth-quick-start.md): without it a token of Google's is refused.
 */
export function goesWith(name: string, { headers }: Pick<Operation, 'headers'>): boolean {
  return name === 'IdentityProvider' || headers.includes(name);
}

/** One attempt at a call, as a transport is given it. */
export interface Attempt extends FoundOperation {
  /** Members in camelCase, in any order. */
  request: object;
  /** Asked for each attempt, so that a token that ran out while waiting is renewed. */
  credentials(): Promise<Credentials>;
  /** Rejects with HttpFailure where no answer comes. */
  send(message: Pick<HttpRequest, 'method' | 'url' | 'headers' | 'body'>): Promise<HttpAnswer>;
  /** In the clock's milliseconds. */
  now(): number;
}

/** A way of putting calls on the wire and of reading what comes back. Retries, traces and time limits are not its own. */
export interface Transport {
  /**
   * @throws FailedAttempt for a fault, an error page, and whatever else is not this operation's answer
   * @throws BingctlError of kind `usage` for what cannot be sent
   */
  attempt(attempt: Attempt): Promise<unknown>;
}
