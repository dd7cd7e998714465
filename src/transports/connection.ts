import { operationNamed } from '../contract/contract.js';
import { BingctlError } from '../errors.js';
import {
  type Answer,
  type Call,
  type CallOptions,
  type OperationName,
  operationEffects,
  type Request,
} from '../service/operations.js';
import { FailedAttempt, withoutAnswer } from './attempt.js';
import type { AccountIds, Connection, ConnectionOptions } from './connect.js';
import { HttpFailure, httpClient } from './http.js';
import { masked } from './mask.js';
import { renewingOnce } from './renewal.js';
import { withPatience } from './retry.js';
import { traced } from './trace.js';
import type { Credentials, Transport } from './transport.js';

/** A connection over a transport: what all transports have in common. Nothing is loaded or sent before the first call. */
export function connectOver(transport: Transport, options: ConnectionOptions): Connection {
  const { clock, maxRetries, tell, timeoutMs } = options;
  const secrets = new Set([options.developerToken]);
  const plain = httpClient({ env: options.env });
  const http = options.trace ? traced(plain, { clock, line: options.trace, secrets: () => [...secrets] }) : plain;

  const credentialsWith = (accessToken: string, { customerId, accountId }: AccountIds): Credentials => {
    secrets.add(accessToken);
    const all: Credentials = new Map([
      ['AuthenticationToken', accessToken],
      ['CustomerAccountId', accountId],
      ['CustomerId', customerId],
      ['DeveloperToken', options.developerToken],
      ['IdentityProvider', options.identityProvider === 'google' ? 'Google' : ''],
    ]);
    for (const [name, value] of all) if (!value) all.delete(name);
    return all;
  };

  const callFor =
    (account: AccountIds): Call =>
    async <O extends OperationName>(name: O, request: Request<O>, { signal, stop }: CallOptions = {}) => {
      const found = await operationNamed(name);
      if (!found) throw new Error(`no packaged contract has an operation ${name}`);
      const effect: 'read' | 'add' | 'update' = operationEffects[name];
      const renewing = renewingOnce({
        accessToken: options.accessToken,
        // Who has asked to stop gets no further write, and still learns what became of the last one.
        stopped: () => effect !== 'read' && stop?.aborted === true,
        tell: () => options.trace?.('* the access token has expired: once more with another one'),
      });
      const once = (attempt: number) =>
        renewing(async (token) => {
          try {
            return await transport.attempt({
              ...found,
              request,
              credentials: async () => credentialsWith(await token(), account),
              send: (message) => http.send({ ...message, timeoutMs, signal, attempt }),
              now: () => clock.now(),
            });
          } catch (error) {
            throw silenced(error instanceof HttpFailure ? withoutAnswer(error) : error, [...secrets]);
          }
        });
      const patience = { operation: name, effect, maxRetries, clock, tell, signal, stop };
      return (await withPatience(once, patience)) as Answer<O>;
    };

  return { call: callFor(options), callFor, close: () => http.close() };
}

/** A service or a proxy may repeat a credential in what it complains about. */
function silenced(error: unknown, secrets: readonly string[]): unknown {
  if (!(error instanceof FailedAttempt)) return error;
  const { kind, message, code, errorCode, hint, trackingId, items, mayBeDone, cause } = error.error;
  const quiet = new BingctlError(kind, masked(message, secrets), {
    code,
    errorCode,
    hint,
    trackingId,
    items: items.map((item) => ({ ...item, message: masked(item.message, secrets) })),
    mayBeDone,
    cause,
  });
  return new FailedAttempt(quiet, error);
}
