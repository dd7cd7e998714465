import { type Contract, contract, type Operation } from '../contract/contract.js';
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
import type { Connection, ConnectionOptions } from './connect.js';
import { HttpFailure, httpClient } from './http.js';
import { masked } from './mask.js';
import { withPatience } from './retry.js';
import { traced } from './trace.js';
import type { Credentials, Transport } from './transport.js';

/** A connection over a transport: what all transports have in common. Nothing is loaded or sent before the first call. */
export function connectOver(transport: Transport, options: ConnectionOptions): Connection {
  const { clock, maxRetries, tell, timeoutMs } = options;
  const secrets = new Set([options.developerToken]);
  const plain = httpClient({ env: options.env });
  const http = options.trace ? traced(plain, { clock, line: options.trace, secrets: () => [...secrets] }) : plain;

  async function credentials(): Promise<Credentials> {
    const accessToken = await options.accessToken();
    secrets.add(accessToken);
    const all: Credentials = new Map([
      ['AuthenticationToken', accessToken],
      ['CustomerAccountId', options.accountId],
      ['CustomerId', options.customerId],
      ['DeveloperToken', options.developerToken],
    ]);
    for (const [name, value] of all) if (!value) all.delete(name);
    return all;
  }

  const call: Call = async <O extends OperationName>(
    name: O,
    request: Request<O>,
    { signal, stop }: CallOptions = {},
  ) => {
    const operation = operationOf(contract(), name);
    const once = async (attempt: number) => {
      try {
        return await transport.attempt({
          operation,
          request,
          credentials,
          send: (message) => http.send({ ...message, timeoutMs, signal, attempt }),
          now: () => clock.now(),
        });
      } catch (error) {
        throw silenced(error instanceof HttpFailure ? withoutAnswer(error) : error, [...secrets]);
      }
    };
    const effect: 'read' | 'add' | 'update' = operationEffects[name];
    const patience = { operation: name, effect, maxRetries, clock, tell, signal, stop };
    return (await withPatience(once, patience)) as Answer<O>;
  };

  return { call, close: () => http.close() };
}

function operationOf(from: Contract, name: string): Operation {
  const operation = from.operations.get(name);
  if (!operation) throw new Error(`the packaged contract has no operation ${name}`);
  return operation;
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
